import test from "ava"
import * as Schema from "effect/Schema"
import { Published } from "../../../schemas/Published.ts"
import type { Row } from "../../../src/analysis/Results.ts"
import * as PublishedTable from "../../../src/report/text/PublishedTable.ts"
import published from "../../../workflows/hybrid.published.json" with { type: "json" }

const figures = Schema.decodeUnknownSync(Published)(published)

const row = (values: Partial<Row>): Row => ({
  model: "xlm-r",
  strategy: "hybrid",
  seed: 1,
  parameters: 277_453_056,
  nonEmbeddingParameters: 85_451_520,
  relation: "answer",
  setting: "monolingual",
  queryLang: "*",
  docLang: "*",
  measure: "AP",
  value: 0.75,
  queries: 10,
  dropped: 0,
  ...values
})

test("ours stand beside the published figures of the same encoder, strategy, setting and measure", (t) => {
  const results = [
    row({ seed: 1, value: 0.7 }),
    row({ seed: 2, value: 0.8 }),
    row({ setting: "multilingual", measure: "RankDistance", value: 300 }),
    row({ strategy: "untrained", value: 0.1 })
  ]
  const text = PublishedTable.make([{ benchmark: "xquad-r", results }], figures)
  t.deepEqual(text.split("\n").slice(0, 3), [
    "xquad-r              mAP monolingual   rank distance",
    "  xlm-r, untrained         0.100 [-]           - [-]",
    "  xlm-r, hybrid        0.750 [0.798]       300 [287]"
  ])
})

test("a benchmark of several corpora is their mean", (t) => {
  const corpus = (value: number) => ({
    benchmark: "miracl",
    results: [row({ relation: "judged", measure: "nDCG@10", value })]
  })
  t.regex(PublishedTable.make([corpus(0.5), corpus(0.3)], figures), /^ {2}xlm-r, hybrid +0\.400 \[0\.405\]$/m)
})

test("the published figures are those of the paper's tables, in which hybrid batches are not best everywhere", (t) => {
  const of = (model: string, strategy: string, setting: string) =>
    figures.rows.find((row) =>
      row.model === model && row.strategy === strategy && row.setting === setting && row.measure === "AP" &&
      row.benchmark === "xquad-r"
    )?.value as number
  t.true(of("xlm-r", "hybrid", "multilingual") < of("xlm-r", "cross-lingual", "multilingual"))
  t.true(of("labse", "hybrid", "multilingual") > of("labse", "cross-lingual", "multilingual"))
  t.is(figures.rows.filter(({ benchmark }) => benchmark === "miracl").length, 2 * 2 * 3 * 16)
})
