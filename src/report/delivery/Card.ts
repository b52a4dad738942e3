/** The reproducibility card of a delivered page. */
import type { Html } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import type { Fact, State } from "./Facts.ts"

export const card = (facts: ReadonlyArray<Fact>): Html =>
  html`<aside class="card" aria-labelledby="reproducibility">
<h2 id="reproducibility">Reproducibility</h2>
<dl>
${
    facts.map(({ label, state: of, value }) =>
      html`<div><dt>${label}</dt><dd>${state(of)} ${value}</dd></div>
`
    )
  }</dl>
</aside>`

/** A sign, and the word for those who do not see it. */
export const state = (of: State): Html =>
  html`<span class="state" data-state="${of}" title="${of}"><span aria-hidden="true">${
    signs[of]
  }</span><span class="unseen">${of}</span></span>`

const signs: Readonly<Record<State, string>> = { ok: "✓", off: "✕", unknown: "?" }
