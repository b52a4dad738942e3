/** Small experiments that were never run: a few encoders, and their macro averages as given. */
import type * as Results from "../../src/analysis/Results.ts"

/** What one encoder did; the rest is the same for all. */
export type Given = Pick<Results.Row, "model" | "strategy" | "seed" | "value"> & Partial<Results.Row>

/** Sizes by name. */
const sizes: Readonly<Record<string, number>> = { tiny: 1e4, small: 1e5, base: 1e6, large: 1e7 }

export const row = (given: Given): Results.Row => ({
  parameters: 2 * sizes[given.model],
  nonEmbeddingParameters: sizes[given.model],
  relation: "frame",
  setting: "multilingual",
  queryLang: "*",
  docLang: "*",
  measure: "AP",
  queries: 4,
  dropped: 0,
  ...given
})

/** A row for each strategy and seed of one model: `values[strategy][i]` is that of seed i + 1. */
export const rows = (
  model: string,
  values: Readonly<Record<string, ReadonlyArray<number>>>,
  others: Partial<Results.Row> = {}
): ReadonlyArray<Results.Row> =>
  Object.entries(values).flatMap(([strategy, values]) =>
    values.map((value, i) => row({ model, strategy, seed: i + 1, value, ...others }))
  )
