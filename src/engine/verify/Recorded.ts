/**
 * What is recorded of a graph's steps, whether or not it is still whole in the store: damage to an object hides no
 * record here, other than from a plan. A record of code that is not declared equal any more is none.
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
  /** Of the steps that were asked for. */
  readonly results: ReadonlyArray<Result>
  /** Those of them without a result. */
  readonly missing: ReadonlyArray<Step>
  /** Of all steps that have one, in the graph's order. */
  readonly records: ReadonlyMap<Step, Record>
}

/** Of all steps, or only of those that `isWanted`. */
export const of = Effect.fnUntraced(function*(graph: Graph, isWanted: (step: Step) => boolean = () => true) {
  const known = new Map<string, Plan.Outputs>()
  const records = new Map<Step, Record>()
  yield* (yield* Implementation).prepare(graph.steps.map(({ stage }) => stage))
  for (const step of graph.steps) {
    if (!upstream(step).every(({ name }) => known.has(name))) continue
    const record = yield* find(yield* Plan.computation(step, known))
    if (record === undefined) continue
    known.set(step.name, record.outputs)
    records.set(step, record)
  }
  const recorded: Recorded = {
    results: [...records].flatMap(([step, record]) => isWanted(step) ? [{ step, record }] : []),
    missing: graph.steps.filter((step) => isWanted(step) && !records.has(step)),
    records
  }
  return recorded
})

const find = Effect.fnUntraced(function*({ key, manifest }: Plan.Computation) {
  const record = Option.getOrUndefined(yield* (yield* Journal).find(key))
  if (record === undefined) return undefined
  return (yield* (yield* Implementation).counts(record.fingerprint, manifest.implementation)) ? record : undefined
})
