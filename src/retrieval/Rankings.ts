/** Whole rankings, as files for trec_eval hold them: measures of this program need exact ranks alone (JudgedRanks.ts). */
import { type Embeddings, vectors } from "./Embeddings.ts"
import * as InnerProduct from "./InnerProduct.ts"
import * as Ranking from "./Ranking.ts"
import type { Entry } from "./Trec.ts"

/** The best documents of one query in one corpus: one language's, or, as "*", all. */
export interface Ranked {
  /** Its place in the list of queries. */
  readonly query: number
  readonly docLang: string
  /** Best first. */
  readonly entries: ReadonlyArray<Entry>
}

/**
 * For each query, in order, its ranking of all documents and of those of each language, each cut at `depth`. A document
 * with the query's own id is left out. Memory is the scores of 32 queries, and one query's rankings.
 */
export function* rankings(
  queries: Embeddings,
  documents: Embeddings,
  depth = Infinity
): Generator<ReadonlyArray<Ranked>> {
  const { ids, langs } = documents
  const place = new Map(ids.map((id, i) => [id, i]))
  const languages = [...new Set(langs)].sort()
  for (const { from, queries: held, scores } of InnerProduct.blocks(vectors(queries), vectors(documents))) {
    for (let i = 0; i < held; i++) {
      const query = from + i
      const own = place.get(queries.ids[query]) ?? -1
      const order = { ids, scores: scores.subarray(i * ids.length, (i + 1) * ids.length) }
      const sorted = Ranking.sort(order, Int32Array.from(ids.keys()).filter((document) => document !== own))
      const ranked = (docLang: string, among: Int32Array): Ranked => {
        const entries = Array.from(
          among.subarray(0, Math.min(depth, among.length)),
          (document) => ({ docId: ids[document], score: order.scores[document] })
        )
        return { query, docLang, entries }
      }
      yield [
        ranked("*", sorted),
        ...languages.map((lang) => ranked(lang, sorted.filter((document) => langs[document] === lang)))
      ]
    }
  }
}
