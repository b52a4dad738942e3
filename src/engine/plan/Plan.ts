/** The plan: for every step whether its result is known, why it will run, or what it waits for. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Digest, Output } from "../Artifact.ts"
import * as Hash from "../Hash.ts"
import { Implementation } from "../implementation/Implementation.ts"
import { Journal } from "../journal/Journal.ts"
import type { Known } from "../journal/Record.ts"
import * as Manifest from "../Manifest.ts"
import type { AnyStage, Step } from "../Stage.ts"
import { Latest } from "../store/Latest.ts"
import { Store } from "../store/Store.ts"
import type { Damage } from "../store/Trust.ts"
import { isRef, upstream } from "../Wiring.ts"
import type { Graph } from "../Workflow.ts"
import * as Reason from "./Reason.ts"

export type Outputs = Readonly<Record<string, Output>>

/** A step on known inputs. */
export interface Computation {
  readonly step: Step
  readonly manifest: Manifest.Manifest
  readonly key: Digest
}

export type State =
  | { readonly _tag: "Cached"; readonly key: Digest; readonly record: Known }
  | {
    readonly _tag: "WillRun"
    readonly key: Digest
    readonly manifest: Manifest.Manifest
    /** The outputs of its record that are not whole, if it has one. */
    readonly damaged: ReadonlyArray<Damaged>
    /** Its record was made by other code, once declared equal to the key's, and not any more. */
    readonly isDisowned: boolean
  }

type WillRun = Extract<State, { readonly _tag: "WillRun" }>

/** An output of a record, and what is wrong with its objects. */
export interface Damaged {
  readonly output: string
  readonly damages: ReadonlyArray<Damage>
}

export type Planned =
  | { readonly step: Step; readonly state: State }
  /** Its key is not known before these steps have run. */
  | { readonly step: Step; readonly state: { readonly _tag: "Waits"; readonly on: ReadonlyArray<string> } }

/** Plans every step of the graph. Reads what it must; changes no result, only what is known of files. */
export const make = Effect.fnUntraced(function*(graph: Graph) {
  const known = new Map<string, Outputs>()
  const planned: Array<Planned> = []
  const { declared, prepare } = yield* Implementation
  const stages = new Set(graph.steps.map(({ stage }) => stage))
  yield* prepare(stages)
  const implementations = new Map<AnyStage, Digest>()
  for (const stage of stages) implementations.set(stage, yield* declared(stage))
  for (const step of graph.steps) {
    const waiting = upstream(step).filter(({ name }) => !known.has(name)).map(({ name }) => name)
    if (waiting.length > 0) {
      planned.push({ step, state: { _tag: "Waits", on: waiting } })
      continue
    }
    const state = yield* assess(computed(step, implementations.get(step.stage) as Digest, known))
    if (state._tag === "Cached") known.set(step.name, state.record.outputs)
    planned.push({ step, state })
  }
  return planned
})

/** The step on the outputs of the steps before it, which `known` holds. */
export const computation = Effect.fnUntraced(function*(step: Step, known: ReadonlyMap<string, Outputs>) {
  return computed(step, yield* (yield* Implementation).declared(step.stage), known)
})

const computed = (step: Step, implementation: Digest, known: ReadonlyMap<string, Outputs>): Computation => {
  const manifest = Manifest.make(step, implementation, inputDigests(step, known))
  return { step, manifest, key: Hash.key(manifest) }
}

/** Whether a computation has a result that is whole. */
export const assess = Effect.fnUntraced(function*({ key, manifest }: Computation) {
  const record = yield* (yield* Journal).glance(key)
  if (record === undefined) return willRun(key, manifest)
  const isDisowned = !(yield* (yield* Implementation).counts(record.fingerprint, manifest.implementation))
  const damaged = yield* damagedOutputs(record.outputs)
  if (isDisowned || damaged.length > 0) return willRun(key, manifest, { damaged, isDisowned })
  const state: State = { _tag: "Cached", key, record }
  return state
})

const willRun = (
  key: Digest,
  manifest: Manifest.Manifest,
  { damaged, isDisowned }: Pick<WillRun, "damaged" | "isDisowned"> = { damaged: [], isDisowned: false }
): State => ({ _tag: "WillRun", key, manifest, damaged, isDisowned })

/** Why a step will run. */
export const reasons = Effect.fnUntraced(
  function*(graph: Graph, step: Step, { damaged, isDisowned, manifest }: WillRun) {
    if (isDisowned) return [Reason.Reason.cases.BlessingRevoked.make({})]
    if (damaged.length > 0) return damaged.map(reasonOfDamage)
    const earlier = yield* (yield* Latest).find(graph, step.name)
    return yield* Option.match(earlier, {
      onNone: () => Effect.succeed([Reason.Reason.cases.NoRecord.make({})]),
      onSome: (record) => Reason.between(record.manifest, manifest, step)
    })
  }
)

const reasonOfDamage = ({ damages, output }: Damaged): Reason.Reason =>
  damages.some(({ _tag }) => _tag === "Corrupt")
    ? Reason.Reason.cases.OutputCorrupt.make({ output })
    : Reason.Reason.cases.OutputMissing.make({ output })

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

const damagedOutputs = Effect.fnUntraced(function*(outputs: Outputs) {
  const store = yield* Store
  const damaged: Array<Damaged> = []
  for (const [output, content] of Object.entries(outputs)) {
    const damages = yield* store.damages(content)
    if (damages.length > 0) damaged.push({ output, damages })
  }
  return damaged
})
