/** What the engine's process and a worker process say to each other, one JSON message at a time. */
import * as Schema from "effect/Schema"
import { Digest } from "../engine/Artifact.ts"
import { Progress } from "../engine/Event.ts"
import { Produced, Task } from "../engine/execution/Executor.ts"

/** How a worker builds the very same graph. */
export const Assignment = Schema.Struct({
  workflowFile: Schema.String,
  profile: Schema.String,
  set: Schema.Record(Schema.String, Schema.String),
  store: Schema.String,
  /** Another store, for results, work folders and checkpoints; inputs are read from `store` all the same. */
  scratch: Schema.String.pipe(Schema.optionalKey)
})
export type Assignment = typeof Assignment.Type

/** To a worker. It is given one task at a time. */
export const Request = Schema.TaggedUnion({
  Execute: { task: Task },
  /** From now on, a step ends once it has saved a checkpoint. */
  Drain: {}
})
export type Request = typeof Request.Type

/** From a worker, on the task with this key. */
export const Response = Schema.TaggedUnion({
  Progressed: { key: Digest, progress: Progress },
  Succeeded: { key: Digest, produced: Produced },
  Stopped: { key: Digest, checkpoint: Schema.Int },
  Failed: { key: Digest, reason: Schema.String },
  StoreFailed: { key: Digest, operation: Schema.String, path: Schema.String, cause: Schema.String }
})
export type Response = typeof Response.Type
