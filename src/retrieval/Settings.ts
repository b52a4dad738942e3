/**
 * The three settings of multilingual retrieval (Roy et al. 2020; arXiv 2408.10536, section 4): which corpus a query
 * searches, which of its relevant documents count there, and over what the macro average is taken.
 */
import * as Hits from "./Hits.ts"
import type { JudgedRanks } from "./JudgedRanks.ts"
import { rowsByQuery } from "./JudgedRanks.ts"
import * as Means from "./Means.ts"
import type { Measure } from "./Measures.ts"

export interface Setting {
  readonly name: "monolingual" | "cross-lingual" | "multilingual"
  /** Whether each document language is a corpus of its own, or all languages are one corpus. */
  readonly corpus: "language" | "pooled"
  /** Whether queries in one language search documents in another. */
  readonly searches: (queryLang: string, docLang: string) => boolean
}

export const all: ReadonlyArray<Setting> = [
  { name: "monolingual", corpus: "language", searches: (queryLang, docLang) => queryLang === docLang },
  { name: "cross-lingual", corpus: "language", searches: (queryLang, docLang) => queryLang !== docLang },
  { name: "multilingual", corpus: "pooled", searches: () => true }
]

export interface Judgments {
  /** The ranks of the relevant documents of one relation. */
  readonly ranks: JudgedRanks
  /** The gain of each row of `ranks`; default 1. */
  readonly gains?: ArrayLike<number>
  /** The language of each query, in the order that `ranks.query` counts. */
  readonly queryLangs: ReadonlyArray<string>
  /** The language of each document, in the order that `ranks.document` counts. */
  readonly docLangs: ReadonlyArray<string>
}

/** Which queries a mean is over: those to which something in the corpus is relevant, or all, with the value 0. */
export type Counting = "judged" | "all"

/**
 * Evaluates one setting. A query with nothing relevant in a corpus is dropped there and counted, unless `counting` says
 * otherwise. A language without a query to which anything is relevant has no mean in either case: translations, say, are
 * never relevant in the monolingual setting.
 */
export const evaluate = (
  setting: Setting,
  judgments: Judgments,
  measures: ReadonlyArray<Measure>,
  counting: Counting = "judged"
): Means.Evaluation => {
  const cells = cellsOf(setting, judgments, counting)
  const evaluations = measures.map(({ name, value }) =>
    Means.evaluation(name, cells, cells.map(({ hits }) => hits.map(value)))
  )
  return {
    values: evaluations.flatMap(({ values }) => values),
    means: evaluations.flatMap(({ means }) => means)
  }
}

interface Cell extends Means.Cell {
  readonly hits: ReadonlyArray<Hits.Hits>
}

const cellsOf = (setting: Setting, judgments: Judgments, counting: Counting): ReadonlyArray<Cell> => {
  const rows = rowsByQuery(judgments.ranks, judgments.queryLangs.length)
  const docLangs = [...new Set(judgments.docLangs)]
  return [...new Set(judgments.queryLangs)].flatMap((queryLang) => {
    const queries = [...judgments.queryLangs.keys()].filter((query) => judgments.queryLangs[query] === queryLang)
    const searched = docLangs.filter((docLang) => setting.searches(queryLang, docLang))
    return (setting.corpus === "pooled" ? [Means.every] : searched).map((docLang) => {
      const hits = queries.map((query) => hitsIn(docLang, judgments, rows[query]))
      const judged = [...queries.keys()].filter((i) => hits[i].ideal.length > 0)
      const kept = counting === "all" && judged.length > 0 ? [...queries.keys()] : judged
      return {
        queryLang,
        docLang,
        queries: kept.map((i) => queries[i]),
        hits: kept.map((i) => hits[i]),
        dropped: queries.length - kept.length
      }
    })
  })
}

/** What the ranking of one corpus did with the relevant documents of a query, whose rows of the ranks are `rows`. */
const hitsIn = (docLang: string, { docLangs, gains, ranks }: Judgments, rows: ReadonlyArray<number>): Hits.Hits => {
  const pooled = docLang === Means.every
  const counted = pooled ? rows : rows.filter((row) => docLangs[ranks.document[row]] === docLang)
  const rank = pooled ? ranks.rankPooled : ranks.rankInLanguage
  return Hits.make(counted.map((row) => rank[row]), gains && counted.map((row) => gains[row]))
}
