import test from "ava"
import type * as Results from "../../src/analysis/Results.ts"
import * as Summary from "../../src/report/Summary.ts"
import * as SummaryTable from "../../src/report/text/SummaryTable.ts"

const row = (values: Partial<Results.Row>): Results.Row => ({
  model: "small",
  strategy: "hybrid",
  seed: 1,
  parameters: 146_940_608,
  nonEmbeddingParameters: 18_883_264,
  relation: "frame",
  setting: "monolingual",
  queryLang: "*",
  docLang: "*",
  measure: "AP",
  value: 0,
  queries: 10,
  dropped: 0,
  ...values
})

const bias = { relation: "translation", setting: "multilingual", measure: "RankDistance" } as const

const results = [
  row({ strategy: "hybrid", seed: 1, value: 0.41 }),
  row({ strategy: "hybrid", seed: 2, value: 0.43 }),
  row({ strategy: "monolingual", seed: 1, value: 0.4201 }),
  row({ strategy: "untrained", value: 0.024 }),
  row({ strategy: "hybrid", setting: "cross-lingual", value: 0.3 }),
  row({ strategy: "monolingual", setting: "cross-lingual", value: 0.31 }),
  row({ strategy: "hybrid", ...bias, value: 1234 }),
  row({ strategy: "monolingual", ...bias, value: 2345 }),
  // Neither another measure, another relation nor a single language counts.
  row({ strategy: "hybrid", measure: "nDCG@10", value: 0.9 }),
  row({ strategy: "hybrid", relation: "translation", setting: "cross-lingual", value: 0.9 }),
  row({ strategy: "hybrid", queryLang: "de", docLang: "de", value: 0.9 })
]

test("the best of a size is the highest mAP as printed and the lowest rank distance", (t) => {
  const [{ lines }] = Summary.make(results)
  t.deepEqual(
    lines.map(({ cells, strategy }) => [strategy, ...cells.map((cell) => cell && [cell.mean, cell.best])]),
    [
      ["untrained", [0.024, false], undefined, undefined, undefined],
      ["monolingual", [0.4201, true], [0.31, true], undefined, [2345, false]],
      ["hybrid", [0.42, true], [0.3, false], undefined, [1234, true]]
    ]
  )
})

test("a strategy without rivals is not called best", (t) => {
  const [{ lines: [{ cells }] }] = Summary.make([row({ value: 0.5 })])
  t.false(cells[0]?.best)
})

test("a deviation is the sample's, and there is none for one seed", (t) => {
  const [{ lines }] = Summary.make(results)
  t.is(lines[2].cells[0]?.deviation?.toFixed(6), Math.sqrt(2 * 0.01 ** 2).toFixed(6))
  t.is(lines[1].cells[0]?.deviation, undefined)
})

test("models go by size, known strategies in the paper's order, others after", (t) => {
  const groups = Summary.make([
    row({ model: "xl", nonEmbeddingParameters: 1_157_729_280, strategy: "code-switched" }),
    row({ model: "xl", nonEmbeddingParameters: 1_157_729_280, strategy: "hybrid" }),
    row({ model: "base", nonEmbeddingParameters: 84_954_240, strategy: "cross-lingual" }),
    row({ model: "base", nonEmbeddingParameters: 84_954_240, strategy: "monolingual" })
  ])
  t.deepEqual(groups.map(({ lines, model }) => [model.name, ...lines.map(({ strategy }) => strategy)]), [
    ["base", "monolingual", "cross-lingual"],
    ["xl", "hybrid", "code-switched"]
  ])
})

test("the terminal's table", (t) => {
  t.is(
    SummaryTable.make(results),
    `\
                  monolingual   cross-lingual    multilingual    rank distance
-------------------------------------------------------------------------------
small, 18.9M parameters, 147M with embeddings
  untrained     0.024                       -               -                -
  monolingual   0.420*                  0.310*              -            2,345
  hybrid        0.420* ±0.014           0.300               -            1,234*
-------------------------------------------------------------------------------
mAP by setting: frame relevance, macro average over languages. Rank distance:
between the translations of a query in the ranking of all languages, lower is
better. Means over 1 to 2 seeds, ± standard deviation. * best of its size.
`
  )
})

test("without results there is no table", (t) => {
  t.is(SummaryTable.make([]), "No results\n")
})

test("what people judged, and what answers a question, are main results as frames are", (t) => {
  for (const relation of ["answer", "judged"] as const) {
    const rows = [row({ relation, value: 0.5 }), row({ relation, strategy: "monolingual", value: 0.25 })]
    t.deepEqual(Summary.make(rows)[0].lines.map(({ cells }) => cells[0]?.mean), [0.25, 0.5])
    t.regex(Summary.caption(rows, Summary.make(rows)), new RegExp(`${relation} relevance`))
  }
})
