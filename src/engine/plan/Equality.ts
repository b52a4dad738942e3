/** What may be declared equal: a stage's present code and the code of an earlier record; and how that can be checked. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type Digest, type Kind, kindId } from "../Artifact.ts"
import * as Hash from "../Hash.ts"
import { BlessingRefused } from "../implementation/Blessing.ts"
import { Implementation } from "../implementation/Implementation.ts"
import { Journal } from "../journal/Journal.ts"
import type { Record as JournalRecord } from "../journal/Record.ts"
import { type AnyStage, isMany } from "../Stage.ts"
import { Store } from "../store/Store.ts"
import type * as Why from "./Why.ts"

export interface Equality {
  readonly stage: AnyStage
  /** The implementation in the earlier record's key. */
  readonly from: Digest
  /** The fingerprint of the present code. */
  readonly to: Digest
  readonly earlier: JournalRecord
}

/** The stage's code against that of the step's nearest earlier record; refused where there is none, or it is the same. */
export const between = Effect.fnUntraced(function*({ state, step }: Why.Why) {
  const { declared, fingerprint } = yield* Implementation
  const earlier = earlierOf(state)
  if (earlier === undefined || earlier.manifest.stage !== step.stage.name) return yield* neverRan(step.stage)
  const from = earlier.manifest.implementation
  if (from === (yield* declared(step.stage))) return yield* unchanged(step.stage, earlier)
  const equality: Equality = { stage: step.stage, from, to: yield* fingerprint(step.stage), earlier }
  return equality
})

const earlierOf = (state: Why.Why["state"]): JournalRecord | undefined => {
  switch (state._tag) {
    case "Cached":
      return state.record
    case "WillRun":
      return state.earlier
    case "Waits":
      return state.own.earlier
  }
}

/**
 * The earlier implementation's computations that the present code can make again: it has the same inputs, outputs and
 * numeric environment for them, their params fit, and their content is in the store. Cheapest first. Not those of code
 * that was once declared equal to it, and is not any more.
 */
export const repeatable = Effect.fnUntraced(function*({ from, stage }: Equality) {
  const { counts } = yield* Implementation
  const records = (yield* (yield* Journal).records)
    .filter(({ manifest }) => manifest.stage === stage.name && manifest.implementation === from)
    .filter(({ manifest }) => isComputable(stage, manifest))
    .sort((a, b) => a.durationMillis - b.durationMillis || (a.key < b.key ? -1 : 1))
  const found: Array<JournalRecord> = []
  for (const record of records) {
    if ((yield* counts(record.fingerprint, from)) && (yield* isThere(stage, record))) found.push(record)
  }
  return found
})

const isComputable = (
  stage: AnyStage,
  { environment, inputs, outputs, params }: JournalRecord["manifest"]
): boolean => {
  const decoded = Schema.decodeUnknownOption(stage.params, { onExcessProperty: "error" })(params)
  if (Option.isNone(decoded)) return false
  const kinds = Object.fromEntries(Object.entries(stage.outputs).map(([name, kind]) => [name, kindId(kind)]))
  return Hash.canonical(outputs) === Hash.canonical(kinds)
    && Hash.canonical(environment) === Hash.canonical(stage.environment?.(decoded.value) ?? {})
    && Object.keys(inputs).sort().join() === Object.keys(stage.inputs).sort().join()
    && Object.entries(stage.inputs).every(([name, kind]) => isMany(kind) === (typeof inputs[name] === "object"))
}

/** Whether its inputs and outputs are whole. */
const isThere = Effect.fnUntraced(function*({ inputs }: AnyStage, { manifest, outputs }: JournalRecord) {
  const store = yield* Store
  const needed = Object.entries(inputs).flatMap(([name, kind]) => {
    const given = manifest.inputs[name]
    const digests = typeof given === "string" ? [given] : Object.values(given)
    return digests.map((digest) => content(isMany(kind) ? kind.many : kind, digest))
  })
  for (const output of [...needed, ...Object.values(outputs)]) {
    if ((yield* store.damages(output)).length > 0) return false
  }
  return true
})

const content = (kind: Kind, digest: Digest) => ({
  kind: kindId(kind),
  folder: kind.form === "folder",
  digest,
  bytes: 0
})

const neverRan = ({ name }: AnyStage) =>
  new BlessingRefused({
    title: "There is no earlier implementation to declare this one equal to",
    facts: { stage: name, records: "none in this store" },
    hint: "Run the workflow"
  })

const unchanged = ({ name }: AnyStage, { execution, manifest, step }: JournalRecord) =>
  new BlessingRefused({
    title: "The implementation has not changed",
    facts: { stage: name, implementation: manifest.implementation.slice(0, 12), record: `${step}, ${execution}` },
    hint: "Run the workflow; nothing needs a blessing"
  })
