/** The means of every encoder of an experiment, side by side. */
import * as Schema from "effect/Schema"
import { Count, Int32, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import { columns } from "./MeasureMeans.ts"
import * as Table from "./Table.ts"

/** What an encoder of an experiment is; in params and inputs of stages it goes by a label. */
export const Cell = Schema.Struct({
  /** The size's name. */
  model: Schema.String,
  /** "untrained", or the batch strategy. */
  strategy: Schema.String,
  seed: Schema.Int
})

export const Results = Table.make("results", {
  version: 1,
  comparison: Class.measure({ value: "value" }, { absolute: 5e-3, relative: 1e-3 }),
  columns: {
    /** The size's name. */
    model: Text,
    /** "untrained", or the batch strategy. */
    strategy: Text,
    seed: Int32,
    parameters: Count,
    nonEmbeddingParameters: Count,
    ...columns
  }
})
