/** Which parallel pairs exist, in which languages: all that sampling needs to know of the training data. */

export interface Pair {
  readonly queryId: string
  readonly passageId: string
  /** The languages in which both the query and the passage exist, in code-unit order. */
  readonly languages: ReadonlyArray<string>
}

export interface PairIndex {
  /** Every language of any pair, in code-unit order. */
  readonly languages: ReadonlyArray<string>
  /** Every pair once, ordered by query id, then passage id (code units). */
  readonly pairs: ReadonlyArray<Pair>
}

/** One training pair in one language. Parallel data gives the same ids once for each language. */
export interface PairInLanguage {
  readonly queryId: string
  readonly passageId: string
  readonly lang: string
}

/** The index of `rows`. It depends on the set of rows alone, not on their order; repeated rows count once. */
export const make = (rows: Iterable<PairInLanguage>): PairIndex => {
  const found = new Map<string, { queryId: string; passageId: string; languages: Set<string> }>()
  for (const { lang, passageId, queryId } of rows) {
    const key = JSON.stringify([queryId, passageId])
    const pair = found.get(key) ?? { queryId, passageId, languages: new Set<string>() }
    pair.languages.add(lang)
    found.set(key, pair)
  }
  const pairs = [...found.values()]
    .map((pair) => ({ ...pair, languages: [...pair.languages].sort() }))
    .sort((a, b) => byCodeUnit(a.queryId, b.queryId) || byCodeUnit(a.passageId, b.passageId))
  return { languages: [...new Set(pairs.flatMap((pair) => pair.languages))].sort(), pairs }
}

/** The pairs of each training set on their own, by its name: what ids have before their first colon. */
export const bySet = ({ pairs }: PairIndex): ReadonlyArray<PairIndex & { readonly set: string }> =>
  [...Map.groupBy(pairs, ({ queryId }) => queryId.split(":", 1)[0])].map(([set, pairs]) => {
    return { set, pairs, languages: [...new Set(pairs.flatMap((pair) => pair.languages))].sort() }
  })

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
