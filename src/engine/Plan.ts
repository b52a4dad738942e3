/** The plan: for every step whether its result is known, why it will run, or what it waits for. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Digest, Output } from "./Artifact.ts"
import type { StoreFailed } from "./Errors.ts"
import * as Hash from "./Hash.ts"
import { Journal, type Record as JournalRecord } from "./Journal.ts"
import * as Latest from "./Latest.ts"
import * as Manifest from "./Manifest.ts"
import * as Reason from "./Reason.ts"
import type { Step } from "./Stage.ts"
import { Store } from "./Store.ts"
import { type Graph, isRef, upstream } from "./Workflow.ts"

export type Outputs = Readonly<Record<string, Output>>

export type State =
  | { readonly _tag: "Cached"; readonly key: Digest; readonly record: JournalRecord }
  | { readonly _tag: "WillRun"; readonly key: Digest; readonly reasons: ReadonlyArray<Reason.Reason> }

export type Planned =
  | { readonly step: Step; readonly state: State }
  /** Its key is not known before these steps have run. */
  | { readonly step: Step; readonly state: { readonly _tag: "Waits"; readonly on: ReadonlyArray<string> } }

/** Plans every step of the graph. Reads records and looks up objects; changes nothing. */
export const make = Effect.fnUntraced(function*(graph: Graph) {
  const known = new Map<string, Outputs>()
  const planned: Array<Planned> = []
  for (const step of graph.steps) {
    const waiting = upstream(step).filter(({ name }) => !known.has(name)).map(({ name }) => name)
    if (waiting.length > 0) {
      planned.push({ step, state: { _tag: "Waits", on: waiting } })
      continue
    }
    const state = yield* assess(graph, step, Manifest.make(step, inputDigests(step, known)))
    if (state._tag === "Cached") known.set(step.name, state.record.outputs)
    planned.push({ step, state })
  }
  return planned
})

/** Whether a step whose inputs are known has a result already, and if not, why it will run. */
export const assess = Effect.fnUntraced(function*(
  graph: Graph,
  step: Step,
  manifest: Manifest.Manifest
): Effect.fn.Return<State, StoreFailed, Journal | Store | Latest.Latest> {
  const journal = yield* Journal
  const key = Hash.key(manifest)
  const record = yield* journal.find(key)
  if (Option.isSome(record)) {
    const missing = yield* missingOutputs(record.value.outputs)
    return missing.length === 0
      ? { _tag: "Cached", key, record: record.value }
      : {
        _tag: "WillRun",
        key,
        reasons: missing.map((output) => Reason.Reason.cases.OutputMissing.make({ output }))
      }
  }
  const latest = yield* Latest.Latest
  const earlier = yield* latest.find(graph, step.name)
  const reasons = Option.match(earlier, {
    onNone: () => [Reason.Reason.cases.NoRecord.make({})],
    onSome: (record) => Reason.between(record.manifest, manifest)
  })
  return { _tag: "WillRun", key, reasons }
})

/** The digests a step's inputs have, from the outputs of the steps before it. */
export const inputDigests = (step: Step, known: ReadonlyMap<string, Outputs>): Manifest.InputDigests => {
  const digestOf = (ref: { readonly step: Step; readonly output: string }) =>
    (known.get(ref.step.name) as Outputs)[ref.output].digest
  return Object.fromEntries(
    Object.entries(step.inputs).map(([name, input]) => [
      name,
      isRef(input)
        ? digestOf(input)
        : Object.fromEntries(Object.entries(input).map(([label, ref]) => [label, digestOf(ref)]))
    ])
  )
}

const missingOutputs = Effect.fnUntraced(function*(outputs: Outputs) {
  const store = yield* Store
  const missing: Array<string> = []
  for (const [name, output] of Object.entries(outputs)) if (!(yield* store.has(output))) missing.push(name)
  return missing
})
