import test from "ava"
import * as fc from "fast-check"
import * as Latex from "../../src/report/Latex.ts"
import { empty, input } from "./analyses.ts"

const files = Latex.files(input)

/** The rows of a table, by their cells: what ends in \\ between the rules. */
const rows = (text: string): ReadonlyArray<ReadonlyArray<string>> =>
  text.split("\\begin{tabular}")[1].split("\n").filter((line) => line.endsWith("\\\\")).map((line) =>
    line.slice(0, -2).split(/(?<!\\)&/).map((cell) => cell.trim())
  )

test("every row has as many cells as the table has columns, or spans them", (t) => {
  for (const [name, text] of files) {
    const columns = /\\begin\{tabular\}\{@\{\}([lr]+)@\{\}\}/.exec(text)![1].length
    t.true(rows(text).length > 20, name)
    for (const cells of rows(text)) {
      t.is(cells.length === 1 ? Number(/^\\multicolumn\{(\d+)\}/.exec(cells[0])![1]) : cells.length, columns, name)
    }
  }
})

test("braces and environments close, and there is nothing that LaTeX has no letter for", (t) => {
  for (const text of files.values()) {
    let depth = 0
    for (const [brace] of text.replace(/\\[{}]/g, "").matchAll(/[{}]/g)) {
      depth += brace === "{" ? 1 : -1
      t.true(depth >= 0)
    }
    t.is(depth, 0)
    const ends = (word: string) =>
      Array.from(text.matchAll(new RegExp(`\\\\${word}\\{(\\w+)\\}`, "g")), ([, name]) => name)
    t.deepEqual(ends("begin"), ends("end").toReversed())
    t.regex(text, /^[\x20-\x7e\n]+$/)
    t.notRegex(text, /NaN|undefined/)
  }
})

test("the best of a size is bold, a deviation follows, letters mark what is significantly worse", (t) => {
  const text = files.get("summary.tex")!
  const hybrid = rows(text).filter(([name]) => name.startsWith("\\quad hybrid"))
  t.is(hybrid.length, 4)
  t.regex(
    hybrid[0][1],
    /^\\textbf\{0\.\d{3}\}\\textsuperscript\{[a-d]+\} \{\\footnotesize \$\\pm\$ 0\.\d{3}\}$/
  )
})

test("a difference is starred where it is significant, and bold where seeds do not explain it", (t) => {
  const cells = rows(files.get("differences.tex")!).slice(1)
  t.is(cells.length, 4 * 3 * 3)
  for (const [, , baseline, difference, overSeeds] of cells) {
    t.is(overSeeds === "--", baseline === "untrained")
    if (baseline === "untrained") t.notRegex(difference, /textbf/)
  }
  t.true(cells.some(([, , , difference]) => /^\\textbf\{\+0\.\d{3}\}\\textsuperscript\{\*\}$/.test(difference)))
})

test("no text is a command", (t) => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."\\{}$&#%_^~<>ab ") }), (text) => {
    const left = Latex.escape(text).replace(/\\[{}$&#%_]|\\text[a-z]+\{\}|\$[<>]\$/g, "")
    t.notRegex(left, /[\\{}$&#%_^~<>]/)
  }))
})

test("without results there are no tables", (t) => {
  t.is(Latex.files(empty).size, 0)
})
