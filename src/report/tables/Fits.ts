/** The table of scaling fits, and of why there are none. */
import type { ScalingFit } from "../../../schemas/ScalingFits.ts"
import * as Numbers from "../../analysis/Numbers.ts"
import * as Results from "../../analysis/Results.ts"
import type { Html, Part } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import { head, number, row, table, text, titled } from "../html/Table.ts"

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
  + "al. 2024, arXiv 2403.18684). In brackets: 95 % intervals, by profile t and by bootstrap. Where the fit "
  + "was refused, the row says why."

const fitRow = (fit: ScalingFit): Html => {
  const { points, rSquared, setting, sizes, strategy } = fit
  const counts = [number(sizes), number(points)]
  if (fit.refused !== "") {
    return row(setting, [
      text(strategy),
      html`<td class="text refused" colspan="4">no fit: ${
        fit.refused.charAt(0).toLowerCase() + fit.refused.slice(1)
      }</td>`,
      ...counts
    ])
  }
  return row(setting, [
    text(strategy),
    number(estimate(fit, "A", count), fit.A),
    number(estimate(fit, "alpha", Numbers.fraction), fit.alpha),
    number(estimate(fit, "delta", Numbers.fraction), fit.delta),
    number(Numbers.fraction(rSquared)),
    ...counts
  ])
}

/** The value, and below it both intervals. */
const estimate = (fit: ScalingFit, name: "A" | "alpha" | "delta", write: (value: number) => string): Part => {
  const interval = (of: string, low: number, high: number): Part =>
    !Number.isNaN(low) && html`<small class="below">${of} [${end(low, write)}, ${end(high, write)}]</small>`
  return [
    write(fit[name]),
    interval("profile", fit[`${name}Low`], fit[`${name}High`]),
    interval("bootstrap", fit[`${name}BootstrapLow`], fit[`${name}BootstrapHigh`])
  ]
}

/** Where the points bound a parameter on one side only, the other end is infinite. */
const end = (value: number, write: (value: number) => string): string =>
  value === Infinity ? "∞" : value === -Infinity ? "−∞" : write(value)

/** A is in parameters, but may lie far from any model: then in powers of ten. */
const count = (value: number): string => value >= 1 && value < 1e12 ? Numbers.parameters(value) : value.toExponential(1)
