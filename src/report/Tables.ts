/** The tables of the page. */
import * as Numbers from "../analysis/Numbers.ts"
import * as Results from "../analysis/Results.ts"
import type { Html } from "./Html.ts"
import { html } from "./Html.ts"
import * as Summary from "./Summary.ts"
import { group, head, row, table } from "./Table.ts"

/** mAP by setting and rank distance, a group of rows for each model. */
export const summary = (results: ReadonlyArray<Results.Row>): Html => {
  const groups = Summary.make(results)
  const titles = ["Strategy", ...Summary.columns.map(({ title }) => title)]
  const bodies = groups.map(({ lines, model }) =>
    group(model, titles.length, lines.map(({ cells, strategy }) => row(strategy, cells.map(summaryCell))))
  )
  const caption = `${Summary.caption(results, groups)}. Bold: best of its size.`
  return table(caption, [head(titles), bodies], Summary.hasDeviations(groups) ? "spread" : "plain")
}

/** The place of a deviation is kept where there is none, so that means stand below each other. */
const summaryCell = (cell: Summary.Cell | undefined, column: number): Html => {
  if (cell === undefined) return html`<td>–</td>`
  const { format } = Summary.columns[column]
  const mean = cell.best ? html`<strong>${format(cell.mean)}</strong>` : format(cell.mean)
  return html`<td>${mean}<small>${cell.deviation !== undefined && `±${format(cell.deviation)}`}</small></td>`
}

/** For each relation and setting, the primary measure (or rank distance) by query language. */
export const byLanguage = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Html> =>
  slices(results).flatMap(({ relation, rows, setting }) =>
    [Results.primary, Results.rankDistance].flatMap((measure) => {
      const ofMeasure = Results.select(rows, { measure })
      const languages = Results.distinct(ofMeasure, "queryLang").filter((lang) => lang !== Results.every)
      if (languages.length === 0) return []
      const macro = ofMeasure.filter(({ queryLang }) => queryLang === Results.every)
      return [encoders(ofMeasure, {
        caption: `${titleOf(measure)} by query language, ${relation} relevance, ${setting}${searched(setting)}`
          + `. ${counts(macro)}`,
        columns: [...languages.map((queryLang) => ({ title: queryLang, wanted: { queryLang } })), {
          title: "macro",
          wanted: { queryLang: Results.every }
        }]
      })]
    })
  )

/** For each relation and setting, the macro averages of all measures. */
export const allMeasures = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Html> =>
  slices(Results.select(results, { queryLang: Results.every })).map(({ relation, rows, setting }) =>
    encoders(rows, {
      caption: `Macro averages, ${relation} relevance, ${setting}`,
      columns: [...new Set(rows.map(({ measure }) => measure))].map((measure) => ({
        title: measure,
        wanted: { measure }
      }))
    })
  )

/** The artifacts behind the numbers. Digests are shown short; they copy whole. */
export const provenance = (rows: ReadonlyArray<Results.ProvenanceRow>): Html => {
  const titles = ["Of", "Artifacts", "Kind", "Digest"].map((title) => html`<th scope="col" class="text">${title}</th>`)
  const lines = rows.map(({ digest, kind, of, what }) =>
    row(of === "" ? "all" : of, [what, kind, hex(digest)].map((part) => html`<td class="text">${part}</td>`))
  )
  return table(provenanceCaption, [
    html`<thead><tr>${titles}</tr></thead>
`,
    html`<tbody>
${lines}</tbody>
`
  ])
}

const provenanceCaption = "What the numbers were computed from: artifacts and their digests, the SHA-256 of their "
  + "content, under which they lie in the store. Selecting a digest copies all its digits."

const hex = (digits: string): Html => html`<code class="digest" title="${digits}">${digits}</code>`

interface Slice {
  readonly relation: Results.Relation
  readonly setting: Results.Setting
  readonly rows: ReadonlyArray<Results.Row>
}

const slices = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Slice> =>
  Results.relations.flatMap((relation) =>
    Results.settings.map((setting) => ({ relation, setting, rows: Results.select(results, { relation, setting }) }))
  ).filter(({ rows }) => rows.length > 0)

interface Grid {
  readonly caption: string
  readonly columns: ReadonlyArray<{ readonly title: string; readonly wanted: Results.Wanted }>
}

/** A row for each model and strategy; a cell is the mean over seeds and over the corpora its rows search. */
const encoders = (rows: ReadonlyArray<Results.Row>, { caption, columns }: Grid): Html => {
  const titles = ["Strategy", ...columns.map(({ title }) => title)]
  const bodies = Results.models(rows).map((model) => {
    const ofModel = Results.select(rows, { model: model.name })
    const lines = Results.strategies(ofModel).map((strategy) => {
      const ofEncoder = Results.select(ofModel, { strategy })
      return row(strategy, columns.map(({ wanted }) => html`<td>${averageOf(Results.select(ofEncoder, wanted))}</td>`))
    })
    return group(model, titles.length, lines)
  })
  return table(`${caption}.`, [head(titles), bodies])
}

const averageOf = (rows: ReadonlyArray<Results.Row>): string => {
  const average = Results.average(rows)
  if (average === undefined) return "–"
  return rows[0].measure === Results.rankDistance ? Numbers.whole(average.mean) : Numbers.fraction(average.mean)
}

const titleOf = (measure: string): string => (measure === Results.primary ? "mAP" : "Rank distance")

const searched = (setting: Results.Setting): string =>
  setting === "cross-lingual" ? " (mean over document languages)" : ""

/** How many queries a macro average stands on, the same for all encoders of one test set. */
const counts = (macro: ReadonlyArray<Results.Row>): string => {
  const [queries, dropped] = [distinctCounts(macro, "queries"), distinctCounts(macro, "dropped")]
  return `Queries averaged: ${queries}; dropped, having nothing relevant: ${dropped}`
}

const distinctCounts = (rows: ReadonlyArray<Results.Row>, column: "queries" | "dropped"): string =>
  [...new Set(rows.map((row) => row[column]))].map(Numbers.whole).join(" or ")
