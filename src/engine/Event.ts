/**
 * Everything that happens during an execution, as one tagged union. Console, progress display and journal only consume
 * it; nothing else is printed.
 */
import * as Schema from "effect/Schema"
import { Digest, Output } from "./Artifact.ts"
import { Reason } from "./plan/Reason.ts"

/** How far a step is. `facts` are named numbers worth showing, such as the loss. */
export const Progress = Schema.Struct({
  done: Schema.Finite,
  total: Schema.Finite,
  unit: Schema.String,
  facts: Schema.Record(Schema.String, Schema.Finite).pipe(Schema.optionalKey)
})
export type Progress = typeof Progress.Type

const at = Schema.String

export const Event = Schema.TaggedUnion({
  ExecutionStarted: {
    at,
    execution: Schema.String,
    workflow: Schema.String,
    profile: Schema.String,
    config: Schema.Json,
    steps: Schema.Int,
    jobs: Schema.Int
  },
  StepCached: { at, step: Schema.String, key: Digest },
  StepStarted: {
    at,
    step: Schema.String,
    key: Digest,
    reasons: Schema.Array(Reason),
    /** What a user should know of what it downloads. */
    notice: Schema.optionalKey(Schema.String)
  },
  /** Another process executes this key. */
  StepWaiting: { at, step: Schema.String, key: Digest, host: Schema.String, pid: Schema.Int },
  /** An attempt failed, and another one follows. */
  StepRetried: { at, step: Schema.String, key: Digest, message: Schema.String },
  /** It stopped as it was asked to. */
  StepStopped: { at, step: Schema.String, key: Digest, checkpoint: Schema.Int },
  /** An object's bytes were not what its digest says; it was put aside. */
  ObjectQuarantined: { at, step: Schema.String, output: Schema.String, digest: Digest, path: Schema.String },
  StepProgress: { at, step: Schema.String, progress: Progress },
  /** `outputs` count from now on: where it diverged, and those recorded before are whole, these. */
  StepDone: {
    at,
    step: Schema.String,
    key: Digest,
    durationMillis: Schema.Finite,
    outputs: Schema.Record(Schema.String, Output)
  },
  /** What came out, `outputs`, is not what was recorded for the key before. */
  StepDiverged: { at, step: Schema.String, key: Digest, outputs: Schema.Record(Schema.String, Output) },
  StepFailed: { at, step: Schema.String, message: Schema.String },
  StepSkipped: { at, step: Schema.String, because: Schema.String },
  ExecutionFinished: {
    at,
    done: Schema.Int,
    cached: Schema.Int,
    failed: Schema.Int,
    skipped: Schema.Int,
    stopped: Schema.Int,
    durationMillis: Schema.Finite
  }
})
export type Event = typeof Event.Type
