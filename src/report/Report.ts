/** From results to the files of a report. */
import * as Csv from "./Csv.ts"
import * as Figures from "./figures/Figures.ts"
import * as Svg from "./figures/Svg.ts"
import type { Input } from "./Input.ts"
import * as Latex from "./Latex.ts"
import * as Page from "./page/Page.ts"
import * as SummaryText from "./text/SummaryText.ts"

/**
 * The files' texts by path: report.html; results.csv, differences.csv, trends.csv, fits.csv and claims.csv; summary.txt;
 * tables/NAME.tex; figures/NAME.svg.
 */
export const files = async (input: Input): Promise<ReadonlyMap<string, string>> => {
  const figures = await Figures.make(input)
  return new Map([
    ["report.html", Page.make(input, figures)],
    ["results.csv", Csv.results(input.results)],
    ...Csv.analyses(input),
    ["summary.txt", SummaryText.make(input)],
    ...[...Latex.files(input)].map(([name, text]) => [`tables/${name}`, text] as const),
    ...figures.map(({ name, wide }) => [`figures/${name}.svg`, Svg.standalone(wide)] as const)
  ])
}
