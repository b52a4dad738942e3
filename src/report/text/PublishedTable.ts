/** Our results beside those that a paper printed, as plain text for a terminal. */
import type { Published } from "../../../schemas/Published.ts"
import * as Numbers from "../../analysis/Numbers.ts"
import * as Results from "../../analysis/Results.ts"

/** What was measured on one corpus of a benchmark: XQuAD-R has one, MIRACL one a language. */
export interface Measured {
  readonly benchmark: string
  readonly results: ReadonlyArray<Results.Row>
}

/**
 * A table for each benchmark: models and strategies by setting and measure, ours, then as printed in brackets. Ours are
 * means over seeds, and over the corpora of a benchmark that has several.
 */
export const make = (measured: ReadonlyArray<Measured>, published: Published): string => {
  const benchmarks = [...new Set(measured.map(({ benchmark }) => benchmark))]
  const tables = benchmarks.flatMap((benchmark) => {
    const corpora = measured.filter((each) => each.benchmark === benchmark).map(({ results }) => results)
    const printed = published.rows.filter((row) => row.benchmark === benchmark && row.queryLang === Results.every)
    return columnsOf(corpora.flat(), printed).map((columns) => table(benchmark, { corpora, columns, printed }))
  })
  const tablesOfPaper = [...new Set(published.rows.map(({ table }) => table))].join(", ")
  const caption = [
    "Ours, mean over seeds [as published]; macro averages over languages; rank distance: lower is better.",
    `Published: ${published.source}: ${tablesOfPaper}.`
  ]
  return [...tables, caption.join("\n") + "\n"].join("\n")
}

type PublishedRow = Published["rows"][number]
type Corpora = ReadonlyArray<ReadonlyArray<Results.Row>>

/** One of the numbers of an encoder. */
interface Column {
  readonly title: string
  readonly setting: Results.Setting
  readonly measure: string
}

interface Content {
  readonly corpora: Corpora
  readonly columns: ReadonlyArray<Column>
  readonly printed: ReadonlyArray<PublishedRow>
}

const table = (benchmark: string, { columns, corpora, printed: published }: Content): string => {
  const rows = corpora.flat()
  const encoders = Results.models(rows).flatMap(({ name }) =>
    Results.strategies(Results.select(rows, { model: name })).map((strategy) => ({ model: name, strategy }))
  )
  const lines = [
    [benchmark, ...columns.map(({ title }) => title)],
    ...encoders.map((encoder) => [
      `  ${encoder.model}, ${encoder.strategy}`,
      ...columns.map((column) => `${ours(corpora, encoder, column)} ${printed(published, encoder, column)}`)
    ])
  ]
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const align = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column])
  return lines.map((line) => line.map(align).join("   ").trimEnd() + "\n").join("")
}

/**
 * The columns of each table: mAP with rank distance, and all other measures. They are those that are published, or, if
 * nothing is, those of the summary.
 */
const columnsOf = (
  rows: ReadonlyArray<Results.Row>,
  published: ReadonlyArray<PublishedRow>
): ReadonlyArray<ReadonlyArray<Column>> => {
  const wanted = published.length > 0 ? published : [
    ...Results.settings.map((setting) => ({ setting, measure: Results.primary })),
    { setting: "multilingual" as const, measure: Results.rankDistance }
  ]
  const columns = [
    ...new Map(wanted.map(({ measure, setting }) => [`${measure} ${setting}`, { measure, setting }])).values()
  ]
    .filter((column) => Results.select(rows, macro(column)).length > 0)
    .map((column) => ({ ...column, title: titleOf(column) }))
  const isMain = ({ measure }: Column): boolean => measure === Results.primary || measure === Results.rankDistance
  return [columns.filter(isMain), columns.filter((column) => !isMain(column))].filter(({ length }) => length > 0)
}

const titleOf = ({ measure, setting }: Omit<Column, "title">): string => {
  if (measure === Results.rankDistance) return "rank distance"
  return `${measure === Results.primary ? "mAP" : measure} ${setting}`
}

const macro = ({ measure, setting }: Omit<Column, "title">): Results.Wanted => ({
  ...(measure === Results.rankDistance ? Results.biasMacro : Results.primaryMacro(setting)),
  measure
})

type Encoder = Pick<Results.Row, "model" | "strategy">

const ours = (corpora: Corpora, encoder: Encoder, column: Column): string => {
  const means = corpora.flatMap((rows) => Results.average(Results.select(rows, { ...macro(column), ...encoder })) ?? [])
  if (means.length === 0) return "-"
  return format(column, means.reduce((sum, { mean }) => sum + mean, 0) / means.length)
}

const printed = (published: ReadonlyArray<PublishedRow>, encoder: Encoder, column: Column): string => {
  const found = published.find((row) =>
    row.model === encoder.model && row.strategy === encoder.strategy && row.setting === column.setting
    && row.measure === column.measure
  )
  return found === undefined ? "[-]" : `[${format(column, found.value)}]`
}

const format = ({ measure }: Column, value: number): string =>
  measure === Results.rankDistance ? Numbers.whole(value) : Numbers.fraction(value)
