/** Means over queries, and macro means over languages ("*"). */
import { Float64, Int32, Text } from "./Column.ts"
import * as Table from "./Table.ts"

const columns = {
  relation: Text,
  setting: Text,
  /** "*" where the row is a macro mean over languages. */
  queryLang: Text,
  /** "*" for the pooled corpus, and where the row is a macro mean. */
  docLang: Text,
  measure: Text,
  value: Float64,
  /** Queries averaged. */
  queries: Int32,
  /** Queries without a relevant document, left out. */
  dropped: Int32
}

export const MeasureMeans = Table.make("measure-means", {
  version: 1,
  comparison: { _tag: "measure", absolute: 1e-3 },
  columns
})

/** The means of every encoder of an experiment, side by side. */
export const Results = Table.make("results", {
  version: 1,
  comparison: { _tag: "measure", absolute: 1e-3 },
  columns: {
    model: Text,
    /** "untrained", or the batch strategy. */
    strategy: Text,
    seed: Int32,
    parameters: Int32,
    nonEmbeddingParameters: Int32,
    ...columns
  }
})
