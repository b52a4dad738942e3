/** Two runs, query by query: how much their rankings agree, on average. */
import * as RankBiasedOverlap from "../../../schemas/comparison/RankBiasedOverlap.ts"

/** A run's columns. */
export interface Run {
  readonly queryId: ReadonlyArray<string>
  readonly docId: ReadonlyArray<string>
  readonly rank: ArrayLike<number>
}

/** Means over the queries that both runs have; NaN if there are none. */
export interface Agreement {
  readonly queries: number
  /** Queries that only one run has. */
  readonly onlyA: number
  readonly onlyB: number
  readonly overlap10: number
  readonly overlap100: number
  /** Rank-biased overlap, extrapolated, with this module's persistence. */
  readonly rankBiasedOverlap: number
  /** Kendall's tau of the documents that both rank, over the queries that have two or more; undefined if none has. */
  readonly tau: number | undefined
}

export const persistence = 0.9

export const between = (a: Run, b: Run): Agreement => {
  const [before, after] = [rankingsOf(a), rankingsOf(b)]
  const pairs = [...before].flatMap(([query, one]) => {
    const other = after.get(query)
    return other === undefined ? [] : [[one, other] as const]
  })
  const over = (value: (one: RankBiasedOverlap.Ranking, other: RankBiasedOverlap.Ranking) => number) =>
    mean(pairs.map(([one, other]) => value(one, other)))
  const taus = pairs.map(([one, other]) => tau(one, other)).filter((value) => value !== undefined)
  return {
    queries: pairs.length,
    onlyA: before.size - pairs.length,
    onlyB: after.size - pairs.length,
    overlap10: over((one, other) => RankBiasedOverlap.overlap(10, one, other)),
    overlap100: over((one, other) => RankBiasedOverlap.overlap(100, one, other)),
    rankBiasedOverlap: over((one, other) => RankBiasedOverlap.rankBiasedOverlap(persistence, one, other)),
    tau: taus.length === 0 ? undefined : mean(taus)
  }
}

const rankingsOf = ({ docId, queryId, rank }: Run): ReadonlyMap<string, Map<string, number>> => {
  const rankings = new Map<string, Map<string, number>>()
  for (const [row, query] of queryId.entries()) {
    const ranking = rankings.get(query) ?? new Map<string, number>()
    rankings.set(query, ranking.set(docId[row], rank[row]))
  }
  return rankings
}

/**
 * Of n documents with ranks of their own in both, 1 - 4 × inversions / (n (n - 1)): a run gives no two documents of a
 * query one rank. Undefined below two documents.
 */
const tau = (one: RankBiasedOverlap.Ranking, other: RankBiasedOverlap.Ranking): number | undefined => {
  const both = [...one].filter(([document]) => other.has(document)).sort(([, rank], [, next]) => rank - next)
  const size = both.length
  if (size < 2) return undefined
  return 1 - 4 * inversions(both.map(([document]) => other.get(document) as number)) / (size * (size - 1))
}

/** Pairs of values of which the greater comes first, counted while their halves are merged. */
const inversions = (values: Array<number>): number => {
  if (values.length < 2) return 0
  const half = values.length >>> 1
  const [left, right] = [values.slice(0, half), values.slice(half)]
  let count = inversions(left) + inversions(right)
  for (let i = 0, j = 0, k = 0; k < values.length; k++) {
    const isLeft = j === right.length || (i < left.length && left[i] <= right[j])
    if (!isLeft) count += left.length - i
    values[k] = isLeft ? left[i++] : right[j++]
  }
  return count
}

const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length
