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
  const index = builder()
  for (const row of rows) index.add(row)
  return index.make()
}

/** Makes the index of rows that arrive one by one: memory is that of the pairs, in however many languages they are. */
export interface Builder {
  readonly add: (row: PairInLanguage) => void
  /** Once all rows are added. */
  readonly make: () => PairIndex
}

export const builder = (): Builder => {
  const pairs: Array<Growing> = []
  const places = new Map<string, number>()
  const withLanguage = languageSets()
  let next = 0
  const placeOf = ({ passageId, queryId }: PairInLanguage): number => {
    // Parallel data mostly have their pairs in one order in every language, where looking up is not needed.
    if (next < pairs.length && pairs[next].queryId === queryId && pairs[next].passageId === passageId) return next
    return memoised(places, `${queryId.length} ${queryId}${passageId}`, () => {
      return pairs.push({ queryId, passageId, languages: NONE }) - 1
    })
  }
  return {
    add: (row) => {
      const place = placeOf(row)
      pairs[place].languages = withLanguage(pairs[place].languages, row.lang)
      next = place + 1
    },
    make: () => {
      const sorted = pairs.toSorted((a, b) => byCodeUnit(a.queryId, b.queryId) || byCodeUnit(a.passageId, b.passageId))
      return { languages: languagesOf(sorted), pairs: sorted }
    }
  }
}

/** The pairs of each training set on their own, by its name: what ids have before their first colon. */
export const bySet = ({ pairs }: PairIndex): ReadonlyArray<PairIndex & { readonly set: string }> =>
  [...Map.groupBy(pairs, ({ queryId }) => queryId.split(":", 1)[0])].map(([set, pairs]) => {
    return { set, pairs, languages: languagesOf(pairs) }
  })

interface Growing extends Pair {
  languages: ReadonlyArray<string>
}

const NONE: ReadonlyArray<string> = []

/** A set of languages and one more. Equal sets are one array, so that millions of pairs share a few of them. */
const languageSets = (): (languages: ReadonlyArray<string>, lang: string) => ReadonlyArray<string> => {
  const sets = new Map<string, ReadonlyArray<string>>()
  const larger = new Map<ReadonlyArray<string>, Map<string, ReadonlyArray<string>>>()
  const union = (languages: ReadonlyArray<string>, lang: string): ReadonlyArray<string> => {
    if (languages.includes(lang)) return languages
    const made = [...languages, lang].sort()
    return memoised(sets, JSON.stringify(made), () => made)
  }
  return (languages, lang) => {
    const known = memoised(larger, languages, () => new Map<string, ReadonlyArray<string>>())
    return memoised(known, lang, () => union(languages, lang))
  }
}

const memoised = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

const languagesOf = (pairs: ReadonlyArray<Pair>): ReadonlyArray<string> => {
  const sets = new Set(pairs.map(({ languages }) => languages))
  return [...new Set([...sets].flat())].sort()
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
