/**
 * Where each relevant document stands in the whole ranking. Measures over full rankings follow from these ranks
 * exactly, without storing the rankings.
 */
import { Int32, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import * as Table from "./Table.ts"

export const JudgedRanks = Table.make("judged-ranks", {
  version: 1,
  comparison: Class.ranking(
    { document: "docId", ranks: { rankPooled: ["queryId"], rankInLanguage: ["queryId", "docLang"] } },
    { depth: 10, overlap: 0.995, persistence: 0.9, rankBiasedOverlap: 0.995 }
  ),
  columns: {
    queryId: Text,
    queryLang: Text,
    docId: Text,
    docLang: Text,
    /** From 1, among the documents of the document's own language. */
    rankInLanguage: Int32,
    /** From 1, among the documents of all languages. */
    rankPooled: Int32
  }
})
