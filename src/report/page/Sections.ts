/** What the page shows after the finding, in its order. */
import type { Figure } from "../figures/Figures.ts"
import type { Html } from "../html/Html.ts"
import { html, trusted } from "../html/Html.ts"
import type { Input } from "../Input.ts"
import * as Claims from "../tables/Claims.ts"
import type { Titled } from "../tables/Comparisons.ts"
import * as Comparisons from "../tables/Comparisons.ts"
import * as Fits from "../tables/Fits.ts"
import * as Origins from "../tables/Origins.ts"
import * as Tables from "../tables/Tables.ts"

export interface Section {
  readonly id: string
  readonly title: string
  /** A section without a body is left out. */
  readonly body: ReadonlyArray<Html>
}

export const make = (input: Input, figures: ReadonlyArray<Figure>): ReadonlyArray<Section> => {
  const { config, fits, results, verdicts } = input
  const drawn = (...names: ReadonlyArray<string>): ReadonlyArray<Html> =>
    figures.filter(({ name }) => names.includes(name)).map(figure)
  const ofTotal = (name: string): ReadonlyArray<Html> =>
    drawn(name).map((drawing) => folded("Against all parameters", [drawing]))
  const unless = (empty: boolean, body: () => ReadonlyArray<Html>): ReadonlyArray<Html> => (empty ? [] : body())
  const nothing = results.length === 0
  return [
    { id: "claims", title: "Claims", body: unless(verdicts.length === 0, () => [Claims.claims(verdicts)]) },
    { id: "summary", title: "Summary", body: unless(nothing, () => [Tables.summary(input)]) },
    { id: "size", title: "Model size", body: [...drawn("map-by-size"), ...ofTotal("map-by-total-size")] },
    {
      id: "differences",
      title: "Differences",
      body: [
        ...drawn("gain-by-size"),
        ...ofTotal("gain-by-total-size"),
        ...mainFirst("Other measures", Comparisons.differences(input.differences)),
        ...tables("Change with size", Comparisons.trends(input.trends))
      ]
    },
    {
      id: "scaling",
      title: "Scaling",
      body: [
        ...drawn("entropy-by-size"),
        ...ofTotal("entropy-by-total-size"),
        ...unless(fits.length === 0, () => [Fits.fits(fits)])
      ]
    },
    {
      id: "languages",
      title: "Languages",
      body: [
        ...drawn("map-by-language"),
        ...unless(nothing, () => [folded("By query language", Tables.byLanguage(input))])
      ]
    },
    { id: "bias", title: "Language bias", body: drawn("rank-distance-by-size", "rank-distances", "same-language") },
    {
      id: "measures",
      title: "All measures",
      body: unless(nothing, () => [folded("Macro averages", Tables.allMeasures(input))])
    },
    { id: "training", title: "Training", body: drawn("loss") },
    { id: "provenance", title: "Provenance", body: unless(nothing, () => Origins.sections(input)) },
    {
      id: "config",
      title: "Configuration",
      body: [html`<pre tabindex="0">${JSON.stringify(config, null, 2)}</pre>
`]
    }
  ]
}

/** The table of the primary measure, the others folded. */
const mainFirst = (title: string, found: ReadonlyArray<Titled>): ReadonlyArray<Html> => {
  const others = found.filter(({ isPrimary }) => !isPrimary)
  return [
    ...found.filter(({ isPrimary }) => isPrimary).map(({ table }) => table),
    ...(others.length === 0 ? [] : [folded(title, others.map(({ table }) => table))])
  ]
}

const tables = (title: string, found: ReadonlyArray<Titled>): ReadonlyArray<Html> =>
  found.length === 0 ? [] : [
    html`<h3>${title}</h3>
`,
    ...mainFirst(`${title}, other measures`, found)
  ]

const figure = ({ caption, narrow, wide }: Figure): Html =>
  html`<figure>
<div class="wide">${trusted(wide)}</div>
<div class="narrow">${trusted(narrow)}</div>
<figcaption>${caption}</figcaption>
</figure>
`

const folded = (title: string, content: ReadonlyArray<Html>): Html =>
  html`<details>
<summary>${title}</summary>
${content}</details>
`
