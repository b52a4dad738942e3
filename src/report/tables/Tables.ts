/** The tables of results: the summary, by language, and of all measures. */
import type { Difference } from "../../../schemas/Differences.ts"
import * as Numbers from "../../analysis/Numbers.ts"
import * as Results from "../../analysis/Results.ts"
import type { Html } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import { from, group, head, number, row, table } from "../html/Table.ts"
import type { Input } from "../Input.ts"
import * as Measure from "../Measure.ts"
import * as Summary from "../Summary.ts"
import * as Marks from "./Marks.ts"

/** mAP by setting and rank distance, a group of rows for each model. */
export const summary = ({ differences, results }: Input): Html => {
  const groups = Summary.make(results)
  const letters = lettersOf(results, differences)
  const titles = ["Strategy", ...Summary.columns.map(({ title }) => title)]
  const bodies = groups.map(({ lines, model }) =>
    group(
      model,
      titles.length,
      lines.map(({ cells, strategy }) =>
        row(
          name(strategy, letters),
          cells.map((cell, column) => {
            const { format, wanted } = Summary.columns[column]
            const encoder = { model: model.name, strategy }
            return summaryCell({ cell, format, ...encoder, marks: marksOf(letters, differences, wanted, encoder) })
          })
        )
      )
    )
  )
  const caption = [`${Summary.caption(results, groups)}. Bold: best of its size.`, ...about(letters), traced].join(" ")
  return table(caption, [head(titles), bodies], Summary.hasDeviations(groups) ? "spread" : "plain")
}

const traced = "Every number leads to the artifacts that it was computed from."

interface SummaryCell {
  readonly cell: Summary.Cell | undefined
  readonly format: (value: number) => string
  readonly model: string
  readonly strategy: string
  readonly marks: string
}

/** The place of marks and of a deviation is kept where there are none, so that means stand below each other. */
const summaryCell = ({ cell, format, marks, model, strategy }: SummaryCell): Html => {
  if (cell === undefined) return number("–")
  const mean = cell.best ? html`<strong>${format(cell.mean)}</strong>` : format(cell.mean)
  const deviation = cell.deviation !== undefined && `±${format(cell.deviation)}`
  return number(html`${from(model, strategy, mean)}<sup>${marks}</sup><small>${deviation}</small>`, cell.mean)
}

type Letters = ReadonlyMap<string, string>

/** None without differences: there is nothing to mark then. */
const lettersOf = (results: ReadonlyArray<Results.Row>, differences: ReadonlyArray<Difference>): Letters =>
  differences.length === 0 ? new Map() : Marks.letters(Results.strategies(results))

const marksOf = (
  letters: Letters,
  differences: ReadonlyArray<Difference>,
  wanted: Results.Wanted,
  encoder: { readonly model: string; readonly strategy: string }
): string => Marks.beaten(differences, wanted, encoder).flatMap((other) => letters.get(other) ?? []).sort().join("")

const name = (strategy: string, letters: Letters): Html =>
  html`${strategy}${letters.has(strategy) && html` <sup>${letters.get(strategy)}</sup>`}`

const about = (letters: Letters): ReadonlyArray<string> => (letters.size === 0 ? [] : [Marks.lettersCaption])

/** For each relation and setting, the primary measure, or of language bias, by query language. */
export const byLanguage = ({ differences, results }: Input): ReadonlyArray<Html> =>
  slices(results).flatMap(({ relation, rows, setting }) =>
    measuresByLanguage.flatMap((measure) => {
      const ofMeasure = Results.select(rows, { measure })
      const languages = Results.distinct(ofMeasure, "queryLang").filter((lang) => lang !== Results.every)
      if (languages.length === 0) return []
      const macro = ofMeasure.filter(({ queryLang }) => queryLang === Results.every)
      const letters = lettersOf(
        results,
        differences.filter((row) => row.measure === measure && row.setting === setting)
      )
      return [encoders(ofMeasure, {
        caption:
          `${Measure.heading(measure)} by query language, ${relation} relevance, ${setting}${searched(setting)}. `
          + [counts(macro), "Bold: best of its size.", ...about(letters)].join(" "),
        differences,
        letters,
        columns: [
          ...languages.map((queryLang) => ({ title: queryLang, measure, wanted: { queryLang } })),
          { title: "macro", measure, wanted: { queryLang: Results.every }, marked: { relation, setting, measure } }
        ]
      })]
    })
  )

