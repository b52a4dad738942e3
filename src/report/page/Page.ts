/** One self-contained HTML page: it loads nothing, and the same input gives the same bytes. */
import type { Figure } from "../figures/Figures.ts"
import * as Finding from "../finding/Finding.ts"
import * as Anchor from "../html/Anchor.ts"
import type { Html } from "../html/Html.ts"
import { html, trusted } from "../html/Html.ts"
import * as Slot from "../html/Slot.ts"
import type { Input } from "../Input.ts"
import * as Script from "./Script.ts"
import type { Section } from "./Sections.ts"
import * as Sections from "./Sections.ts"
import * as Style from "./Style.ts"

/** The text of report.html, with its slots (Slot.ts) empty. */
export const make = (input: Input, figures: ReadonlyArray<Figure>): string => {
  const sections = Sections.make(input, figures).filter(({ body }) => body.length > 0)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${input.title}</title>
<style>
${trusted(Style.css())}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the finding</a>
<header>
<h1>${input.title}</h1>
<p class="subtitle">${input.subtitle}</p>
${contents(sections)}</header>
<main id="main" tabindex="-1">
<div class="top">
${finding(input)}${Slot.card}
</div>
${sections.map(section)}${Slot.steps}
</main>
<script>
${trusted(Script.text)}</script>
</body>
</html>
`.html
}

const contents = (sections: ReadonlyArray<Section>): Html =>
  html`<nav aria-label="Contents">
<ul>
${
    sections.map(({ id, title }) =>
      html`<li><a href="${Anchor.href(id)}">${title}</a></li>
`
    )
  }${Slot.contents}
</ul>
</nav>
`

const finding = (input: Input): Html => {
  const { details, lead, more } = Finding.make(input)
  return html`<section aria-label="Finding">
<p class="lead">${lead}</p>
${list(details)}${
    more.length > 0 && html`<details>
<summary>More</summary>
${list(more)}</details>
`
  }</section>
`
}

const list = (items: ReadonlyArray<string>): Html | false =>
  items.length > 0 && html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>
`

const section = ({ body, id, title }: Section): Html =>
  html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}</section>
`
