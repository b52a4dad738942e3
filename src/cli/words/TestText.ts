/** Tested differences as cells of a table, and what the cells mean. */
import type { Compared } from "../../statistics/PairedFamily.ts"
import type { Given } from "../Testing.ts"
import { count } from "./Expectation.ts"
import type { Column } from "./Table.ts"

/** Of a table with one tested difference a row. */
export const columns = (units: string): ReadonlyArray<Column> =>
  [units, "difference", "95 % interval", "p", "p (Holm)", "d_z"].map((title) => ({ title, align: "right" }))

export const cells = ({ adjusted, effectSize, interval, mean, p, units }: Compared): ReadonlyArray<string> => [
  String(units),
  signed(mean),
  [interval.low, interval.high].map((end) => signed(end).padStart(7)).join(" "),
  probability(p),
  probability(adjusted),
  effectSize === undefined ? "" : effectSize.toFixed(2)
]

/** A line below a table of `compared`, whose `units` are such as "queries". */
export const legend = (compared: ReadonlyArray<Compared>, { draws, seed }: Given, units: string): string =>
  [
    `p: paired randomisation test over ${units}, two-sided (${draws} draws, seed ${seed}${
      compared.some(({ isExact }) => isExact) ? "; exact where fewer are all there are" : ""
    }); Holm over ${count(compared.length, "comparison")}`,
    `interval: percentile bootstrap of the mean over ${units}; d_z: mean difference in its standard deviations`
  ].map((line) => `  ${line}\n`).join("")

/** Four decimals with a sign, as values of measures are shown; what rounds to nothing has none. */
export const signed = (difference: number): string => {
  const text = Math.abs(difference).toFixed(4)
  return Number(text) === 0 ? text : (difference < 0 ? "-" : "+") + text
}

/** Never shown as 0, which no probability is. */
const probability = (p: number): string => p < 0.0001 ? "<0.0001" : p.toFixed(4)

export const toJson = ({ adjusted, effectSize, interval, isExact, mean, p, units }: Compared) => ({
  units,
  difference: mean,
  low: interval.low,
  high: interval.high,
  p,
  isExact,
  pHolm: adjusted,
  effectSize: effectSize ?? null
})
