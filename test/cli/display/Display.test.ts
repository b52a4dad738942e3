import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Display from "../../../src/cli/display/Display.ts"
import * as LiveDisplay from "../../../src/cli/display/LiveDisplay.ts"
import * as PlainDisplay from "../../../src/cli/display/PlainDisplay.ts"
import { Event } from "../../../src/engine/Event.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { serial } from "../../effect.ts"
import { graphOf } from "../../engine/Run.ts"
import letters from "../../fixtures/letters.ts"
import { captured } from "../Terminal.ts"

const key = Hash.ofText("key")
const at = (seconds: number) => `2026-01-01T00:00:${String(seconds).padStart(2, "0")}.000Z`
const { cases } = Event

const progress = (second: number, done: number) =>
  cases.StepProgress.make({ at: at(second), step: "train", progress: { done, total: 100, unit: "steps" } })

/** An execution in which everything happens. */
const events: ReadonlyArray<Event> = [
  cases.ExecutionStarted.make({
    at: at(0),
    execution: "id",
    workflow: "scaling",
    profile: "mini",
    config: {},
    steps: 10,
    jobs: 2
  }),
  cases.StepCached.make({ at: at(0), step: "download", key }),
  cases.StepStarted.make({
    at: at(1),
    step: "train",
    key,
    reasons: [{ _tag: "NoRecord" }, { _tag: "ParamChanged", path: "rate", before: "1", after: "2" }]
  }),
  progress(2, 10),
  progress(3, 20),
  progress(12, 60),
  progress(13, 70),
  cases.StepWaiting.make({ at: at(13), step: "tune", key, host: "other", pid: 7 }),
  cases.StepRetried.make({ at: at(13), step: "train", key, message: "Step train failed\n  key  1" }),
  cases.StepStopped.make({ at: at(13), step: "sample", key, checkpoint: 40 }),
  cases.ObjectQuarantined.make({ at: at(13), step: "train", output: "log", digest: key, path: "/aside" }),
  cases.StepDiverged.make({ at: at(14), step: "train", key, outputs: {} }),
  cases.StepDone.make({ at: at(14), step: "train", key, durationMillis: 13_000, outputs: {} }),
  cases.StepFailed.make({ at: at(15), step: "encode", message: "no memory" }),
  cases.StepSkipped.make({ at: at(15), step: "score", because: "encode" }),
  cases.ExecutionFinished.make({
    at: at(16),
    done: 1,
    cached: 1,
    failed: 1,
    skipped: 1,
    stopped: 1,
    durationMillis: 16_000
  })
]

serial(
  "plain lines tell when a step starts and ends, and every ten seconds how far it is",
  (t) =>
    Effect.gen(function*() {
      const { show } = yield* PlainDisplay.make(10)
      const { stdout } = yield* captured(Effect.forEach(events, show))
      t.is(
        stdout,
        "scaling (mini): 10 steps, 2 at once\n"
          + "  start   train  (no record; param rate: 1 → 2)\n"
          + "          train  60/100 steps  5.0 steps/s  8.0 s left\n"
          + "  wait    tune  (process 7 on other executes it)\n"
          + "  retry   train  (Step train failed)\n"
          + "  stopped sample  at checkpoint 40\n"
          + "  CORRUPT train:log  put aside as /aside\n"
          + `  NOT DETERMINISTIC: train gave other outputs than before for key ${key.slice(0, 12)}\n`
          + "[ 2/10] done    train  13 s\n"
          + "[ 3/10] failed  encode\n"
          + "[ 4/10] skipped score  (waits for encode)\n"
      )
    })
)

serial("in a terminal settled steps stay, and those that run are drawn again in place", (t) =>
  Effect.gen(function*() {
    const { close, show } = yield* LiveDisplay.make(10)
    const { stdout } = yield* captured(Effect.andThen(Effect.forEach(events, show), close))
    const shown = screen(stdout)
    t.deepEqual(shown, [
      "scaling (mini): 10 steps, 2 at once",
      "  … tune  process 7 on other executes it",
      "  ↻ train  Step train failed",
      "  ‖ sample  stopped at checkpoint 40",
      "  ! train:log was corrupt, put aside as /aside",
      "  ! train is not deterministic: other outputs than before",
      "  ✓ train  13 s",
      "  ✗ encode",
      "  - score  waits for encode"
    ])
    t.true(stdout.includes("  ▸ train  60/100 steps  5.0 steps/s  8.0 s left\n  1/10 steps\n"))
  }))

serial("what another process took over and brought to its end runs here no more", (t) =>
  Effect.gen(function*() {
    const { show } = yield* LiveDisplay.make(3)
    const { stdout } = yield* captured(Effect.forEach([
      cases.StepStarted.make({ at: at(1), step: "train", key, reasons: [] }),
      cases.StepCached.make({ at: at(2), step: "train", key }),
      cases.StepStarted.make({ at: at(3), step: "score", key, reasons: [] })
    ], show))
    t.deepEqual(screen(stdout), ["  ▸ score  ", "  1/3 steps"])
  }))

const nothing = { firstFailure: undefined, outputs: new Map(), resumes: new Map() }

/** The lines that a terminal shows in the end: colours dropped, "up n lines and clear" carried out. */
const screen = (text: string): ReadonlyArray<string> => {
  const [first, ...controlled] = text.split("\u001b[")
  let shown = first
  for (const part of controlled) {
    const [, number, command, rest] = /^(\d*)([A-Z])([^]*)$/i.exec(part) as unknown as ReadonlyArray<string>
    if (command === "A") shown = shown.split("\n").slice(0, -1 - Number(number)).map((line) => line + "\n").join("")
    shown += rest
  }
  return shown.trimEnd().split("\n")
}

serial("as JSON every event is a line, and nothing else is printed", (t) =>
  Effect.gen(function*() {
    const display = yield* Display.make({ json: true, graph: yield* graphOf(letters) })
    const counts = { done: 1, cached: 1, failed: 1, skipped: 1, stopped: 0, durationMillis: 1 }
    const shown = Effect.forEach(events, display.show)
    const end = Effect.andThen(display.close, display.outcome({ ...nothing, ...counts }, "log"))
    const { stdout } = yield* captured(Effect.andThen(shown, end))
    const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Event))
    t.deepEqual(stdout.trimEnd().split("\n").map((line) => decode(line)), events)
  }))

serial("the outcome counts the steps, and names the log where one failed", (t) =>
  Effect.gen(function*() {
    const { outcome } = yield* Display.make({ json: false, graph: yield* graphOf(letters) })
    const summary = { ...nothing, done: 3, cached: 2, failed: 0, skipped: 0, stopped: 0, durationMillis: 1234 }
    const printed = (counts: object) =>
      Effect.map(captured(outcome({ ...summary, ...counts }, "the.log")), ({ stdout }) => stdout)
    t.is(yield* printed({}), "5 steps: 3 executed, 2 cached; 1.2 s\n")
    t.is(
      yield* printed({ failed: 1, skipped: 4 }),
      "10 steps: 3 executed, 2 cached, 1 failed, 4 skipped; 1.2 s\nLog: the.log\n"
    )
  }))
