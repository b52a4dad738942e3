/**
 * The exact ranks of the documents that are judged relevant to one query. First their scores are collected, then every
 * document of the corpus is counted between those it ranks between: running sums of these counts are the ranks.
 */
import * as Ranking from "./Ranking.ts"

/** A judged document as it is found in the corpus. */
export interface Found {
  readonly id: string
  readonly lang: string
  readonly score: number
}

/** The column that counts each language; the last column, without a language, counts all that have no judged documents. */
export type Columns = ReadonlyMap<string, number>

/** Columns for all languages in which documents were found. */
export const columnsOf = (found: Iterable<ReadonlyArray<Found>>): Columns => {
  const columns = new Map<string, number>()
  for (const documents of found) {
    for (const { lang } of documents) if (!columns.has(lang)) columns.set(lang, columns.size)
  }
  return columns
}

/** The judged documents of a query, best first, and what has been counted between them. */
export interface Counts extends Ranking.Order {
  readonly langs: ReadonlyArray<string>
  /**
   * [documents + 1, columns + 1]: how many documents of the corpus, by language, rank above document i but not above
   * i - 1, i itself included.
   */
  readonly arrived: Int32Array
}

export const begin = (found: ReadonlyArray<Found>, columns: Columns): Counts => {
  const sorted = found.toSorted((a, b) => b.score - a.score || Ranking.compareIds(b.id, a.id))
  return {
    scores: Float32Array.from(sorted, ({ score }) => score),
    ids: sorted.map(({ id }) => id),
    langs: sorted.map(({ lang }) => lang),
    arrived: new Int32Array((sorted.length + 1) * (columns.size + 1))
  }
}

interface Block extends Ranking.Order {
  /** The column of each document. */
  readonly columns: Int32Array
}

/** Counts all documents of a block but `excluded`, an index in it. */
export const count = (counts: Counts, { columns, ids, scores }: Block, excluded = -1): void => {
  const { arrived } = counts
  const judged = counts.ids.length
  if (judged === 0) return
  const width = arrived.length / (judged + 1)
  const lowest = counts.scores[judged - 1]
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document]
    if (score < lowest || document === excluded) continue
    arrived[Ranking.position(counts, score, ids[document]) * width + columns[document]]++
  }
}

export interface Ranked {
  readonly docId: string
  readonly docLang: string
  /** From 1. */
  readonly rankInLanguage: number
  readonly rankPooled: number
}

/** The judged documents, best first, once the whole corpus is counted. */
export const ranks = ({ arrived, ids, langs }: Counts, columns: Columns): ReadonlyArray<Ranked> => {
  const above = new Int32Array(columns.size + 1)
  let rankPooled = 0
  return ids.map((docId, i) => {
    for (let column = 0; column < above.length; column++) {
      const count = arrived[i * above.length + column]
      above[column] += count
      rankPooled += count
    }
    return { docId, docLang: langs[i], rankInLanguage: above[columns.get(langs[i]) ?? columns.size], rankPooled }
  })
}
