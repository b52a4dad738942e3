import test from "ava"
import * as Palette from "../../src/report/figures/Palette.ts"
import * as Report from "../../src/report/Report.ts"
import { empty, input } from "./analyses.ts"
import * as fixture from "./fixture.ts"

const files = Report.files(input)
const page = files.then((files) => files.get("report.html")!)

test("a report is a page, tables, a summary and figures", async (t) => {
  t.deepEqual([...(await files).keys()], [
    "report.html",
    "results.csv",
    "differences.csv",
    "trends.csv",
    "fits.csv",
    "claims.csv",
    "summary.txt",
    "tables/summary.tex",
    "tables/differences.tex",
    "figures/map-by-size.svg",
    "figures/map-by-total-size.svg",
    "figures/gain-by-size.svg",
    "figures/gain-by-total-size.svg",
    "figures/entropy-by-size.svg",
    "figures/entropy-by-total-size.svg",
    "figures/map-by-language.svg",
    "figures/rank-distance-by-size.svg",
    "figures/rank-distances.svg",
    "figures/same-language.svg",
    "figures/loss.svg"
  ])
})

test("the same input gives the same bytes", async (t) => {
  t.deepEqual(await Report.files(structuredClone(input)), await files)
})

test("the page loads nothing", async (t) => {
  const text = (await page).replaceAll("http://www.w3.org/2000/svg", "").replaceAll("http://www.w3.org/1999/xlink", "")
  t.notRegex(text, /https?:|\bsrc=|\bhref="[^#]|url\(|@import|<script |<link|<img|\bimport\(|fetch/)
  t.regex(text, /default-src 'none'/)
})

test("every element that is opened is closed in order", async (t) => {
  const open: Array<string> = []
  const body = (await page).replace(/<!doctype html>|<!--[^]*?-->|<(style|script)>[^]*?<\/\1>|<meta [^>]*>/g, "")
  for (const [, close, name, empty] of body.matchAll(/<(\/?)([a-zA-Z0-9]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (close === "/") t.is(open.pop(), name)
    else if (empty !== "/") open.push(name)
  }
  t.deepEqual(open, [])
})

test("titles, config and claims are escaped", async (t) => {
  t.true((await page).includes("<h1>Hybrid &lt;batches&gt; &amp; &quot;sizes&quot;</h1>"))
  t.true((await page).includes("a &lt; b &amp; \\&quot;c\\&quot;"))
  t.true((await page).includes("id=\"claim-hybrid_best_&amp;_&lt;first&gt;\""))
  t.true((await page).includes("better than &quot;monolingual&quot; ones"))
})

test("tables have captions, headers scopes, figures labels and captions, details summaries", async (t) => {
  const text = await page
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  t.true(count(/<table/g) > 20)
  t.is(count(/<table[^>]*>\n<caption[^>]*>[^<]/g), count(/<table/g))
  t.is(count(/<th [^>]*scope="(?:col|row|rowgroup)"/g), count(/<th[ >]/g))
  t.is(count(/<figure>/g), 11)
  t.is(count(/<figcaption>[^<]/g), 11)
  t.is(count(/<svg [^>]*role="img" aria-label="[^"]+"|<svg role="img" aria-label="[^"]+"/g), count(/<svg/g))
  t.is(count(/<details>\n<summary>/g), count(/<details/g))
  t.is(count(/<h1/g), 1)
  t.is(new Set(text.match(/ id="[^"]*"/g)).size, count(/ id="/g))
})

test("the outcome of a claim is told by a sign and a word", async (t) => {
  const badges = [...(await page).matchAll(/<span aria-hidden="true">(.)<\/span> ([a-z ]+)<\/span>\n<div>/g)]
  t.deepEqual(badges.map(([, sign, word]) => `${sign} ${word}`), [
    "✓ reproduced",
    "≈ within seed noise",
    "✕ not reproduced",
    "○ not tested"
  ])
  t.true((await page).includes("Of 4 claims: 1 reproduced, 1 within seed noise, 1 not reproduced, 1 not tested."))
})

test("every number of the summary, of differences and of languages leads to the artifacts of its encoder", async (t) => {
  const text = await page
  const ids = new Set(Array.from(text.matchAll(/ id="([^"]*)"/g), ([, id]) => id))
  for (const [, href] of text.matchAll(/ href="#([^"]*)"/g)) t.true(ids.has(decodeURI(href)), href)
  for (
    const region of [
      "mAP by setting",
      "mAP, frame relevance",
      "MAP by query language",
      "Rank distance by query language"
    ]
  ) {
    const table = text.split(`aria-label="${region.replace("MAP", "mAP")}`)[1].split("</table>")[0]
    const cells = table.match(/<td[^>]*>.*?<\/td>/g) ?? []
    t.true(cells.length > 0)
    if (region.startsWith("mAP, ")) continue
    for (const cell of cells) t.regex(cell, /<a class="from" href="#from-[^"]+" title="Provenance of [^"]+">/)
  }
  t.regex(text, /<td data-value="[^"]+"><a class="from" href="#from-xl-hybrid" title="[^"]+">[+−±]0\.\d{3}<\/a>/)
})

test("the artifacts of an encoder are listed by seed, with whole digests", async (t) => {
  const text = await page
  for (const { digest } of fixture.provenance) t.true(text.includes(`>${digest}</code><!--repro:made-by ${digest}-->`))
  const part = text.split("id=\"from-large-hybrid\"")[1].split("</table>")[0]
  for (const seed of [1, 2, 3]) t.true(part.includes(fixture.digestOf(`means/large/hybrid/${seed}`)))
  t.is(part.match(/<code/g)?.length, 15)
})

test("a difference says whether it is larger than what seeds make", async (t) => {
  const table = (await page).split("aria-label=\"mAP, frame relevance")[1].split("</table>")[0]
  t.deepEqual([...new Set(Array.from(table.matchAll(/<td>([a-z]+)<\/td><\/tr>/g), ([, word]) => word))].sort(), [
    "no",
    "unknown",
    "yes"
  ])
})

test("a refused fit says why and shows no number", async (t) => {
  const table = (await page).split("aria-label=\"Scaling of contrastive entropy")[1].split("</table>")[0]
  t.is(table.match(/no fit: the best alpha lies at the edge of the search/g)?.length, 8)
  t.notRegex(table, /NaN/)
})

test("no number that there is not is shown", async (t) => {
  const text = (await page).replace(/<script>[^]*?<\/script>/, "")
  t.notRegex(text, /NaN|undefined|Infinity/)
})

test("every colour of text and lines has a dark counterpart", async (t) => {
  const css = Palette.css("figure")
  const fixed = new Set(["none", "transparent", "#ffffff", "#10131a"])
  for (const [name, svg] of (await files).entries()) {
    if (!name.endsWith(".svg")) continue
    const drawn = svg.replace(/<style>[^]*?<\/style>/, "")
    const colours = new Set([...drawn.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour))
    t.true(colours.size > 2)
    for (const colour of colours) {
      // The cells of the heat map carry their own background in either theme.
      const known = fixed.has(colour) || css.includes(`[fill="${colour}"]`) || colour.startsWith("rgb(")
      t.true(known, `${colour} in ${name}`)
    }
  }
})

test("what there is nothing of is left out", async (t) => {
  const bare = await Report.files(empty)
  t.deepEqual([...bare.keys()], [
    "report.html",
    "results.csv",
    "differences.csv",
    "trends.csv",
    "fits.csv",
    "claims.csv",
    "summary.txt"
  ])
  t.regex(bare.get("report.html")!, /There are no results\./)
  t.deepEqual(bare.get("report.html")!.match(/<h2 id="[^"]*"/g), ["<h2 id=\"config\""])
})
