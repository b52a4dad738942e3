/**
 * Language bias as rank distance (arXiv 2408.10536, section 4.2.2, after Huang et al., SIGIR 2023): how far apart the
 * ranking of all languages puts documents that say the same in different languages. 0 is best; it has no upper bound
 * but the size of the corpus.
 */
import { rowsByQuery } from "./JudgedRanks.ts"
import * as Means from "./Means.ts"
import type { Judgments } from "./Settings.ts"

/** The measure's name in tables. */
export const measure = "RankDistance"

/** Between the first and the last of `ranks`; 0 for a single rank. */
export const rankDistance = (ranks: ReadonlyArray<number>): number =>
  ranks.reduce((max, rank) => Math.max(max, rank), 0) - ranks.reduce((min, rank) => Math.min(min, rank), Infinity)

/**
 * The rank distance of each query's parallel documents (`judgments` of the translation relation) in the ranking of all
 * languages, means by query language, and their macro average. A query with fewer than two such documents is dropped
 * and counted.
 */
export const evaluate = (
  { queryLangs, ranks }: Pick<Judgments, "queryLangs" | "ranks">
): Means.Evaluation => {
  const rows = rowsByQuery(ranks, queryLangs.length)
  const cells = [...new Set(queryLangs)].map((queryLang) => {
    const queries = [...queryLangs.keys()].filter((query) => queryLangs[query] === queryLang)
    const kept = queries.filter((query) => rows[query].length >= 2)
    return { queryLang, docLang: Means.every, queries: kept, dropped: queries.length - kept.length }
  })
  const distance = (query: number): number => rankDistance(rows[query].map((row) => ranks.rankPooled[row]))
  return Means.evaluation(measure, cells, cells.map(({ queries }) => queries.map(distance)))
}
