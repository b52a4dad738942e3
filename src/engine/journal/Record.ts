/** The record of a computation: what a step with this key produced, when, where, how. */
import * as Schema from "effect/Schema"
import { Digest, Output } from "../Artifact.ts"
import * as Hash from "../Hash.ts"
import { Manifest } from "../Manifest.ts"

export const Record = Schema.Struct({
  format: Schema.Literal("repro/record/2"),
  key: Digest,
  manifest: Manifest,
  /** The fingerprint of the code that ran: another than the manifest's where the two were declared equal. */
  fingerprint: Digest,
  outputs: Schema.Record(Schema.String, Output),
  workflow: Schema.String,
  profile: Schema.String,
  step: Schema.String,
  execution: Schema.String,
  finishedAt: Schema.String,
  durationMillis: Schema.Finite,
  host: Schema.Struct({ name: Schema.String, platform: Schema.String, node: Schema.String })
})
export type Record = typeof Record.Type

/** What a plan needs of a record. */
export type Known = Pick<
  Record,
  "key" | "fingerprint" | "outputs" | "step" | "execution" | "finishedAt" | "durationMillis"
>

export const knownOf = ({ durationMillis, execution, fingerprint, finishedAt, key, outputs, step }: Record): Known => ({
  key,
  fingerprint,
  outputs,
  step,
  execution,
  finishedAt,
  durationMillis
})

/** Enough to tell an entry of this program's memo from an older program's. */
export const isKnown = (value: unknown): value is Known =>
  typeof value === "object" && value !== null && "key" in value && "outputs" in value && "durationMillis" in value &&
  "finishedAt" in value && "step" in value && "execution" in value && "fingerprint" in value

/** Where two outcomes of one key agree. */
export const sameOutputs = (a: Record["outputs"], b: Record["outputs"]): boolean =>
  Hash.canonical(a) === Hash.canonical(b)
