/**
 * What is recorded of a graph's steps, whether or not it is still whole in the store: damage to an object hides no
 * record here, other than from a plan.
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { Implementation } from "../implementation/Implementation.ts"
import { Journal } from "../journal/Journal.ts"
import type { Record } from "../journal/Record.ts"
import * as Plan from "../plan/Plan.ts"
import type { Step } from "../Stage.ts"
import { upstream } from "../Wiring.ts"
import type { Graph } from "../Workflow.ts"

export interface Result {
  readonly step: Step
  readonly record: Record
}

export interface Recorded {
  readonly results: ReadonlyArray<Result>
  /** Steps without a result. */
  readonly missing: ReadonlyArray<Step>
}

/** Of all steps, or only of those that `isWanted`. */
export const of = Effect.fnUntraced(function*(graph: Graph, isWanted: (step: Step) => boolean = () => true) {
  const journal = yield* Journal
  const known = new Map<string, Plan.Outputs>()
  const results: Array<Result> = []
  const missing: Array<Step> = []
  yield* (yield* Implementation).prepare(graph.steps.map(({ stage }) => stage))
  for (const step of graph.steps) {
    const record = upstream(step).every(({ name }) => known.has(name))
      ? yield* journal.find((yield* Plan.computation(step, known)).key)
      : Option.none<Record>()
    if (Option.isSome(record)) known.set(step.name, record.value.outputs)
    if (!isWanted(step)) continue
    if (Option.isSome(record)) results.push({ step, record: record.value })
    else missing.push(step)
  }
  const recorded: Recorded = { results, missing }
  return recorded
})
