/** `repro verify --rebuild` and `--interrupt`: steps are executed again, aside, and their results compared. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Capacity from "../../engine/execution/Capacity.ts"
import * as Checks from "../../engine/verify/Checks.ts"
import * as Interrupt from "../../engine/verify/Interrupt.ts"
import * as Rebuild from "../../engine/verify/Rebuild.ts"
import type * as Recorded from "../../engine/verify/Recorded.ts"
import type { Graph } from "../../engine/Workflow.ts"
import * as Aside from "../Aside.ts"
import * as Display from "../display/Display.ts"
import type * as Machine from "../Machine.ts"
import type * as Verification from "../words/Verification.ts"

export interface Given extends Machine.Given {
  readonly steps: ReadonlyArray<string>
  readonly times: number
  readonly seed: Option.Option<number>
  readonly json: boolean
}

export const rebuild = Effect.fnUntraced(
  function*(given: Given, work: Aside.Work, results: ReadonlyArray<Recorded.Result>) {
    const records = Rebuild.distinct(results.map(({ record, step }) => ({ ...record, step: step.name })))
    const options = yield* optionsOf(given, work.graph, records)
    const outcomes = yield* Effect.provide(
      Rebuild.again(work.graph, records, options),
      Aside.layer(given, work)
    )
    yield* options.close
    yield* Checks.keep("rebuild", work.graph, paired(records, outcomes))
    return { done: { _tag: "Rebuilt" } satisfies Verification.Done, ...summed(outcomes) }
  }
)

export const interrupt = Effect.fnUntraced(
  function*(given: Given, work: Aside.Work, results: ReadonlyArray<Recorded.Result>) {
    const chosen = given.steps.length > 0 ? results : Interrupt.longest(results)
    const records = Rebuild.distinct(chosen.map(({ record, step }) => ({ ...record, step: step.name })))
    const now = yield* Clock.currentTimeMillis
    const seed = Option.getOrElse(given.seed, () => now % 1_000_000)
    const options = yield* optionsOf(given, work.graph, records)
    const outcomes = yield* Effect.provide(
      Interrupt.check(work.graph, records, { ...options, seed, times: given.times }),
      Aside.layer(given, work)
    )
    yield* options.close
    yield* Checks.keep("interrupt", work.graph, paired(records, outcomes))
    const kills = outcomes.flatMap(({ kills, step }) => kills.map((kill) => ({ step, ...kill })))
    return { done: { _tag: "Interrupted", seed, kills } satisfies Verification.Done, ...summed(outcomes) }
  }
)

const optionsOf = Effect.fnUntraced(function*(given: Given, graph: Graph, records: ReadonlyArray<{ step: string }>) {
  const steps = graph.steps.filter(({ name }) => records.some(({ step }) => step === name))
  const display = given.json ? undefined : yield* Display.make({ json: false, graph: { ...graph, steps } })
  const options: Rebuild.Options & { readonly close: Effect.Effect<void> } = {
    capacity: Capacity.make(yield* Capacity.ofMachine(given)),
    emit: (event) => display?.show(event) ?? Effect.void,
    close: display?.close ?? Effect.void
  }
  return options
})

/** Outcomes are in the order of what they came of. */
const paired = <A, B>(records: ReadonlyArray<A>, outcomes: ReadonlyArray<B>) =>
  outcomes.map((outcome, i) => ({ record: records[i], outcome }))

const summed = (outcomes: ReadonlyArray<Rebuild.Outcome>) => ({
  steps: outcomes.length,
  outputs: outcomes.reduce((sum, { compared }) => sum + compared, 0),
  findings: outcomes.flatMap(({ findings }) => findings)
})
