/**
 * Language bias as rank distance (arXiv 2408.10536, section 4.2.2, after Huang et al., SIGIR 2023): how far apart the
 * ranking of all languages puts documents that say the same in different languages. 0 is best; it has no upper bound
 * but the size of the corpus.
 */
import { quantile } from "../statistics/Moments.ts"
import { rowsByQuery } from "./JudgedRanks.ts"
import * as Means from "./Means.ts"
import type { Judgments } from "./Settings.ts"

/** The measure's name in tables. */
export const measure = "RankDistance"

/** Where in its distribution over queries, in tables: `RankDistance(quantile=0.9)`. */
export const quantiles: ReadonlyArray<number> = [0.1, 0.25, 0.5, 0.75, 0.9]

export const quantileMeasure = (p: number): string => `${measure}(quantile=${p})`

/** Between the first and the last of `ranks`; 0 for a single rank. */
export const rankDistance = (ranks: ReadonlyArray<number>): number =>
  ranks.reduce((max, rank) => Math.max(max, rank), 0) - ranks.reduce((min, rank) => Math.min(min, rank), Infinity)

/**
 * The rank distance of each query's parallel documents (`judgments` of the translation relation) in the ranking of all
 * languages, means by query language, and their macro average; the same of the quantiles of its distribution over the
 * queries of a language. A query with fewer than two such documents is dropped and counted.
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
  const distances = cells.map(({ queries }) => queries.map(distance))
  const { means, values } = Means.evaluation(measure, cells, distances)
  const distribution = quantiles.flatMap((p) =>
    Means.evaluation(quantileMeasure(p), cells, distances, (values) => quantile(values.toSorted((a, b) => a - b), p))
      .means
  )
  return { values, means: [...means, ...distribution] }
}
