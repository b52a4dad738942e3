/**
 * Language bias as a share: how many of a query's best documents, in the ranking of all languages, are in its own
 * language, beside how many of the corpus are. A ranking that looks at meaning alone has about the corpus' share.
 */
import * as Means from "./Means.ts"

/** One row for each query and cutoff; queries are given by their place in their list. See schemas/LanguageCounts.ts. */
export interface Counts {
  readonly query: ArrayLike<number>
  readonly cutoff: ArrayLike<number>
  readonly documents: ArrayLike<number>
  readonly sameLanguage: ArrayLike<number>
}

/** What a search knows of one query. */
export interface Found {
  readonly lang: string
  /** The languages of its best documents, best first. */
  readonly best: ReadonlyArray<string>
  /** Whether its own document is in the corpus, and left out of the ranking. */
  readonly isInCorpus: boolean
}

/** Stands for the whole ranking among cutoffs. */
const whole = 0
const cutoffs = [10, 100]

/** Counts down to each cutoff that is not below `depth`, to which `best` goes, and in the whole ranking. */
export const count = (
  found: ReadonlyArray<Found>,
  languages: ReadonlyMap<string, number>,
  depth: number
): Counts => {
  const corpus = Array.from(languages.values()).reduce((sum, count) => sum + count, 0)
  const rows = found.flatMap(({ best, isInCorpus, lang }, query) => [
    ...cutoffs.filter((cutoff) => cutoff <= depth).map((cutoff) => {
      const head = best.slice(0, cutoff)
      return { query, cutoff, documents: head.length, same: head.filter((other) => other === lang).length }
    }),
    {
      query,
      cutoff: whole,
      documents: corpus - Number(isInCorpus),
      same: (languages.get(lang) ?? 0) - Number(isInCorpus)
    }
  ])
  return {
    query: Int32Array.from(rows, ({ query }) => query),
    cutoff: Int32Array.from(rows, ({ cutoff }) => cutoff),
    documents: Int32Array.from(rows, ({ documents }) => documents),
    sameLanguage: Int32Array.from(rows, ({ same }) => same)
  }
}

/** The measure's name in tables: `SameLanguage@10`, and `SameLanguage` for the whole ranking. */
export const measure = (cutoff: number): string => cutoff === whole ? "SameLanguage" : `SameLanguage@${cutoff}`

/**
 * The share for each cutoff: a value for each query, means by query language, macro averages. A query without documents
 * is dropped and counted. Nothing where the corpus is in one language.
 */
export const evaluate = (counts: Counts, queryLangs: ReadonlyArray<string>): ReadonlyArray<Means.Evaluation> => {
  const rows = Array.from(counts.cutoff, (cutoff, row) => ({
    query: counts.query[row],
    cutoff,
    documents: counts.documents[row],
    same: counts.sameLanguage[row]
  }))
  const isMixed = rows.some(({ cutoff, documents, same }) => cutoff === whole && same > 0 && same < documents)
  if (!isMixed) return []
  return Array.from(Map.groupBy(rows, ({ cutoff }) => cutoff), ([cutoff, ofCutoff]) => {
    const byQuery = new Map(ofCutoff.map((row) => [row.query, row]))
    const cells = [...new Set(queryLangs)].map((queryLang) => {
      const ofLang = [...queryLangs.keys()].filter((query) => queryLangs[query] === queryLang)
      const queries = ofLang.filter((query) => (byQuery.get(query)?.documents ?? 0) > 0)
      return { queryLang, docLang: Means.every, queries, dropped: ofLang.length - queries.length }
    })
    const share = (query: number): number => {
      const { documents, same } = byQuery.get(query) as typeof ofCutoff[number]
      return same / documents
    }
    return Means.evaluation(measure(cutoff), cells, cells.map(({ queries }) => queries.map(share)))
  })
}
