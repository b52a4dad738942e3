/** Where a step runs. The engine hands over a task and gets back what was produced; executors decide how. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Digest, Output } from "../Artifact.ts"
import type { StepFailed, StepStopped, StoreFailed } from "../Errors.ts"
import type { Progress } from "../Event.ts"
import { Manifest } from "../Manifest.ts"

/** All a process that has built the same workflow needs to execute one step. */
export const Task = Schema.Struct({
  step: Schema.String,
  key: Digest,
  inputs: Manifest.fields.inputs,
  /** Params other than the step's, to execute an earlier computation of its stage again. */
  params: Manifest.fields.params.pipe(Schema.optionalKey),
  /** The lease's: attempts of another epoch may still be writing checkpoints. */
  epoch: Schema.Int
})
export type Task = typeof Task.Type

export const Produced = Schema.Record(Schema.String, Output)
export type Produced = typeof Produced.Type

export class Executor extends Context.Service<Executor, {
  /**
   * Makes one attempt at a task: its outputs are in the store afterwards. When interrupted, the attempt is ended at once,
   * by force if need be, before the interruption is through.
   */
  readonly execute: (
    task: Task,
    onProgress: (progress: Progress) => Effect.Effect<void>
  ) => Effect.Effect<Produced, StepFailed | StepStopped | StoreFailed>
  /** Asks the attempts under way to stop once they have saved a checkpoint; those that save none run to their end. */
  readonly drain: Effect.Effect<void>
}>()("repro/engine/Executor") {}
