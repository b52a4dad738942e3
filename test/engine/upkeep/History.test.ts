import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import { Event } from "../../../src/engine/Event.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { me } from "../../../src/engine/lease/Holder.ts"
import { Leases } from "../../../src/engine/lease/Lease.ts"
import * as History from "../../../src/engine/upkeep/History.ts"
import { effect } from "../../effect.ts"
import { layer, log, writeFile } from "./Rig.ts"

const { cases } = Event
const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`
const key = Hash.ofText("key")
const other = Hash.ofText("other")

const started = (second: number) =>
  cases.ExecutionStarted.make({
    at: at(second),
    execution: "any",
    workflow: "letters",
    profile: "small",
    config: {},
    steps: 4,
    jobs: 1
  })
const counts = { done: 2, cached: 1, failed: 0, skipped: 0, stopped: 0, durationMillis: 1500 }
const finished = (of: Partial<typeof counts>) => cases.ExecutionFinished.make({ at: at(9), ...counts, ...of })

effect("executions are in the order in which they began, whatever their names", (t, folder) =>
  Effect.gen(function*() {
    yield* log("a", [started(2), finished({})])
    yield* log("b", [started(1), finished({})])
    t.deepEqual((yield* History.executions).map(({ id }) => id), ["b", "a"])
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect("what came of an execution is told by its last event", (t, folder) =>
  Effect.gen(function*() {
    yield* log("done", [started(1), finished({})])
    yield* log("failed", [started(2), finished({ failed: 1, skipped: 1, stopped: 1 })])
    yield* log("interrupted", [started(3), finished({ stopped: 1 })])
    const [done, failed, interrupted] = yield* History.executions
    t.deepEqual(done, {
      id: "done",
      workflow: "letters",
      profile: "small",
      startedAt: at(1),
      executed: 2,
      cached: 1,
      failed: 0,
      skipped: 0,
      durationMillis: 1500,
      outcome: "done"
    })
    t.like(failed, { failed: 1, skipped: 1, outcome: "failed" })
    t.is(interrupted?.outcome, "interrupted")
  }).pipe(Effect.provide(layer(join(folder, "store")))))

const events = [
  started(1),
  cases.StepCached.make({ at: at(2), step: "cached", key: other }),
  cases.StepStarted.make({ at: at(2), step: "write", key, reasons: [] }),
  cases.StepFailed.make({ at: at(3), step: "failed", message: "" })
]

effect("one that came to no end was killed, and lasted until its last event", (t, folder) =>
  Effect.gen(function*() {
    yield* log("killed", events)
    const [killed] = yield* History.executions
    t.like(killed, { executed: 0, cached: 1, failed: 1, skipped: 0, durationMillis: 2000, outcome: "killed" })
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect("it is running if a living process holds one of its open steps", (t, folder) => {
  const holding = (held: typeof key) =>
    Layer.succeed(Leases, Leases.of({ acquire: () => Effect.never, held: Effect.succeed(new Map([[held, me]])) }))
  const outcome = Effect.map(History.executions, ([execution]) => execution?.outcome)
  return Effect.gen(function*() {
    yield* log("it", events)
    t.is(yield* Effect.provide(outcome, holding(key)), "running")
    t.is(yield* Effect.provide(outcome, holding(other)), "killed")
  }).pipe(Effect.provide(layer(join(folder, "store"))))
})

effect(
  "a log that does not say what was executed is left out, and lines cut off do not matter",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store", "journal", "executions")
      yield* writeFile(join(store, "empty.ndjson"), "")
      yield* writeFile(join(store, "cut.ndjson"), `${JSON.stringify(started(1))}\n{"_tag":"StepCa`)
      t.like(yield* History.executions, [{ id: "cut", outcome: "killed", durationMillis: 0 }])
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

effect("steps are told by their keys, as the newest execution named them", (t, folder) =>
  Effect.gen(function*() {
    yield* log("old", events)
    yield* log("new", [started(2), cases.StepCached.make({ at: at(2), step: "renamed", key: other })])
    const steps = yield* History.stepsOf([key, other, Hash.ofText("unknown")])
    t.deepEqual(steps, new Map([[other, "letters/small/renamed"], [key, "letters/small/write"]]))
  }).pipe(Effect.provide(layer(join(folder, "store")))))
