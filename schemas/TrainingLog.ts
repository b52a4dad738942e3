/** One row a training step. Speed is not in it: it differs from run to run and lives in the journal. */
import { Float64, Int32 } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import * as Table from "./Table.ts"

export const TrainingLog = Table.make("training-log", {
  version: 1,
  comparison: Class.numeric({ absolute: 1e-3, relative: 2e-3 }),
  columns: {
    /** From 0. */
    step: Int32,
    /** InfoNCE, in nats, mean over the batch. */
    loss: Float64,
    learningRate: Float64,
    /** Global L2 norm before clipping. */
    gradientNorm: Float64,
    /** Tokens of queries and passages, padding not counted. */
    tokens: Int32
  }
})
