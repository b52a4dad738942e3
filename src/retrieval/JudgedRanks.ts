/**
 * The exact ranks of relevant documents in full rankings: all that a measure needs of a ranking, at any depth, in place
 * of rankings that would hold every document for every query.
 */

/** One row for each query and relevant document; queries and documents are given by their place in their lists. */
export interface JudgedRanks {
  readonly query: Int32Array
  readonly document: Int32Array
  /** From 1, among the documents in the document's own language, the query's own document left out. */
  readonly rankInLanguage: Int32Array
  /** From 1, among the documents of all languages, the query's own document left out. */
  readonly rankPooled: Int32Array
}

/** The rows of each of the queries 0 … queries - 1. */
export const rowsByQuery = ({ query }: JudgedRanks, queries: number): ReadonlyArray<ReadonlyArray<number>> => {
  const rows: Array<Array<number>> = Array.from({ length: queries }, () => [])
  query.forEach((query, row) => rows[query].push(row))
  return rows
}

/** The rows whose document `judged` lists for their query: those of one relation, when ranks of several were asked. */
export const restrict = (ranks: JudgedRanks, judged: ReadonlyArray<ArrayLike<number>>): JudgedRanks => {
  const listed = judged.map((documents) => new Set(Array.from(documents)))
  const rows = Int32Array.from(ranks.query.keys()).filter((row) => listed[ranks.query[row]].has(ranks.document[row]))
  return {
    query: rows.map((row) => ranks.query[row]),
    document: rows.map((row) => ranks.document[row]),
    rankInLanguage: rows.map((row) => ranks.rankInLanguage[row]),
    rankPooled: rows.map((row) => ranks.rankPooled[row])
  }
}
