/** What a process that is measured is told, by its last argument, and what it prints last: both JSON. */
import * as Schema from "effect/Schema"
import { Shape, Task } from "./Shape.ts"

export const Assignment = Schema.Struct({
  /** A backend's name; of PyTorch a number of threads, or `cuda` and a precision. */
  of: Schema.String,
  shape: Shape,
  task: Task,
  products: Schema.Struct({
    rows: Schema.Int,
    inputs: Schema.Int,
    outputs: Schema.Int,
    operations: Schema.Int
  }),
  /** Counted after a first one that is not: at least so many, and more until `millis` are over. */
  steps: Schema.Int,
  millis: Schema.Int
})
export type Assignment = typeof Assignment.Type

export const Measurement = Schema.Struct({
  /** Of each counted step. */
  millis: Schema.Array(Schema.Number),
  /** Of each round of `products`. */
  productMillis: Schema.Array(Schema.Number),
  /** Kernel calls of one step; null where they are not counted. */
  kernels: Schema.NullOr(Schema.Int),
  /** The most that was allocated on the device, where the library tells. */
  deviceBytes: Schema.optionalKey(Schema.Int)
})
export type Measurement = typeof Measurement.Type
