import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Interrupt from "../../../src/engine/verify/Interrupt.ts"
import { effect } from "../../effect.ts"
import fickle from "../../fixtures/fickle.ts"
import letters from "../../fixtures/letters.ts"
import { aside, executed, regraphed, telling } from "./Rig.ts"

/** Long enough for a kill to come between two numbers. */
const sleepMillis = "10"

const interrupted = Effect.fnUntraced(function*(folder: string, step: string) {
  const store = join(folder, "store")
  yield* executed(store, fickle)
  const { graph, results } = yield* regraphed(store, fickle, { set: { sleepMillis } })
  const computations = results.flatMap(({ record }) => record.step === step ? [record] : [])
  const { events, options } = telling()
  const [outcome] = yield* Effect.provide(
    Interrupt.check(graph, computations, { ...options, seed: 7, times: 2 }),
    aside(store, graph)
  )
  return { events, ...outcome }
})

effect(
  "a step that goes on from its checkpoints ends in the same result, and where it went on is told",
  (t, folder) =>
    Effect.gen(function*() {
      const { compared, events, findings, kills } = yield* interrupted(folder, "sum/whole")
      t.deepEqual(findings, [])
      t.is(compared, 1)
      t.is(kills.length, 2)
      for (const { at, checkpoint, resumedAt } of kills) {
        t.true(checkpoint >= 1 && checkpoint <= at.done)
        t.is(resumedAt, checkpoint + 1)
        t.like(at, { total: 12, unit: "numbers" })
      }
      t.true(kills[0].at.done <= kills[1].at.done)
      t.is(events.filter(({ _tag }) => _tag === "StepRetried").length, 2)
    })
)

effect("a step that resumes wrongly is caught by its result", (t, folder) =>
  Effect.gen(function*() {
    const { findings, kills } = yield* interrupted(folder, "sum/forgetful")
    t.true(kills.length > 0)
    t.like(findings, [{ _tag: "Differs", from: "recorded", isSameEnvironment: true }])
  }))

effect(
  "a step that begins anew although it saved checkpoints is caught, even if its result is right",
  (t, folder) =>
    Effect.gen(function*() {
      const { compared, findings, kills } = yield* interrupted(folder, "sum/never")
      t.is(compared, 1)
      t.deepEqual(findings.map(({ _tag }) => _tag), kills.map(() => "NotResumed"))
      t.deepEqual(kills.map(({ resumedAt }) => resumedAt), kills.map(() => 1))
    })
)

effect(
  "a step that saves no checkpoint is executed again whole, and that is told",
  (t, folder) =>
    Effect.gen(function*() {
      const { compared, findings, kills } = yield* interrupted(folder, "noise/large")
      t.deepEqual(kills, [])
      t.is(compared, 1)
      t.like(findings, [{ _tag: "NotInterrupted", why: "no checkpoint" }, { _tag: "Differs" }])
    })
)

effect(
  "a step that has nothing left to do after its only checkpoint cannot be interrupted",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      const { graph, recorded } = yield* executed(store, letters, { set: { "count.to": "1" } })
      const records = (yield* recorded).results.flatMap(({ record }) => record.step === "upper/right" ? [record] : [])
      const { options } = telling()
      const [{ findings, kills }] = yield* Effect.provide(
        Interrupt.check(graph, records, { ...options, seed: 7, times: 2 }),
        aside(store, graph)
      )
      t.deepEqual(kills, [])
      t.deepEqual(findings, [{ _tag: "NotInterrupted", step: "upper/right", why: "no checkpoint" }])
    })
)

effect("of each stage the step that took longest is chosen", (t, folder) =>
  Effect.gen(function*() {
    const { recorded } = yield* executed(join(folder, "store"), fickle)
    const { results } = yield* recorded
    const timed = results.map(({ record, step }, i) => ({ step, record: { ...record, durationMillis: i } }))
    t.deepEqual(Interrupt.longest(timed).map(({ step }) => step.name), ["dice", "noise/large", "sum/never"])
    t.deepEqual(Interrupt.longest(timed.toReversed()).length, 3)
  }))
