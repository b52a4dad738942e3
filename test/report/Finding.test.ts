import test from "ava"
import type * as Results from "../../src/analysis/Results.ts"
import * as Finding from "../../src/report/Finding.ts"
import * as fixture from "./fixture.ts"

const make = (results: ReadonlyArray<Results.Row>): Finding.Finding =>
  Finding.make({ results, differences: [], trends: [] })

const settings = ["monolingual", "cross-lingual", "multilingual"] as const

/** One seed of one encoder: mAP in the three settings. */
const encoder = (
  model: string,
  strategy: string,
  values: ReadonlyArray<number>,
  seed = 1
): ReadonlyArray<Results.Row> =>
  values.map((value, i) => ({
    model,
    strategy,
    seed,
    parameters: model.length * 2000,
    nonEmbeddingParameters: model.length * 1000,
    relation: "frame",
    setting: settings[i],
    queryLang: "*",
    docLang: "*",
    measure: "AP",
    value,
    queries: 1,
    dropped: 0
  }))

test("the lead says in which settings hybrid batches are ahead, level and behind at the largest size", (t) => {
  const { lead } = make([
    ...encoder("larger", "hybrid", [0.5, 0.4001, 0.3]),
    ...encoder("larger", "monolingual", [0.4, 0.4, 0.35]),
    ...encoder("big", "hybrid", [0.1, 0.1, 0.1]),
    ...encoder("big", "monolingual", [0.2, 0.2, 0.2])
  ])
  t.is(
    lead,
    "At larger, hybrid batches are ahead of every other strategy in the monolingual setting, are level with the best of "
      + "the others in the cross-lingual setting and are behind the best of the others in the multilingual setting."
  )
})

test("details give each difference, its change with size, and how far to trust it", (t) => {
  const { details } = make([
    ...encoder("larger", "untrained", [0.02, 0.02, 0.02]),
    ...encoder("larger", "hybrid", [0.5, 0.4, 0.3]),
    ...encoder("larger", "monolingual", [0.4, 0.4, 0.35]),
    ...encoder("big", "hybrid", [0.1, 0.1, 0.1]),
    ...encoder("big", "monolingual", [0.2, 0.05, 0.2])
  ])
  t.deepEqual(details, [
    "Monolingual: mAP 0.500; +0.100 against monolingual batches and +0.480 against the untrained encoder.",
    "Cross-lingual: mAP 0.400; ±0.000 against monolingual batches and +0.380 against the untrained encoder.",
    "Multilingual: mAP 0.300; −0.050 against monolingual batches and +0.280 against the untrained encoder.",
    "From big to larger, the difference to the best other trained strategy goes from −0.100 to +0.100 (monolingual), "
    + "from +0.050 to ±0.000 (cross-lingual) and from −0.100 to −0.050 (multilingual).",
    "Each value is of a single seed: nothing here says how much another seed would change it."
  ])
})

test("rank distance and several seeds are told", (t) => {
  const { details } = make(fixture.results({ models: ["xl"] }))
  t.true(details.some((detail) => detail.startsWith("Rank distance, where lower is better: ")))
  t.regex(details.at(-1)!, /^Values are means over 1 to 3 seeds; the standard deviation of mAP .* at most 0\.\d{3}\./)
})

test("without rivals or results nothing is claimed", (t) => {
  t.is(make([]).lead, "There are no results.")
  const lead = "At xl there are no strategies to compare with hybrid batches."
  t.deepEqual(make(fixture.results({ models: ["xl"], strategies: ["hybrid"] })), { lead, details: [] })
  t.deepEqual(make(fixture.results({ models: ["xl"], strategies: ["monolingual"] })), { lead, details: [] })
})
