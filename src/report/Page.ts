/** One self-contained HTML page: it loads nothing, and the same input gives the same bytes. */
import type { Difference } from "../../schemas/Differences.ts"
import type { ScalingFit } from "../../schemas/ScalingFits.ts"
import type { Trend } from "../../schemas/Trends.ts"
import type { Verdict } from "../../schemas/Verdicts.ts"
import type { LogRow, ProvenanceRow, Row } from "../analysis/Results.ts"
import type { Figure } from "./Figures.ts"
import * as Finding from "./Finding.ts"
import type { Html } from "./Html.ts"
import { html, trusted } from "./Html.ts"
import * as Style from "./Style.ts"
import * as Tables from "./Tables.ts"

export interface Input {
  readonly title: string
  /** What the experiment asks, or which profile it is. */
  readonly subtitle: string
  readonly results: ReadonlyArray<Row>
  readonly differences: ReadonlyArray<Difference>
  readonly trends: ReadonlyArray<Trend>
  readonly fits: ReadonlyArray<ScalingFit>
  readonly verdicts: ReadonlyArray<Verdict>
  readonly log: ReadonlyArray<LogRow>
  readonly provenance: ReadonlyArray<ProvenanceRow>
  /** The workflow's config as given: JSON. */
  readonly config: unknown
}

/** The text of report.html. */
export const make = (input: Input, figures: ReadonlyArray<Figure>): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${input.title}</title>
<style>
${trusted(Style.css())}
</style>
</head>
<body>
<header>
<h1>${input.title}</h1>
<p class="subtitle">${input.subtitle}</p>
</header>
<main>
${finding(input)}${sections(input, figures).map(section)}</main>
</body>
</html>
`.html

const finding = (input: Input): Html => {
  const { details, lead } = Finding.make(input)
  const items = details.map((detail) => html`<li>${detail}</li>`)
  return html`<section aria-label="Finding">
<p class="lead">${lead}</p>
${items.length > 0 && html`<ul>${items}</ul>`}
</section>
`
}

interface Section {
  readonly id: string
  readonly title: string
  /** A section without a body is left out. */
  readonly body: ReadonlyArray<Html>
}

const section = ({ body, id, title }: Section): Html | false =>
  body.length > 0 && html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}</section>
`

const sections = (input: Input, figures: ReadonlyArray<Figure>): ReadonlyArray<Section> => {
  const { config, provenance, results } = input
  const drawn = (...names: ReadonlyArray<string>): ReadonlyArray<Html> =>
    figures.filter(({ name }) => names.includes(name)).map(figure)
  const unless = (empty: boolean, body: () => Html): ReadonlyArray<Html> => (empty ? [] : [body()])
  const nothing = results.length === 0
  const byLanguage = unless(nothing, () => folded("By query language", Tables.byLanguage(results)))
  const allMeasures = unless(nothing, () => folded("Macro averages", Tables.allMeasures(results)))
  return [
    { id: "summary", title: "Summary", body: unless(nothing, () => Tables.summary(results)) },
    { id: "size", title: "Model size", body: drawn("map-by-size", "lead-by-size") },
    { id: "languages", title: "Languages", body: [...drawn("map-by-language"), ...byLanguage] },
    { id: "bias", title: "Language bias", body: drawn("rank-distance-by-size") },
    { id: "measures", title: "All measures", body: allMeasures },
    { id: "training", title: "Training", body: drawn("loss") },
    {
      id: "provenance",
      title: "Provenance",
      body: unless(provenance.length === 0, () => Tables.provenance(provenance))
    },
    { id: "config", title: "Configuration", body: [html`<pre tabindex="0">${JSON.stringify(config, null, 2)}</pre>`] }
  ]
}

const figure = ({ caption, narrow, wide }: Figure): Html =>
  html`<figure>
<div class="wide">${trusted(wide)}</div>
<div class="narrow">${trusted(narrow)}</div>
<figcaption>${caption}</figcaption>
</figure>
`

const folded = (title: string, tables: ReadonlyArray<Html>): Html =>
  html`<details>
<summary>${title}</summary>
${tables}</details>
`
