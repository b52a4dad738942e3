/** The parts of an HTML table of results. */
import * as Numbers from "../analysis/Numbers.ts"
import type { Model } from "../analysis/Results.ts"
import type { Html, Part } from "./Html.ts"
import { html } from "./Html.ts"

/** A table that scrolls by itself where the page is too narrow for it. */
export const table = (caption: string, parts: Part, variant: "plain" | "spread" = "plain"): Html =>
  html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table class="${variant}">
<caption>${caption}</caption>
${parts}</table>
</div>
`

/** Column titles, to the right over numbers: all but the first. */
export const head = ([first, ...others]: ReadonlyArray<string>): Html => {
  const titles = others.map((title) => html`<th scope="col">${title}</th>`)
  return html`<thead><tr><th scope="col" class="text">${first}</th>${titles}</tr></thead>
`
}

/** The rows of one model below its name and size; `columns` counts all columns. */
export const group = (model: Model, columns: number, rows: ReadonlyArray<Html>): Html => {
  const [size, whole] = [Numbers.parameters(model.nonEmbeddingParameters), Numbers.parameters(model.parameters)]
  const about = html`<small>${size} parameters, ${whole} with embeddings</small>`
  return html`<tbody>
<tr><th scope="rowgroup" colspan="${columns}">${model.name} ${about}</th></tr>
${rows}</tbody>
`
}

export const row = (name: string, cells: ReadonlyArray<Html>): Html =>
  html`<tr><th scope="row">${name}</th>${cells}</tr>
`
