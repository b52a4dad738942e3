/** Tables for a paper: LaTeX with booktabs, each file to be \input where it should stand. */
import type { Difference } from "../../schemas/Differences.ts"
import * as Numbers from "../analysis/Numbers.ts"
import * as Results from "../analysis/Results.ts"
import type { Input } from "./Input.ts"
import * as Measure from "./Measure.ts"
import * as Summary from "./Summary.ts"
import * as Marks from "./tables/Marks.ts"

/** By file name; a table without rows is left out. */
export const files = (input: Input): ReadonlyMap<string, string> => {
  const main = mainDifferences(input.differences)
  return new Map([
    ...(input.results.length === 0 ? [] : [["summary.tex", summary(input)] as const]),
    ...(main.length === 0 ? [] : [["differences.tex", differences(main)] as const])
  ])
}

/** The same table as on the page: means ± deviations, the best in bold, letters for what is significantly worse. */
const summary = ({ differences, results }: Input): string => {
  const groups = Summary.make(results)
  const letters = differences.length === 0 ? new Map<string, string>() : Marks.letters(Results.strategies(results))
  const blocks = groups.map(({ lines, model }) => [
    `\\multicolumn{${Summary.columns.length + 1}}{@{}l}{\\textbf{${escape(model.name)}}, ${sizes(model)}} \\\\`,
    ...lines.map(({ cells, strategy }) => {
      const letter = letters.get(strategy)
      const written = cells.map((cell, column) => {
        const { format, wanted } = Summary.columns[column]
        const beaten = Marks.beaten(differences, wanted, { model: model.name, strategy })
        return summaryCell(cell, format, beaten.flatMap((other) => letters.get(other) ?? []).sort().join(""))
      })
      return line([`\\quad ${escape(strategy)}${letter === undefined ? "" : raised(letter)}`, ...written])
    })
  ])
  const caption = `${Summary.caption(results, groups)}. Bold: best of its size.`
  return table({
    name: "summary",
    caption: letters.size === 0 ? caption : `${caption} ${Marks.lettersCaption}`,
    alignment: "l" + "r".repeat(Summary.columns.length),
    titles: ["Strategy", ...Summary.columns.map(({ title }) => title)],
    blocks
  })
}

const sizes = ({ nonEmbeddingParameters, parameters }: Results.Model): string =>
  `${Numbers.parameters(nonEmbeddingParameters)} parameters, ${Numbers.parameters(parameters)} with embeddings`

const summaryCell = (
  cell: Summary.Cell | undefined,
  format: (value: number) => string,
  marks: string
): string => {
  if (cell === undefined) return "--"
  const mean = cell.best ? `\\textbf{${format(cell.mean)}}` : format(cell.mean)
  const deviation = cell.deviation === undefined ? "" : ` {\\footnotesize $\\pm$ ${format(cell.deviation)}}`
  return mean + (marks === "" ? "" : raised(marks)) + deviation
}

const mainDifferences = (rows: ReadonlyArray<Difference>): ReadonlyArray<Difference> => {
  const relation = Results.primaryRelation(rows)
  return rows.filter((row) =>
    row.measure === Results.primary && row.relation === relation && row.strategy === Results.proposed
  )
}

/** Those of hybrid batches in the primary measure. */
const differences = (rows: ReadonlyArray<Difference>): string => {
  const blocks = Results.models(rows).flatMap(({ name }) =>
    Results.settings.flatMap((setting) => {
      const found = rows.filter((row) => row.model === name && row.setting === setting)
      const ordered = Results.strategies(found.map(({ baseline }) => ({ strategy: baseline })))
        .flatMap((baseline) => found.filter((row) => row.baseline === baseline))
      return ordered.length === 0 ?
        [] :
        [ordered.map((row, i) => line([i === 0 ? escape(name) : "", i === 0 ? setting : "", ...differenceCells(row)]))]
    })
  )
  return table({
    name: "differences",
    caption: `mAP of ${Results.proposed} batches minus that of the baseline, mean over seeds, with 95 % intervals over `
      + `seeds (t) and over topics (bootstrap), Cohen's d and p over topics. ${Marks.starCaption} Bold: the interval over `
      + "seeds leaves 0 out.",
    alignment: "lllrrrrr",
    titles: ["Model", "Setting", "Baseline", "Difference", "Over seeds", "Over topics", "d", "p"],
    blocks
  })
}

const differenceCells = (row: Difference): ReadonlyArray<string> => {
  const write = (value: number): string => escape(Measure.of(row.measure).difference(value))
  const interval = (low: number, high: number): string =>
    Number.isNaN(low) || Number.isNaN(high) ? "--" : `[${write(low)}, ${write(high)}]`
  const difference = write(row.difference)
  return [
    escape(row.baseline),
    (Marks.beyondSeedNoise(row) === "yes" ? `\\textbf{${difference}}` : difference)
    + (Marks.isSignificant(row) ? raised("*") : ""),
    interval(row.seedsLow, row.seedsHigh),
    interval(row.topicsLow, row.topicsHigh),
    Number.isNaN(row.effectSize) ? "--" : escape(row.effectSize.toFixed(2).replace("-", "−")),
    row.adjustedP < 0.001 ? "$<$ 0.001" : row.adjustedP.toFixed(3)
  ]
}

interface Content {
  readonly name: string
  readonly caption: string
  readonly alignment: string
  readonly titles: ReadonlyArray<string>
  /** Lines of rows, a rule between blocks. */
  readonly blocks: ReadonlyArray<ReadonlyArray<string>>
}

const table = ({ alignment, blocks, caption, name, titles }: Content): string =>
  [
    "% \\usepackage{booktabs}",
    "\\begin{table}",
    "\\centering",
    `\\caption{${escape(caption)}}`,
    `\\label{tab:${name}}`,
    "\\medskip",
    `\\begin{tabular}{@{}${alignment}@{}}`,
    "\\toprule",
    line(titles.map(escape)),
    "\\midrule",
    blocks.map((lines) => lines.join("\n")).join("\n\\addlinespace\n"),
    "\\bottomrule",
    "\\end{tabular}",
    "\\end{table}",
    ""
  ].join("\n")

const line = (cells: ReadonlyArray<string>): string => `${cells.join(" & ")} \\\\`

const raised = (text: string): string => `\\textsuperscript{${text}}`

/** `text` as LaTeX that prints it. */
export const escape = (text: string): string => text.replace(/[\\{}$&#%_^~<>±−–]/g, (found) => escapes[found])

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "$<$",
  ">": "$>$",
  "±": "$\\pm$",
  "−": "$-$",
  "–": "--"
}
