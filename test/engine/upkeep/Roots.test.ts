import test from "ava"
import * as Effect from "effect/Effect"
import { join } from "node:path"
import { Event } from "../../../src/engine/Event.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import type { Execution } from "../../../src/engine/upkeep/History.ts"
import * as Roots from "../../../src/engine/upkeep/Roots.ts"
import * as Tags from "../../../src/engine/upkeep/Tags.ts"
import type { LockFile } from "../../../src/engine/verify/LockFile.ts"
import { effect } from "../../effect.ts"
import { layer, log } from "./Rig.ts"

const history = (
  ...executions: ReadonlyArray<readonly [id: string, outcome?: Execution["outcome"], profile?: string]>
) =>
  executions.map(([id, outcome = "done", profile = "small"]): Execution => ({
    id,
    workflow: "letters",
    profile,
    startedAt: "2026-01-01T00:00:00.000Z",
    executed: 0,
    cached: 0,
    failed: 0,
    skipped: 0,
    durationMillis: 0,
    outcome
  }))

test("the newest of every workflow and profile are kept", (t) => {
  const all = history(["1"], ["2", "done", "other"], ["3"], ["4"])
  t.deepEqual(Roots.latest(all, 2), ["4", "3", "2"])
  t.deepEqual(Roots.latest(all, 1), ["4", "2"])
  t.deepEqual(Roots.latest(all, 0), [])
})

test("those that were not done push no other out, and are kept since the oldest that is", (t) => {
  const all = history(["1", "killed"], ["2"], ["3", "failed"], ["4", "interrupted"], ["5"], ["6", "killed"])
  t.deepEqual(Roots.latest(all, 1), ["6", "5"])
  t.deepEqual(Roots.latest(all, 2), ["6", "5", "4", "3", "2"])
})

const { cases } = Event
const at = "2026-01-01T00:00:00.000Z"
const start = (at: string) =>
  cases.ExecutionStarted.make({
    at,
    execution: "",
    workflow: "letters",
    profile: "small",
    config: {},
    steps: 1,
    jobs: 1
  })
const done = cases.ExecutionFinished.make({
  at,
  done: 1,
  cached: 0,
  failed: 0,
  skipped: 0,
  stopped: 0,
  durationMillis: 1
})
const [a, b, c, open] = ["a", "b", "c", "open"].map(Hash.ofText)

const lock: LockFile = {
  format: "repro/lock/2",
  workflow: "letters",
  profile: "small",
  config: {},
  environments: [],
  steps: { write: { text: { kind: "text@1", digest: c } } }
}

effect(
  "roots are what lock files name and the keys that kept executions used, whatever became of the steps",
  (t, folder) =>
    Effect.gen(function*() {
      const cached = (key: typeof a) => cases.StepCached.make({ at, step: "write", key })
      yield* log("old", [start("2026-01-01T00:00:01.000Z"), cached(a), done])
      yield* log("dropped", [start("2026-01-01T00:00:02.000Z"), cached(c), done])
      const begun = cases.StepStarted.make({ at, step: "write", key: open, reasons: [] })
      yield* log("new", [start("2026-01-01T00:00:03.000Z"), cached(b), begun, done])
      yield* Tags.set("paper", "old")
      const roots = yield* Roots.find([lock], 1)
      t.deepEqual(roots, {
        locked: new Set([c]),
        tagged: new Set([a]),
        recent: new Set([b, open]),
        executions: new Set(["old", "new"])
      })
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

test("a lock file names what it published, and what it recorded of downloads", (t) => {
  t.deepEqual(Roots.digestsOf({ ...lock, recorded: { ask: { params: b, outputs: { text: a } } } }), [c, a])
})

effect("a tag whose execution left no log keeps it from saying what is needed", (t, folder) =>
  Effect.gen(function*() {
    yield* Tags.set("paper", "lost")
    const { message } = yield* Effect.flip(Roots.find([], 1))
    t.regex(message, /^The log of the execution that is called paper is gone\n {2}execution {2}lost\n/)
  }).pipe(Effect.provide(layer(join(folder, "store")))))