const measuresByLanguage = [Results.primary, Results.rankDistance, Measure.sameLanguage(10), Results.contrastiveEntropy]

/** For each relation and setting, the macro averages of all measures. */
export const allMeasures = ({ results }: Input): ReadonlyArray<Html> =>
  slices(Results.select(results, { queryLang: Results.every })).map(({ relation, rows, setting }) =>
    encoders(rows, {
      caption: `Macro averages, ${relation} relevance, ${setting}. Bold: best of its size.`,
      differences: [],
      letters: new Map(),
      columns: [...new Set(rows.map(({ measure }) => measure))].map((measure) => ({
        title: measure,
        measure,
        wanted: { measure }
      }))
    })
  )

interface Slice {
  readonly relation: Results.Relation
  readonly setting: Results.Setting
  readonly rows: ReadonlyArray<Results.Row>
}

const slices = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Slice> =>
  Results.relations.flatMap((relation) =>
    Results.settings.map((setting) => ({ relation, setting, rows: Results.select(results, { relation, setting }) }))
  ).filter(({ rows }) => rows.length > 0)

interface Column {
  readonly title: string
  readonly measure: string
  readonly wanted: Results.Wanted
  /** Where differences are looked up; none by default. */
  readonly marked?: Results.Wanted
}

interface Grid {
  readonly caption: string
  readonly columns: ReadonlyArray<Column>
  readonly differences: ReadonlyArray<Difference>
  readonly letters: Letters
}

/** A row for each model and strategy; a cell is the mean over seeds and over the corpora its rows search. */
const encoders = (rows: ReadonlyArray<Results.Row>, { caption, columns, differences, letters }: Grid): Html => {
  const titles = ["Strategy", ...columns.map(({ title }) => title)]
  const bodies = Results.models(rows).map((model) => {
    const ofModel = Results.select(rows, { model: model.name })
    const strategies = Results.strategies(ofModel)
    const written = columns.map(({ measure, wanted }) => {
      const averages = strategies.map((strategy) => Results.average(Results.select(ofModel, { ...wanted, strategy })))
      return bestOf(averages.map((average) => average?.mean), Measure.of(measure))
    })
    const lines = strategies.map((strategy, s) => {
      const encoder = { model: model.name, strategy }
      const cells = columns.map(({ marked }, c) => {
        const cell = written[c][s]
        if (cell === undefined) return number("–")
        const marks = marked && html`<sup>${marksOf(letters, differences, marked, encoder)}</sup>`
        return number(html`${from(model.name, strategy, cell)}${marks}`)
      })
      return row(name(strategy, letters), cells)
    })
    return group(model, titles.length, lines)
  })
  return table(caption, [head(titles), bodies])
}

/** How the means of one model's strategies are written: the best of several, as printed, in bold. */
const bestOf = (
  means: ReadonlyArray<number | undefined>,
  { better, format }: Measure.Measure
): ReadonlyArray<Html | string | undefined> => {
  const known = means.filter((mean) => mean !== undefined)
  const best = format(better === "higher" ? Math.max(...known) : Math.min(...known))
  return means.map((mean) => {
    if (mean === undefined) return undefined
    const digits = format(mean)
    return known.length > 1 && digits === best ? html`<strong>${digits}</strong>` : digits
  })
}

const searched = (setting: Results.Setting): string =>
  setting === "cross-lingual" ? " (mean over document languages)" : ""

/** How many queries a macro average stands on, the same for all encoders of one test set. */
const counts = (macro: ReadonlyArray<Results.Row>): string => {
  const [queries, dropped] = [distinctCounts(macro, "queries"), distinctCounts(macro, "dropped")]
  return `Queries averaged: ${queries}; dropped, having nothing relevant: ${dropped}.`
}

const distinctCounts = (rows: ReadonlyArray<Results.Row>, column: "queries" | "dropped"): string =>
  [...new Set(rows.map((row) => row[column]))].map(Numbers.whole).join(" or ")
