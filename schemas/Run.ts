/** A run, as in TREC: each query's ranked documents, here from the pooled corpus, the query's own document left out. */
import { Float32, Int32, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import * as Table from "./Table.ts"

export const Run = Table.make("run", {
  version: 1,
  comparison: Class.ranking(
    { document: "docId", ranks: { rank: ["queryId"] } },
    { depth: 10, overlap: 0.995, persistence: 0.9, rankBiasedOverlap: 0.995 }
  ),
  columns: {
    queryId: Text,
    docId: Text,
    /** From 1. */
    rank: Int32,
    /** Inner product of the embeddings. */
    score: Float32
  }
})
