/** What was claimed, and whether these results show it. */
import type { Evidence, Outcome, Verdict } from "../../../schemas/Verdicts.ts"
import * as Digest from "../html/Digest.ts"
import type { Html } from "../html/Html.ts"
import { html } from "../html/Html.ts"

/** How many came out how, then each claim with its evidence folded. */
export const claims = (verdicts: ReadonlyArray<Verdict>): Html =>
  html`<p>${tally(verdicts)}</p>
<ul class="claims">
${verdicts.map(claim)}</ul>
`

const symbols: Readonly<Record<Outcome, string>> = {
  reproduced: "✓",
  "within seed noise": "≈",
  "not reproduced": "✕",
  "not tested": "○"
}

const tally = (verdicts: ReadonlyArray<Verdict>): string => {
  const counts = Object.keys(symbols).flatMap((outcome) => {
    const count = verdicts.filter((verdict) => verdict.outcome === outcome).length
    return count === 0 ? [] : [`${count} ${outcome}`]
  })
  return `Of ${verdicts.length === 1 ? "1 claim" : `${verdicts.length} claims`}: ${counts.join(", ")}.`
}

const claim = ({ evidence, id, outcome, required, source, statement }: Verdict): Html =>
  html`<li id="claim-${id.replace(/\s/g, "_")}">
${badge(outcome)}
<div>
<p class="statement">${statement}</p>
<p class="source">${source.paper}, ${source.where}${required === true && " · required"}</p>
${
    evidence.length > 0 && html`<details>
<summary>Evidence <small>${evidence.length === 1 ? "1 comparison" : `${evidence.length} comparisons`}</small></summary>
<ul class="evidence">
${evidence.map(comparison)}</ul>
</details>
`
  }</div>
</li>
`

const comparison = ({ digests, outcome, text }: Evidence): Html =>
  html`<li>${badge(outcome)} <div>${text}${
    digests.length > 0 && html`<span class="digests">${
      digests.map((digest) => html`<span>${Digest.withMaker(digest)}</span> `)
    }</span>`
  }</div></li>
`

const badge = (outcome: Outcome): Html =>
  html`<span class="outcome" data-outcome="${outcome}"><span aria-hidden="true">${
    symbols[outcome]
  }</span> ${outcome}</span>`
