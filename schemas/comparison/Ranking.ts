/** The ranking class (see `Class.ranking`): rankings of queries, compared each with its own, then averaged. */
import * as Effect from "effect/Effect"
import type { Compare, Verdict } from "../../src/engine/Comparison.ts"
import type { Table } from "../Table.ts"
import * as Columns from "./Columns.ts"
import * as RankBiasedOverlap from "./RankBiasedOverlap.ts"

/** The rankings that a table holds: rank column → the columns that tell its rankings apart, the query's id first. */
export interface Rankings {
  readonly document: string
  readonly ranks: Readonly<Record<string, ReadonlyArray<string>>>
}

export interface RankTolerances {
  readonly depth: number
  /** The least mean overlap down to `depth`. */
  readonly overlap: number
  readonly persistence: number
  /** The least mean rank-biased overlap. */
  readonly rankBiasedOverlap: number
}

export const compare = (table: Table, { document, ranks }: Rankings, tolerances: RankTolerances): Compare =>
  Effect.fnUntraced(function*(expected, actual) {
    const [wanted, found] = [yield* Columns.read(table, expected), yield* Columns.read(table, actual)]
    const agreements = Object.entries(ranks).map(([rank, query]) => ({
      rank,
      ...agreement(
        rankingsOf(wanted, { document, rank, query }),
        rankingsOf(found, { document, rank, query }),
        tolerances
      )
    }))
    const named = agreements.length > 1
    const verdict: Verdict = {
      within: agreements.every((mean) =>
        mean.overlap >= tolerances.overlap && mean.rankBiasedOverlap >= tolerances.rankBiasedOverlap
      ),
      difference: agreements.map((mean) => (named ? `${mean.rank}: ` : "") + describe(mean, tolerances)).join("; "),
      numbers: Object.fromEntries(agreements.flatMap(({ overlap, rank, rankBiasedOverlap }) => [
        [named ? `${rank} overlap` : "overlap", overlap],
        [named ? `${rank} rankBiasedOverlap` : "rankBiasedOverlap", rankBiasedOverlap]
      ]))
    }
    return verdict
  })

interface Columned {
  readonly document: string
  readonly rank: string
  readonly query: ReadonlyArray<string>
}

/** Query → ranking. */
const rankingsOf = (
  content: Columns.Content,
  { document, query, rank }: Columned
): Map<string, Map<string, number>> => {
  const rankings = new Map<string, Map<string, number>>()
  const queryOf = Columns.identity(content, query)
  const documents = Columns.texts(content, document)
  const ranks = Columns.numbers(content, rank)
  for (let row = 0; row < content.rows; row++) {
    const id = queryOf(row)
    const ranking = rankings.get(id) ?? new Map<string, number>()
    rankings.set(id, ranking.set(documents[row], ranks[row]))
  }
  return rankings
}

interface Agreement {
  /** Means over queries. */
  readonly overlap: number
  readonly rankBiasedOverlap: number
  readonly queries: number
  readonly worst: { readonly query: string; readonly overlap: number; readonly rankBiasedOverlap: number }
}

const none: RankBiasedOverlap.Ranking = new Map()

/** A query that only one side ranks agrees in nothing. */
const agreement = (
  wanted: ReadonlyMap<string, RankBiasedOverlap.Ranking>,
  found: ReadonlyMap<string, RankBiasedOverlap.Ranking>,
  { depth, persistence }: RankTolerances
): Agreement => {
  const queries = [...new Set([...wanted.keys(), ...found.keys()])]
  let [overlaps, rankBiasedOverlaps] = [0, 0]
  let worst = { query: "", overlap: 1, rankBiasedOverlap: 1 }
  for (const query of queries) {
    const [one, other] = [wanted.get(query) ?? none, found.get(query) ?? none]
    const overlap = RankBiasedOverlap.overlap(depth, one, other)
    const rankBiasedOverlap = RankBiasedOverlap.rankBiasedOverlap(persistence, one, other)
    overlaps += overlap
    rankBiasedOverlaps += rankBiasedOverlap
    if (rankBiasedOverlap < worst.rankBiasedOverlap) worst = { query, overlap, rankBiasedOverlap }
  }
  if (queries.length === 0) return { overlap: 1, rankBiasedOverlap: 1, queries: 0, worst }
  return {
    overlap: overlaps / queries.length,
    rankBiasedOverlap: rankBiasedOverlaps / queries.length,
    queries: queries.length,
    worst
  }
}

const describe = ({ overlap, queries, rankBiasedOverlap, worst }: Agreement, { depth }: RankTolerances): string =>
  worst.rankBiasedOverlap === 1
    ? "same rankings"
    : `overlap@${depth} ${share(overlap)}, RBO ${share(rankBiasedOverlap)} over ${queries} queries; ` +
      `worst ${worst.query}: ${share(worst.overlap)}, ${share(worst.rankBiasedOverlap)}`

/** Cut and not rounded: what is less than 1 is not shown as 1. */
const share = (value: number): string => value === 1 ? "1" : (Math.floor(value * 1e4) / 1e4).toFixed(4)
