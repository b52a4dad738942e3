/** From results to the files of a report. */
import * as Csv from "./Csv.ts"
import * as Figures from "./Figures.ts"
import * as Page from "./Page.ts"
import * as SummaryText from "./SummaryText.ts"
import * as Svg from "./Svg.ts"

/** The files' texts by path: report.html, results.csv, summary.txt and figures/NAME.svg. */
export const files = async (input: Page.Input): Promise<ReadonlyMap<string, string>> => {
  const figures = await Figures.make(input.results, input.log)
  return new Map([
    ["report.html", Page.make(input, figures)],
    ["results.csv", Csv.results(input.results)],
    ["summary.txt", SummaryText.make(input)],
    ...figures.map(({ name, wide }) => [`figures/${name}.svg`, Svg.standalone(wide)] as const)
  ])
}
