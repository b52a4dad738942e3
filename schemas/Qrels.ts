/** Judgements, as in TREC: which documents are relevant to which queries. What is not listed is not relevant. */
import { Int32, Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const Qrels = Table.make("qrels", {
  version: 1,
  columns: { queryId: Text, docId: Text, relevance: Int32 }
})
