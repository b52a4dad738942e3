/** The artifacts that numbers come from, encoder by encoder. */
import type { ProvenanceRow } from "../../analysis/Results.ts"
import * as Results from "../../analysis/Results.ts"
import * as Anchor from "../html/Anchor.ts"
import * as Digest from "../html/Digest.ts"
import type { Html } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import type { Input } from "../Input.ts"

/** What all numbers come from, then a part for each encoder that there are results of, which their numbers lead to. */
export const sections = ({ provenance, results }: Input): ReadonlyArray<Html> => {
  const encoders = encodersOf(results)
  const labels = encoders.flatMap(({ seeds }) => seeds.map(({ label }) => label))
  const common = provenance.filter(({ of }) => !labels.some((label) => of === label || of.startsWith(`${label}/`)))
    .map((row) => (row.of === "" ? row : { ...row, what: `${row.what}, ${row.of}` }))
  return [
    html`<p>${explained}</p>
`,
    ...(common.length === 0 ? [] : [part("from-all", "All numbers", [{ title: "Digest", rows: common }])]),
    ...encoders.map(({ model, seeds, strategy }) =>
      part(
        Anchor.encoder(model, strategy),
        `${model}, ${strategy}`,
        seeds.map(({ label, seed }) => ({ title: `Seed ${seed}`, rows: belonging(provenance, label) }))
      )
    )
  ]
}

const encodersOf = (results: Input["results"]) =>
  Results.models(results).flatMap(({ name: model }) => {
    const ofModel = Results.select(results, { model })
    return Results.strategies(ofModel).map((strategy) => {
      const seeds = new Set(Results.select(ofModel, { strategy }).map(({ seed }) => seed))
      return {
        model,
        strategy,
        seeds: [...seeds].sort((a, b) => a - b).map((seed) => ({ seed, label: `${model}/${strategy}/${seed}` }))
      }
    })
  })

const explained =
  "What the numbers were computed from: artifacts and their digests, the SHA-256 of their content, under "
  + "which they lie in the store. Selecting a digest copies all its digits."

/** Those of the encoder `label`; of what has several parts, each is called by its part: "embeddings, documents". */
const belonging = (provenance: ReadonlyArray<ProvenanceRow>, label: string): ReadonlyArray<ProvenanceRow> =>
  provenance.flatMap((row) => {
    if (row.of === label) return [row]
    return row.of.startsWith(`${label}/`) ? [{ ...row, what: `${row.what}, ${row.of.slice(label.length + 1)}` }] : []
  })

interface Column {
  readonly title: string
  readonly rows: ReadonlyArray<ProvenanceRow>
}

/** A table: what there is by seed. */
const part = (id: string, title: string, columns: ReadonlyArray<Column>): Html => {
  const kinds = new Map(columns.flatMap(({ rows }) => rows.map(({ kind, what }) => [what, kind] as const)))
  const heads = columns.map(({ title }) => html`<th scope="col" class="text">${title}</th>`)
  const lines = [...kinds].map(([what, kind]) => {
    const cells = columns.map(({ rows }) => {
      const digests = rows.filter((row) => row.what === what).map(({ digest }) => Digest.withMaker(digest))
      return html`<td class="text">${digests.length === 0 ? "–" : digests}</td>`
    })
    return html`<tr><th scope="row">${what}${kind !== what && html` <small>${kind}</small>`}</th>${cells}</tr>
`
  })
  return html`<div class="origin" id="${id}">
${
    lines.length === 0
      ? html`<h3>${title}</h3>
<p>No artifacts are recorded.</p>
`
      : html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
<table>
<caption class="above">${title}</caption>
<thead><tr><th scope="col" class="text">Artifact</th>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table>
</div>
`
  }</div>
`
}
