import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Hash from "../../../src/engine/Hash.ts"
import { serial } from "../../effect.ts"
import * as Numerals from "../Numerals.ts"

const { masked } = Numerals

interface Printed {
  readonly code: unknown
  readonly stderr: string
  readonly stdout: string
}

/** The command did well and printed these lines, but for what is other each time. */
const says = (t: ExecutionContext, { code, stderr, stdout }: Printed, lines: ReadonlyArray<string>) => {
  t.deepEqual([code, stderr], [0, ""])
  t.is(masked(stdout), lines.map((line) => line + "\n").join(""))
}

const short = (content: string): string => Hash.ofText(content).slice(0, 8)

serial(
  "a step that is cached: since when, from which execution, and what depends on it",
  (t, folder) =>
    Effect.gen(function*() {
      const { run, why } = yield* Numerals.make(folder)
      yield* run()
      says(t, yield* why("write"), [
        "write is cached",
        "  key        DIGEST",
        "  step       write (numerals, one)",
        "  execution  EXECUTION",
        "  finished   TIME",
        "  took       SECONDS",
        "",
        "3 steps depend on it",
        "  scale  2",
        "  sum    1"
      ])
    })
)

serial(
  "a step that will run: every component that changed, and the record it was compared with",
  (t, folder) =>
    Effect.gen(function*() {
      const { edit, run, why } = yield* Numerals.make(folder)
      yield* run()
      yield* edit("lib/unit.ts", "export const unit = 2\n")
      says(t, yield* why("scale/0", "--set", "by=[5,3]"), [
        "scale/0 will run",
        "  implementation lib/unit.ts  changed",
        "  param by                    2 → 5",
        "",
        "Compared with the nearest earlier record",
        "  step       scale/0 (numerals, one)",
        "  execution  EXECUTION",
        "  finished   TIME",
        "  took       SECONDS",
        "",
        "1 step depends on it",
        "  sum  1",
        "Each of them runs only if the bytes that it reads change",
        "",
        "Forecast for 2 at once, from 2 earlier records",
        "  what will run  SECONDS",
        "  at most        SECONDS, with 1 step that may follow"
      ])
    })
)

serial("a comment in a helper changes nothing", (t, folder) =>
  Effect.gen(function*() {
    const { edit, run, why } = yield* Numerals.make(folder)
    yield* run()
    yield* edit("lib/unit.ts", "/** The neutral one. */\nexport const unit = 1 // one\n")
    t.regex((yield* why("scale/0")).stdout, /^scale\/0 is cached\n/)
  }))

serial("a changed input is told with the step it comes from", (t, folder) =>
  Effect.gen(function*() {
    const { run, why } = yield* Numerals.make(folder)
    yield* run()
    yield* run("--set", "number=7")
    const fs = yield* FileSystem.FileSystem
    const key = JSON.parse((yield* why("scale/0", "--json", "--set", "number=7")).stdout).key as string
    yield* fs.remove(`${folder}/store/journal/records/${key.slice(0, 2)}/${key}.json`)
    const { stdout } = yield* why("scale/0", "--set", "number=7")
    t.is(stdout.split("\n")[1], `  input numeral (from write)  ${short("1")} → ${short("7")}`)
  }))

serial("the nearest record of the stage is compared with, be it another step's", (t, folder) =>
  Effect.gen(function*() {
    const { run, why } = yield* Numerals.make(folder)
    yield* run()
    const { stdout } = yield* why("scale/2", "--set", "by=[2,3,4]")
    t.regex(
      masked(stdout),
      /^scale\/2 will run\n  param by  3 → 4\n\nCompared [^\n]*\n  step       scale\/1 \(numerals, one\)\n/
    )
  }))

serial(
  "a step that waits: the steps that will run, why, and by way of which others",
  (t, folder) =>
    Effect.gen(function*() {
      const { run, why } = yield* Numerals.make(folder)
      yield* run()
      const { stdout } = yield* why("sum", "--set", "number=4", "--set", "start=1")
      t.is(
        masked(stdout).split("\n\n").slice(0, 3).join("\n\n"),
        [
          "sum waits for 1 step that will run",
          "  write  param number: 1 → 4",
          "         by way of scale/0",
          "",
          "Besides, it is itself another than before",
          "  param start  0 → 1",
          "",
          "Compared with the nearest earlier record",
          "  step       sum (numerals, one)",
          "  execution  EXECUTION",
          "  finished   TIME",
          "  took       SECONDS"
        ].join("\n")
      )
    })
)

serial("a step whose stage never ran has no record, and its time is not known", (t, folder) =>
  Effect.gen(function*() {
    const { why } = yield* Numerals.make(folder)
    says(t, yield* why("write"), [
      "write will run",
      "  no record",
      "",
      "3 steps depend on it",
      "  scale  2",
      "  sum    1",
      "Each of them runs only if the bytes that it reads change",
      "",
      "How long it takes is not known: none of these stages ran before"
    ])
  }))

serial(
  "an output that is gone is the reason, and its own record is compared with",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const { run, store, why } = yield* Numerals.make(folder)
      yield* run()
      const digest = Hash.ofText("2")
      yield* fs.remove(`${store}/objects/sha256/${digest.slice(0, 2)}/${digest.slice(2)}`)
      const { stdout } = yield* why("scale/0")
      t.regex(
        stdout,
        /^scale\/0 will run\n  output numeral  missing from the store\n\nCompared [^\n]*\n  step       scale\/0 /
      )
    })
)

serial("as JSON, the answer is whole", (t, folder) =>
  Effect.gen(function*() {
    const { run, why } = yield* Numerals.make(folder)
    yield* run()
    const answer = JSON.parse((yield* why("scale/0", "--json", "--set", "by=[5,3]")).stdout)
    t.like(answer, {
      format: "repro/why/1",
      workflow: "numerals",
      profile: "one",
      step: "scale/0",
      stage: "scale",
      state: "will run",
      reasons: [{ _tag: "ParamChanged", path: "by", before: "2", after: "5" }],
      blessings: [],
      dependents: { steps: ["sum"], perStage: { sum: 1 } }
    })
    t.like(answer.earlier, { step: "scale/0", manifest: { stage: "scale", params: { by: 2 } } })
    t.like(answer.forecast, { certain: { steps: 1, unknown: 0 }, most: { steps: 2, unknown: 0 }, records: 2 })
    const waiting = JSON.parse((yield* why("sum", "--json", "--set", "number=4")).stdout)
    t.like(waiting, { state: "waits", own: { reasons: [] } })
    t.like(waiting.roots, [{ step: "write", through: ["scale/0"], reasons: [{ _tag: "ParamChanged" }] }])
  }))

serial("an unknown step is refused", (t, folder) =>
  Effect.gen(function*() {
    const { why } = yield* Numerals.make(folder)
    const { code, stderr } = yield* why("scale/o")
    t.is(stderr, "\nThere is no step scale/o\nDid you mean scale/0 or scale/1?\n")
    t.is(code, 2)
  }))
