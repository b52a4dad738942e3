/** The summary as plain text for a terminal. */
import * as Numbers from "../../analysis/Numbers.ts"
import type { Model, Row } from "../../analysis/Results.ts"
import * as Summary from "../Summary.ts"
import { wrap } from "./Wrap.ts"

/**
 * One table, its models one below the other: the best values of a model marked with `*`, standard deviations between
 * seeds after `±`, and a caption.
 */
export const make = (results: ReadonlyArray<Row>): string => {
  const groups = Summary.make(results)
  if (groups.length === 0) return "No results\n"
  const lines = groups.flatMap(({ lines }) => lines)
  const columns = [
    ["", ...lines.map(({ strategy }) => `  ${strategy}`)],
    ...Summary.columns.map((_, column) => columnTexts(lines.map(({ cells }) => cells[column]), column))
  ]
  const widths = columns.map((texts) => Math.max(...texts.map((text) => text.length)))
  const [head, ...rows] = columns[0].map((_, row) => align(columns.map((texts) => texts[row]), widths))
  const rule = "-".repeat(widths.reduce((sum, width) => sum + width + gap.length, -gap.length))
  const body = groups.flatMap(({ lines: ofModel, model }) => [
    title(model),
    ...ofModel.map((line) => rows[lines.indexOf(line)])
  ])
  const caption = wrap(`${Summary.caption(results, groups)}. * best of its size.`, rule.length)
  return [head, rule, ...body, rule, ...caption].map((line) => line.trimEnd() + "\n").join("")
}

const title = ({ name, nonEmbeddingParameters, parameters }: Model): string =>
  `${name}, ${Numbers.parameters(nonEmbeddingParameters)} parameters, ${Numbers.parameters(parameters)} with embeddings`

/** The title and texts of one column, the means below each other whether or not a deviation follows. */
const columnTexts = (cells: ReadonlyArray<Summary.Cell | undefined>, column: number): ReadonlyArray<string> => {
  const { format, title } = Summary.columns[column]
  const deviations = cells.map((cell) => (cell?.deviation === undefined ? "" : ` ±${format(cell.deviation)}`))
  const width = Math.max(...deviations.map((deviation) => deviation.length))
  const texts = cells.map((cell, i) =>
    (cell === undefined ? "-" : format(cell.mean)) + (cell?.best ? "*" : " ") + deviations[i].padEnd(width)
  )
  return [width === 0 ? `${title} ` : title, ...texts]
}

const gap = "   "

/** The first column to the left, the others to the right. */
const align = (row: ReadonlyArray<string>, widths: ReadonlyArray<number>): string =>
  row.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]))).join(gap)
