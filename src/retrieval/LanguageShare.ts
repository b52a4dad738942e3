/**
 * Language bias as a share: how many of a query's best documents, in the ranking of all languages, are in its own
 * language, beside how many of the corpus are. A ranking that looks at meaning alone has about the corpus' share.
 */
import * as Means from "./Means.ts"

/** The kept documents of every query, in any order of queries; queries are given by their place in their list. */
export interface Run {
  readonly query: ArrayLike<number>
  readonly docLang: ReadonlyArray<string>
  /** From 1. */
  readonly rank: ArrayLike<number>
}

export interface Corpus {
  /** Documents by language, a query's own text included if it is one of them. */
  readonly languages: ReadonlyMap<string, number>
  readonly queryLangs: ReadonlyArray<string>
}

/** The measure's name in tables: `SameLanguage@10`, and `SameLanguage` for the whole corpus. */
export const measure = (cutoff?: number): string => cutoff === undefined ? "SameLanguage" : `SameLanguage@${cutoff}`

/** Those of these cutoffs that the run reaches. */
export const cutoffs: ReadonlyArray<number> = [10, 100]

/**
 * The share in the best k documents (in all that a query has, where these are fewer) for each cutoff k, and in the
 * corpus: a value for each query, means by query language, macro averages. Nothing for a corpus of one language; a query
 * without documents is dropped and counted.
 */
export const evaluate = (run: Run, { languages, queryLangs }: Corpus): ReadonlyArray<Means.Evaluation> => {
  if (languages.size < 2) return []
  const documents = Array.from(languages.values()).reduce((sum, count) => sum + count, 0)
  const depth = Array.from(run.rank).reduce((max, rank) => Math.max(max, rank), 0)
  const reached = cutoffs.filter((cutoff) => cutoff <= depth)
  const found = reached.map((cutoff) => within(run, queryLangs, cutoff))
  const queries = [...queryLangs.keys()]
  const share = (of: (query: number) => number, name: string, kept: ReadonlyArray<number>) => {
    const cells = [...new Set(queryLangs)].map((queryLang) => {
      const ofLang = queries.filter((query) => queryLangs[query] === queryLang)
      const counted = ofLang.filter((query) => kept[query] > 0)
      return { queryLang, docLang: Means.every, queries: counted, dropped: ofLang.length - counted.length }
    })
    return Means.evaluation(name, cells, cells.map(({ queries }) => queries.map(of)))
  }
  return [
    ...found.map(({ all, same }, i) => share((query) => same[query] / all[query], measure(reached[i]), all)),
    share((query) => (languages.get(queryLangs[query]) ?? 0) / documents, measure(), queries.map(() => documents))
  ]
}

/** For each query the documents up to the cutoff: all, and those in its language. */
const within = ({ docLang, query, rank }: Run, queryLangs: ReadonlyArray<string>, cutoff: number) => {
  const [all, same] = [queryLangs.map(() => 0), queryLangs.map(() => 0)]
  for (let row = 0; row < docLang.length; row++) {
    if (rank[row] > cutoff) continue
    all[query[row]]++
    if (docLang[row] === queryLangs[query[row]]) same[query[row]]++
  }
  return { all, same }
}
