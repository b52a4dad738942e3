/** The steps that made the numbers of a delivered page, folded by stage. */
import * as Anchor from "../html/Anchor.ts"
import * as Digest from "../html/Digest.ts"
import type { Html, Part } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import { head, number, table, text } from "../html/Table.ts"
import { state } from "./Card.ts"
import type { Facts, Output, Step } from "./Facts.ts"

/** Of the section. */
export const id = "steps"

export const section = ({ steps, store }: Facts): Html =>
  html`<section aria-labelledby="${id}">
<h2 id="${id}">Steps</h2>
<p>${explained}</p>
${[...Map.groupBy(steps, ({ stage }) => stage)].map(([stage, found]) => folded(stage, found, store))}</section>`

const explained =
  "What was executed to get these numbers, by stage. A key is the SHA-256 of everything a step depends on; "
  + "code is the fingerprint of the code that ran. Outputs lead to their files."

const folded = (stage: string, steps: ReadonlyArray<Step>, store: string): Html => {
  const millis = steps.reduce((sum, { durationMillis }) => sum + durationMillis, 0)
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`
  return html`<details>
<summary>${stage} <small>${count}, ${duration(millis)}</small></summary>
${
    table(`Steps of the stage ${stage}.`, [
      head(titles, titles.length - 1),
      html`<tbody>
${steps.map((step) => line(step, store))}</tbody>
`
    ])
  }</details>
`
}

const titles = [
  "Step",
  "Outputs",
  "Inputs from",
  "As published",
  "Again",
  "Killed",
  "Key",
  "Code",
  "Environment",
  "Machine",
  "Finished",
  "Duration"
]

const line = (step: Step, store: string): Html =>
  html`<tr id="${Anchor.step(step.name)}"><th scope="row">${step.name}</th>${[
    text(step.outputs.map((one) => output(one, store))),
    text(sources(step)),
    ...[step.lock, step.rebuilt, step.interrupted].map((of) => text(state(of))),
    text(Digest.code(step.key)),
    text(Digest.code(step.code)),
    text(environment(step)),
    text(step.machine),
    text(moment(step.finishedAt)),
    number(duration(step.durationMillis), step.durationMillis)
  ]}</tr>
`

const output = ({ bytes, digest, folder, kind, name, path }: Output, store: string): Html => {
  const address = [...store.split("/"), ...path.split("/")].map(encodeURIComponent).join("/")
  return html`<div><a href="${address}${folder && "/"}">${name}</a> <small>${kind}, ${size(bytes)}</small> ${
    Digest.code(digest)
  }</div>`
}

/** Each step once; many are folded. */
const sources = ({ inputs }: Step): Part => {
  const names = [...new Set(inputs.map(({ from }) => from.step))]
  const links = names.map((name) => html`<div><a href="${Anchor.href(Anchor.step(name))}">${name}</a></div>`)
  if (links.length === 0) return "–"
  return links.length < 5 ? links : html`<details><summary>${links.length} steps</summary>${links}</details>`
}

const environment = ({ environment }: Step): string => {
  const parts = Object.entries(environment).map(([name, value]) =>
    typeof value === "string" ? value : `${name} ${JSON.stringify(value)}`
  )
  return parts.length === 0 ? "–" : parts.join(", ")
}

/** To the minute, in the time zone that it is given in. */
const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}${iso.endsWith("Z") ? " UTC" : ""}`

const duration = (millis: number): string => {
  const seconds = millis / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 99.5) return `${seconds.toFixed(0)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const size = (bytes: number): string => {
  const [unit, suffix] = bytes >= 1e9 ? [1e9, "GB"] : bytes >= 1e6 ? [1e6, "MB"] : bytes >= 1e3 ? [1e3, "kB"] : [1, "B"]
  return `${(bytes / unit).toFixed(unit === 1 || bytes / unit >= 10 ? 0 : 1)} ${suffix}`
}
