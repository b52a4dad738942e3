/** Where a step runs. The engine hands over a task and gets back what was produced; executors decide how. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Digest, Output } from "./Artifact.ts"
import type { StepFailed, StoreFailed } from "./Errors.ts"
import type { Progress } from "./Event.ts"
import { Manifest } from "./Manifest.ts"

/** All a process that has built the same workflow needs to execute one step. */
export const Task = Schema.Struct({ step: Schema.String, key: Digest, inputs: Manifest.fields.inputs })
export type Task = typeof Task.Type

export const Produced = Schema.Record(Schema.String, Output)
export type Produced = typeof Produced.Type

export class Executor extends Context.Service<Executor, {
  /** How many tasks it runs at once. */
  readonly jobs: number
  /** Executes one task: its outputs are in the store afterwards. */
  readonly execute: (
    task: Task,
    onProgress: (progress: Progress) => Effect.Effect<void>
  ) => Effect.Effect<Produced, StepFailed | StoreFailed>
}>()("repro/engine/Executor") {}
