import test from "ava"
import * as Differences from "../../src/analysis/Differences.ts"
import type { Encoder } from "../../src/analysis/Pairing.ts"
import type * as Results from "../../src/analysis/Results.ts"
import * as Holm from "../../src/statistics/Holm.ts"
import * as PairedT from "../../src/statistics/PairedT.ts"
import { row, rows } from "./experiment.ts"

const draws = { seed: 1, draws: 2000 }

/** Twenty topics around each encoder's macro average, so that it is their mean. */
const topicsOf = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Encoder> =>
  results.map(({ measure, model, relation, seed, setting, strategy, value }) => {
    const topics = Array.from({ length: 20 }, (_, i) => `topic ${i}`)
    return {
      model,
      strategy,
      seed,
      topics: {
        relation: topics.map(() => relation),
        setting: topics.map(() => setting),
        measure: topics.map(() => measure),
        topic: topics,
        value: topics.map((_, i) => value + (i - 9.5) / 100 * (strategy === "hybrid" ? 1 : 0.5))
      }
    }
  })

const results = [
  ...rows("tiny", { untrained: [0.1], monolingual: [0.2, 0.22, 0.21], hybrid: [0.3, 0.31, 0.33] }),
  ...rows("large", { monolingual: [0.3, 0.31, 0.29], hybrid: [0.31, 0.29, 0.3] })
]

test("a difference is the mean over seeds, with intervals over seeds and over topics", (t) => {
  const [first] = Differences.make(results, topicsOf(results), draws)
  t.like(first, { model: "tiny", strategy: "hybrid", baseline: "monolingual", seeds: 3, topics: 20 })
  const bySeed = [0.3 - 0.2, 0.31 - 0.22, 0.33 - 0.21]
  t.true(Math.abs(first.difference - (bySeed[0] + bySeed[1] + bySeed[2]) / 3) < 1e-15)
  t.deepEqual({ low: first.seedsLow, high: first.seedsHigh }, { ...PairedT.interval(bySeed) })
  t.true(first.topicsLow < first.difference && first.difference < first.topicsHigh)
  // Twenty differences of one sign: none of 2,000 draws of signs is as far from zero.
  t.is(first.p, 1 / 2001)
  // Topics' differences are (i - 9.5) / 200 around the mean.
  t.true(Math.abs(first.effectSize - first.difference / (Math.sqrt(35) / 200)) < 1e-9)
  t.is(Differences.seedNoise(first), "larger")
})

test("models come smallest first, trained baselines before the untrained one", (t) => {
  const found = Differences.make(results, topicsOf(results), draws)
  t.deepEqual(found.map(({ baseline, model }) => [model, baseline]), [
    ["tiny", "monolingual"],
    ["tiny", "untrained"],
    ["large", "monolingual"]
  ])
  t.is(Differences.seedNoise(found[2]), "within")
  t.is(found[1].seeds, 1)
})

test("p values are Holm's over the rows of one measure", (t) => {
  const more = [...results, ...results.map((row) => ({ ...row, measure: "nDCG@10", value: row.value / 2 }))]
  const found = Differences.make(more, topicsOf(more), draws)
  for (const measure of ["AP", "nDCG@10"]) {
    const family = found.filter((row) => row.measure === measure)
    t.is(family.length, 3)
    t.deepEqual(family.map(({ adjustedP }) => adjustedP), [...Holm.adjust(family.map(({ p }) => p))])
  }
})

test("of a single seed nothing is known of its noise, and of seeds that one side lacks nothing is used", (t) => {
  const uneven = rows("tiny", { monolingual: [0.2], hybrid: [0.3, 0.9, 0.9] })
  const [found] = Differences.make(uneven, topicsOf(uneven), draws)
  t.is(found.seeds, 1)
  t.true(Math.abs(found.difference - 0.1) < 1e-15)
  t.deepEqual([found.seedsLow, found.seedsHigh], [NaN, NaN])
  t.is(Differences.seedNoise(found), "unknown")
})

test("topics that one side lacks are left out", (t) => {
  const given = rows("tiny", { monolingual: [0.2], hybrid: [0.3] })
  const [theirs, ours] = topicsOf(given)
  const cut = { ...theirs, topics: { ...theirs.topics, topic: theirs.topics.topic.slice(0, 15) } }
  t.is(Differences.make(given, [cut, ours], draws)[0].topics, 15)
})

test("what is no main result is not compared", (t) => {
  const given = ["translation", "frame"].flatMap((relation) =>
    rows("tiny", { monolingual: [0.2, 0.2], hybrid: [0.3, 0.3] }, { relation: relation as Results.Relation })
  )
  const share = rows("tiny", { monolingual: [0.5], hybrid: [0.5] }, {
    measure: "SameLanguage",
    relation: "translation"
  })
  const language = row({ model: "tiny", strategy: "hybrid", seed: 1, value: 1, queryLang: "de" })
  const all = [...given, ...share, language]
  t.deepEqual(Differences.make(all, topicsOf(all), draws).map(({ relation }) => relation), ["frame"])
})

test("without the proposed strategy there is nothing to compare", (t) => {
  const others = rows("tiny", { monolingual: [0.2], "cross-lingual": [0.3] })
  t.deepEqual(Differences.make(others, topicsOf(others), draws), [])
})
