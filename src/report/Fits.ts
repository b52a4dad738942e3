/** The table of scaling fits, and of why there are none. */
import type { ScalingFit } from "../../schemas/ScalingFits.ts"
import * as Numbers from "../analysis/Numbers.ts"
import * as Results from "../analysis/Results.ts"
import type { Html, Part } from "./Html.ts"
import { html } from "./Html.ts"
import { head, number, row, table, text, titled } from "./Table.ts"

/** A group of rows for each way to count parameters. */
export const fits = (rows: ReadonlyArray<ScalingFit>): Html => {
  const bodies = (["non-embedding", "total"] as const).flatMap((against) => {
    const found = Results.settings.flatMap((setting) =>
      Results.strategies(rows).flatMap((strategy) =>
        rows.filter((row) => row.against === against && row.setting === setting && row.strategy === strategy)
      )
    )
    return found.length === 0 ? [] : [titled(`N: ${against} parameters`, titles.length, found.map(fitRow))]
  })
  return table(caption, [head(titles, 2), bodies], "dense")
}

const titles = ["Setting", "Strategy", "A", "α", "δ", "R²", "Sizes", "Points"]

const caption =
  "Scaling of contrastive entropy: L(N) = (A / N)^α + δ, fitted to one value for each size and seed (Fang et "
  + "al. 2024, arXiv 2403.18684, equation 4). In brackets: 95 % intervals. Where the fit was refused, the row says why."

const fitRow = (fit: ScalingFit): Html => {
  const { points, rSquared, setting, sizes, strategy } = fit
  const counts = [number(sizes), number(points)]
  if (fit.refused !== "") {
    return row(setting, [
      text(strategy),
      html`<td class="text refused" colspan="4">no fit: ${fit.refused}</td>`,
      ...counts
    ])
  }
  return row(setting, [
    text(strategy),
    number(estimate(count, fit.A, fit.ALow, fit.AHigh), fit.A),
    number(estimate(Numbers.fraction, fit.alpha, fit.alphaLow, fit.alphaHigh), fit.alpha),
    number(estimate(Numbers.fraction, fit.delta, fit.deltaLow, fit.deltaHigh), fit.delta),
    number(Numbers.fraction(rSquared)),
    ...counts
  ])
}

const estimate = (write: (value: number) => string, ...[value, low, high]: readonly [number, number, number]): Part => [
  write(value),
  !Number.isNaN(low) && !Number.isNaN(high) && html` <small>[${write(low)}, ${write(high)}]</small>`
]

/** A is in parameters, but may lie far from any model: then in powers of ten. */
const count = (value: number): string => value >= 1 && value < 1e12 ? Numbers.parameters(value) : value.toExponential(1)
