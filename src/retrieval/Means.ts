/** Values of measures for single queries, their means by language, and the macro average over those. */

/** In place of a language: the corpus of all languages, or the macro average. */
export const every = "*"

/** The value of a measure for one query on one corpus. */
export interface Value {
  /** The query's place in the list of queries. */
  readonly query: number
  readonly queryLang: string
  /** The corpus: a language, or `*` for all. */
  readonly docLang: string
  readonly measure: string
  readonly value: number
}

/**
 * The mean over the queries of one language on one corpus; or, with `*` for both languages, the macro average of these
 * means: over query languages (monolingual, multilingual) or ordered language pairs (cross-lingual).
 */
export interface Mean {
  readonly queryLang: string
  readonly docLang: string
  readonly measure: string
  readonly value: number
  /** Queries averaged over, a query counting once for each corpus it searches. */
  readonly queries: number
  /** Queries left out because the corpus holds nothing relevant to them, counted alike. */
  readonly dropped: number
}

export interface Evaluation {
  readonly values: ReadonlyArray<Value>
  /** By measure as asked; the languages in order of first query; a measure's macro average after its other means. */
  readonly means: ReadonlyArray<Mean>
}

/** The queries of one language that search one corpus. */
export interface Cell {
  readonly queryLang: string
  readonly docLang: string
  /** Those with something relevant in the corpus, by their place in the list of queries. */
  readonly queries: ReadonlyArray<number>
  readonly dropped: number
}

/**
 * The evaluation of one measure, `values[c][q]` being its value for `cells[c].queries[q]`. A cell without queries has no
 * mean, and where no cell has any there is no macro average. `average` may be another one than the mean, of a cell's
 * values; the macro average is the mean of those.
 */
export const evaluation = (
  measure: string,
  cells: ReadonlyArray<Cell>,
  values: ReadonlyArray<ReadonlyArray<number>>,
  average: (values: ReadonlyArray<number>) => number = mean
): Evaluation => {
  const means = cells.flatMap(({ docLang, dropped, queries, queryLang }, c) =>
    queries.length === 0
      ? []
      : [{ queryLang, docLang, measure, value: average(values[c]), queries: queries.length, dropped }]
  )
  return {
    values: cells.flatMap(({ docLang, queries, queryLang }, c) =>
      queries.map((query, q) => ({ query, queryLang, docLang, measure, value: values[c][q] }))
    ),
    means: means.length === 0 ? [] : [...means, macro(measure, means, sum(cells.map(({ dropped }) => dropped)))]
  }
}

export const mean = (values: ReadonlyArray<number>): number => sum(values) / values.length

const macro = (measure: string, means: ReadonlyArray<Mean>, dropped: number): Mean => ({
  queryLang: every,
  docLang: every,
  measure,
  value: mean(means.map(({ value }) => value)),
  queries: sum(means.map(({ queries }) => queries)),
  dropped
})

const sum = (values: ReadonlyArray<number>): number => values.reduce((total, value) => total + value, 0)
