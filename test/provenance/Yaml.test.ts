import test from "ava"
import * as Yaml from "../../src/provenance/Yaml.ts"

test("records and lists are in block style, scalars on one line each", (t) => {
  const lines = Yaml.lines({
    a: { b: 1, "c d": [true, "x", { e: "f", g: ["h"] }, ["i", "j"]] },
    k: 0.5
  })
  t.deepEqual(lines, [
    "a:",
    "  b: 1",
    "  c d:",
    "  - true",
    "  - x",
    "  - e: f",
    "    g:",
    "    - h",
    "  - - i",
    "    - j",
    "k: 0.5"
  ])
})

test("what is undefined is left out, and so is what holds nothing", (t) => {
  t.deepEqual(Yaml.lines({ a: undefined, b: {}, c: [], d: { e: undefined, f: [{}] }, g: "" }), ["g: \"\""])
})

test("a text that could be taken for something else is quoted", (t) => {
  const texts = [
    "no",
    "True",
    "null",
    "1",
    "1e3",
    "-",
    "a: b",
    "a #b",
    "#a",
    "- a",
    "a\nb",
    " a",
    "a ",
    "",
    "@a/b",
    "ä"
  ]
  for (const text of texts) t.deepEqual(Yaml.lines({ a: text }), [`a: ${JSON.stringify(text)}`], text)
  for (const text of ["a b", "nDCG@10", "retrieve/tiny/hybrid/1", "x64", "C.UTF-8"]) {
    t.deepEqual(Yaml.lines({ a: text }), [`a: ${text}`], text)
  }
})
