/**
 * Everything a step's result depends on. The manifest is stored beside the key made of it, so that a key can be
 * explained: `Reason.between` compares two manifests field by field.
 */
import * as Schema from "effect/Schema"
import { Digest, kindId } from "./Artifact.ts"
import type { Step } from "./Stage.ts"

export const Manifest = Schema.Struct({
  stage: Schema.String,
  /** The fingerprint of the code that the stage reaches, or of one declared equal to it (see `Implementation`). */
  implementation: Digest,
  params: Schema.Record(Schema.String, Schema.Json),
  /** Content digests, so that a rerun upstream that yields the same bytes stops there. */
  inputs: Schema.Record(Schema.String, Schema.Union([Digest, Schema.Record(Schema.String, Digest)])),
  /** Output name → kind and version: another form of the same result is another result. */
  outputs: Schema.Record(Schema.String, Schema.String),
  /** For tensor stages: backend, library version, threads, precision. */
  environment: Schema.Record(Schema.String, Schema.Json)
})
export type Manifest = typeof Manifest.Type

export type InputDigests = Manifest["inputs"]

export const make = (step: Step, implementation: Digest, inputs: InputDigests): Manifest => ({
  stage: step.stage.name,
  implementation,
  params: step.params,
  inputs,
  outputs: Object.fromEntries(Object.entries(step.outputs).map(([name, ref]) => [name, kindId(ref.kind)])),
  environment: step.environment
})
