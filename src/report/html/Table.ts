/** The parts of an HTML table of results. */
import * as Numbers from "../../analysis/Numbers.ts"
import type { Model } from "../../analysis/Results.ts"
import * as Anchor from "./Anchor.ts"
import type { Html, Part } from "./Html.ts"
import { html } from "./Html.ts"

/** A table that scrolls by itself where the page is too narrow for it. Its region is called what its caption begins with. */
export const table = (caption: string, parts: Part, variant: "plain" | "spread" | "dense" = "plain"): Html =>
  html`<div class="scroll" role="region" aria-label="${caption.split(/[.:]/)[0]}" tabindex="0">
<table class="${variant}">
<caption>${caption}</caption>
${parts}</table>
</div>
`

/**
 * Column titles: to the left over text, to the right over numbers. The script lets readers sort by those that say so:
 * rows stay within their group.
 */
export const head = (titles: ReadonlyArray<string>, texts = 1): Html => {
  const cells = titles.map((title, i) =>
    i < texts
      ? html`<th scope="col" class="text" data-sort>${title}</th>`
      : html`<th scope="col" data-sort>${title}</th>`
  )
  return html`<thead><tr>${cells}</tr></thead>
`
}

/** The rows of one model below its name and size; `columns` counts all columns. */
export const group = (model: Model, columns: number, rows: ReadonlyArray<Html>): Html => {
  const [size, whole] = [Numbers.parameters(model.nonEmbeddingParameters), Numbers.parameters(model.parameters)]
  return titled(html`${model.name} <small>${size} parameters, ${whole} with embeddings</small>`, columns, rows)
}

/** Rows below a title. */
export const titled = (title: Part, columns: number, rows: ReadonlyArray<Html>): Html =>
  html`<tbody>
<tr><th scope="rowgroup" colspan="${columns}">${title}</th></tr>
${rows}</tbody>
`

export const row = (name: Part, cells: ReadonlyArray<Html>): Html =>
  html`<tr><th scope="row">${name}</th>${cells}</tr>
`

/** A cell of text. */
export const text = (content: Part): Html => html`<td class="text">${content}</td>`

/** A cell of a number; `value` where its text does not say how it sorts. */
export const number = (content: Part, value?: number): Html =>
  value === undefined || Number.isNaN(value)
    ? html`<td>${content}</td>`
    : html`<td data-value="${value}">${content}</td>`

/** A number that leads to the artifacts of the encoder it comes from. */
export const from = (model: string, strategy: string, content: Part): Html =>
  html`<a class="from" href="${
    Anchor.href(Anchor.encoder(model, strategy))
  }" title="Provenance of ${model}, ${strategy}">${content}</a>`
