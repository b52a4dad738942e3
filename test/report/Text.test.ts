import test from "ava"
import * as fc from "fast-check"
import * as Numbers from "../../src/analysis/Numbers.ts"
import * as Csv from "../../src/report/Csv.ts"
import * as Smoothing from "../../src/report/figures/Smoothing.ts"
import * as Html from "../../src/report/html/Html.ts"
import * as analyses from "./analyses.ts"
import * as fixture from "./fixture.ts"

test("parameters have three digits and a unit", (t) => {
  t.deepEqual(
    [999, 1000, 9994, 9996, 99_949, 99_950, 999_499, 999_500, 18_883_264, 308_332_032, 999_600_000, 1_157_729_280]
      .map(Numbers.parameters),
    ["999", "1.00k", "9.99k", "10.0k", "99.9k", "100k", "999k", "1.00M", "18.9M", "308M", "1.00B", "1.16B"]
  )
})

test("counts have separators, differences signs", (t) => {
  t.deepEqual([0, 999, 1000, 1234567.4].map(Numbers.whole), ["0", "999", "1,000", "1,234,567"])
  t.deepEqual([0.0123, -0.0123, 0.0004, -0.0004].map(Numbers.difference), ["+0.012", "−0.012", "±0.000", "±0.000"])
})

test("no text can open a tag, close an attribute or start an entity", (t) => {
  fc.assert(fc.property(fc.string(), (text) => {
    const { html } = Html.html`<p title="${text}">${text}</p>`
    const inside = html.slice("<p title=\"".length, -"</p>".length)
    t.is(inside.replace(/&(amp|lt|gt|quot|#39);/g, "").match(/[<"'&]/g)?.join("") ?? "", "\"")
  }))
})

test("templates join lists and leave out what is absent", (t) => {
  const items = ["a", "<b>"].map((item) => Html.html`<li>${item}</li>`)
  t.is(Html.html`<ul>${items}${undefined}${false}${0}</ul>`.html, "<ul><li>a</li><li>&lt;b&gt;</li>0</ul>")
})

/** The fields of a CSV text (RFC 4180), read character by character. */
const parse = (text: string): ReadonlyArray<ReadonlyArray<string>> => {
  const lines: Array<Array<string>> = [[""]]
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const fields = lines[lines.length - 1]
    if (text[i] === "\"" && quoted && text[i + 1] === "\"") fields[fields.length - 1] += text[i++]
    else if (text[i] === "\"") quoted = !quoted
    else if (text[i] === "," && !quoted) fields.push("")
    else if (text.startsWith("\r\n", i) && !quoted) {
      lines.push([""])
      i++
    } else fields[fields.length - 1] += text[i]
  }
  return lines.slice(0, -1)
}

test("a CSV gives every field back", (t) => {
  const field = fc.string({ unit: fc.constantFrom("a", ",", "\"", "\r", "\n", " ", "é") })
  fc.assert(fc.property(fc.array(fc.record({ x: field, y: field })), (rows) => {
    t.deepEqual(parse(Csv.make(rows, ["x", "y"])), [["x", "y"], ...rows.map(({ x, y }) => [x, y])])
  }))
})

test("results.csv holds every result exactly", (t) => {
  const results = fixture.results({ models: ["small"] })
  const [columns, ...lines] = parse(Csv.results(results))
  t.deepEqual(
    lines.map((line) => Object.fromEntries(line.map((field, i) => [columns[i], field]))),
    results.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)])))
  )
  t.is(columns.length, 13)
})

test("differences, trends, fits and claims are CSV too, what there is not as NaN", (t) => {
  const files = Csv.analyses(analyses.input)
  const read = (name: string) => {
    const [columns, ...lines] = parse(files.get(name)!)
    return lines.map((line) => Object.fromEntries(line.map((field, i) => [columns[i], field])))
  }
  const texts = (row: object) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]))
  t.deepEqual(read("differences.csv"), analyses.input.differences.map(texts))
  t.deepEqual(read("trends.csv"), analyses.trends.map(texts))
  t.deepEqual(read("fits.csv"), analyses.fits.map(texts))
  t.true(read("fits.csv").some(({ A }) => A === "NaN"))
  const [claim] = read("claims.csv")
  t.like(claim, { outcome: "reproduced", required: "true", paper: "arXiv 2408.10536", where: "Table 2" })
  t.is(claim["evidence"].split("; ").length, 4)
})

test("moving means use what is there of the window at either end", (t) => {
  t.deepEqual(Smoothing.movingMeans([1, 2, 3, 4, 10], 1), [1.5, 2, 3, 17 / 3, 7])
  t.deepEqual(Smoothing.movingMeans([1, 2], 0), [1, 2])
})

test("a curve keeps its last step and not more points than asked", (t) => {
  const log = fixture.log({ models: ["small"], strategies: ["hybrid"], seeds: [1], steps: 1001 })
  const points = Smoothing.curves(log.toReversed(), 100)
  t.true(points.length <= 100 && points.length > 80)
  t.is(points.at(-1)?.step, 1001)
  t.true(points.every(({ step }, i) => i === 0 || step > points[i - 1].step))
  t.is(Smoothing.curves(log.slice(0, 7)).length, 7)
})
