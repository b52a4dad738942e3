/** The means of every encoder of an experiment, side by side. */
import { Count, Int32, Text } from "./Column.ts"
import { columns } from "./MeasureMeans.ts"
import * as Table from "./Table.ts"

export const Results = Table.make("results", {
  version: 1,
  comparison: { _tag: "measure", absolute: 1e-3 },
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
