/** A run, as in TREC: each query's ranked documents, here from the pooled corpus, the query's own document left out. */
import { Float32, Int32, Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const Run = Table.make("run", {
  version: 1,
  comparison: { _tag: "ranking", depth: 10, overlap: 0.95 },
  columns: {
    queryId: Text,
    docId: Text,
    /** From 1. */
    rank: Int32,
    /** Inner product of the embeddings. */
    score: Float32
  }
})
