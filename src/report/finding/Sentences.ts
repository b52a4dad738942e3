/** Parts of the sentences of a finding. */
import type { Difference } from "../../../schemas/Differences.ts"
import type { Trend } from "../../../schemas/Trends.ts"
import { seedNoise } from "../../analysis/Differences.ts"
import * as Numbers from "../../analysis/Numbers.ts"
import * as Results from "../../analysis/Results.ts"

export const name = (strategy: string): string =>
  strategy === Results.untrained ? "the untrained encoder" : `${strategy} batches`

/** A difference and its interval over seeds: `+0.015 [+0.003, +0.027]`. */
export const gain = ({ difference, measure, seedsHigh, seedsLow }: Difference): string =>
  withInterval(measure, difference, { low: seedsLow, high: seedsHigh })

/** `+0.015 [+0.003, +0.027] against cross-lingual batches`, and whether seeds alone might do that. */
export const against = (row: Difference): string =>
  `${gain(row)} against ${name(row.baseline)}${seedNoise(row) === "within" ? ", within seed noise" : ""}`

/** `the gain grows by +0.010 [+0.002, +0.018] for ten times the parameters`. */
export const trend = ({ high, low, measure, slope }: Trend): string => {
  const change = `${withInterval(measure, slope, { low, high })} for ten times the parameters`
  if (Number.isNaN(low)) return `the gain changes by ${change}, of a single seed`
  if (low > 0) return `the gain grows by ${change}`
  return high < 0 ? `the gain shrinks by ${change}` : `the gain shows no trend beyond seed noise, ${change}`
}

/** How many of the best ten documents are in the query's language, beside the corpus. */
export const share = (results: ReadonlyArray<Results.Row>, model: string): ReadonlyArray<string> => {
  const of = (measure: string, strategy: string): number | undefined =>
    Results.average(Results.select(results, { measure, model, strategy, queryLang: Results.every }))?.mean
  const measure = `${Results.sameLanguage}@10`
  const strategies = Results.strategies(Results.select(results, { measure, model }))
  const corpus = of(Results.sameLanguage, Results.proposed)
  if (corpus === undefined || strategies.length === 0) return []
  const shares = strategies.map((strategy) => `${percent(of(measure, strategy) ?? NaN)} with ${name(strategy)}`)
  return [
    `In the query's language are ${percent(corpus)} of the corpus, and of the best ten documents ${list(shares)}.`
  ]
}

export const list = (items: ReadonlyArray<string>): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`

const withInterval = (
  measure: string,
  value: number,
  { high, low }: { readonly low: number; readonly high: number }
): string => {
  const interval = Number.isNaN(low) ? "" : ` [${Numbers.signed(measure, low)}, ${Numbers.signed(measure, high)}]`
  return Numbers.signed(measure, value) + interval
}
