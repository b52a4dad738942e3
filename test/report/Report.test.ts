import test from "ava"
import type * as Page from "../../src/report/Page.ts"
import * as Palette from "../../src/report/Palette.ts"
import * as Plots from "../../src/report/Plots.ts"
import * as Report from "../../src/report/Report.ts"
import * as SizePoints from "../../src/report/SizePoints.ts"
import * as Smoothing from "../../src/report/Smoothing.ts"
import * as Specs from "../../src/report/Specs.ts"
import * as Svg from "../../src/report/Svg.ts"
import * as fixture from "./fixture.ts"

const input: Page.Input = {
  title: "Hybrid <batches> & \"sizes\"",
  subtitle: "Workflow scaling",
  results: fixture.results(),
  log: fixture.log({ steps: 60 }),
  provenance: fixture.provenance,
  config: fixture.config
}
const files = Report.files(input)
const page = files.then((files) => files.get("report.html")!)
const layout = { columns: 2, width: 200 }

test("a report is a page, results, a summary and figures", async (t) => {
  t.deepEqual([...(await files).keys()], [
    "report.html",
    "results.csv",
    "summary.txt",
    "figures/map-by-size.svg",
    "figures/lead-by-size.svg",
    "figures/map-by-language.svg",
    "figures/rank-distance-by-size.svg",
    "figures/loss.svg"
  ])
})

test("the same input gives the same bytes", async (t) => {
  t.deepEqual(await Report.files(structuredClone(input)), await files)
})

test("the page loads nothing", async (t) => {
  const text = (await page).replaceAll("http://www.w3.org/2000/svg", "").replaceAll("http://www.w3.org/1999/xlink", "")
  t.notRegex(text, /https?:|\bsrc=|\bhref=|url\(|@import|<script|<link|<img/)
})

test("every element that is opened is closed in order", async (t) => {
  const open: Array<string> = []
  const body = (await page).replace(/<!doctype html>|<style>[^]*?<\/style>|<meta [^>]*>/g, "")
  for (const [, close, name, empty] of body.matchAll(/<(\/?)([a-zA-Z0-9]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (close === "/") t.is(open.pop(), name)
    else if (empty !== "/") open.push(name)
  }
  t.deepEqual(open, [])
})

test("titles and config are escaped", async (t) => {
  t.true((await page).includes("<h1>Hybrid &lt;batches&gt; &amp; &quot;sizes&quot;</h1>"))
  t.true((await page).includes("a &lt; b &amp; \\&quot;c\\&quot;"))
})

test("tables have captions, headers scopes, figures labels and captions, details summaries", async (t) => {
  const text = await page
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  t.true(count(/<table/g) > 5)
  t.is(count(/<table[^>]*>\n<caption>[^<]/g), count(/<table/g))
  t.is(count(/<th [^>]*scope="(?:col|row|rowgroup)"/g), count(/<th[ >]/g))
  t.is(count(/<figure>/g), 5)
  t.is(count(/<figcaption>[^<]/g), 5)
  t.is(count(/<svg role="img" aria-label="[^"]+"/g), count(/<svg/g))
  t.is(count(/<details>\n<summary>/g), count(/<details/g))
  t.is(count(/<h1/g), 1)
  t.is(new Set(text.match(/ id="[^"]*"/g)).size, count(/ id="/g))
})

test("digests are whole in the page", async (t) => {
  for (const { digest } of fixture.provenance) {
    t.true((await page).includes(`>${digest}</code>`))
  }
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

test("a figure without results is left out", async (t) => {
  t.is(await Plots.measureBySize([], layout), undefined)
  t.is(await Plots.leadBySize(fixture.results({ strategies: ["hybrid", "untrained"] }), layout), undefined)
  t.is(await Plots.heatMap(input.results, "absent", layout), undefined)
  t.is(await Plots.rankDistanceBySize([], layout), undefined)
  t.is(await Plots.lossCurves(input.log, ["absent"], layout), undefined)
  const bare = await Report.files({ ...input, results: [], log: [], provenance: [] })
  t.deepEqual([...bare.keys()], ["report.html", "results.csv", "summary.txt"])
  t.regex(bare.get("report.html")!, /There are no results\./)
})

const noWarning = (message: string): never => {
  throw new Error(message)
}

test("figures of one model, one seed or equal values are drawn without a doubt of Vega's", async (t) => {
  const cases = [
    fixture.results({ models: ["xl"], seeds: [1], strategies: ["hybrid"] }),
    fixture.results({ seeds: [1] }),
    fixture.results({ models: ["small", "xl"] }).map((row) => ({ ...row, value: 0.5 })),
    fixture.results()
  ]
  const measure = { title: "mAP", scale: "linear" } as const
  for (const results of cases) {
    const points = SizePoints.bySetting(results)
    t.regex(await Svg.render(Specs.bySize(points, measure, layout), "", noWarning), /1\.16B/)
    const leads = SizePoints.leads(results)
    if (leads.length > 0) await Svg.render(Specs.bySize(leads, { ...measure, reference: 0 }, layout), "", noWarning)
    const distances = SizePoints.make(results.filter(({ measure }) => measure === "RankDistance"), "")
    await Svg.render(Specs.bySize(distances, { title: "distance", scale: "log" }, layout), "", noWarning)
  }
  const cells = [{ strategy: "hybrid", queryLang: "de", docLang: "de", value: 0 }]
  await Svg.render(Specs.heatMap(cells, ["hybrid"], layout), "", noWarning)
  const curves = Smoothing.curves(fixture.log({ models: ["xl"], steps: 1 }))
  await Svg.render(Specs.lossCurves(curves, ["xl"], layout), "", noWarning)
})

test("a lead is the mean of the differences under the same seed", (t) => {
  const rows = fixture.results({ models: ["base"], seeds: [1, 2] })
  const withoutSeed = rows.filter(({ seed, strategy }) => !(strategy === "monolingual" && seed === 2))
  const value = (strategy: string, seed: number): number =>
    rows.find((row) =>
      row.strategy === strategy && row.seed === seed && row.setting === "multilingual" && row.measure === "AP"
      && row.queryLang === "*"
    )!.value
  const leads = SizePoints.leads(withoutSeed).filter(({ of, panel }) => of === "mean" && panel === "multilingual")
  t.deepEqual(leads.map(({ strategy, value }) => [strategy, value]), [
    ["monolingual", value("hybrid", 1) - value("monolingual", 1)],
    [
      "cross-lingual",
      (value("hybrid", 1) - value("cross-lingual", 1) + (value("hybrid", 2) - value("cross-lingual", 2))) / 2
    ]
  ])
})
