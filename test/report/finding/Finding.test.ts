import test from "ava"
import type { Difference } from "../../../schemas/Differences.ts"
import * as Pairing from "../../../src/analysis/Pairing.ts"
import type * as Results from "../../../src/analysis/Results.ts"
import * as Trends from "../../../src/analysis/Trends.ts"
import * as Finding from "../../../src/report/finding/Finding.ts"
import * as PairedT from "../../../src/statistics/PairedT.ts"
import { rows } from "../../analysis/experiment.ts"

/** As the stage has them, but for what topics say. */
const differences = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Difference> =>
  Pairing.subjects(results).flatMap(({ measure, model, relation, rows, setting }) =>
    Pairing.baselines({ measure, model, relation, rows, setting }).map((baseline) => {
      const values = [...Pairing.bySeed(rows, baseline).values()]
      const interval = PairedT.interval(values)
      return {
        model: model.name,
        parameters: model.parameters,
        nonEmbeddingParameters: model.nonEmbeddingParameters,
        relation,
        setting,
        measure,
        strategy: "hybrid",
        baseline,
        difference: values.reduce((sum, value) => sum + value, 0) / values.length,
        seeds: values.length,
        seedsLow: interval?.low ?? NaN,
        seedsHigh: interval?.high ?? NaN,
        topics: 4,
        topicsLow: 0,
        topicsHigh: 0,
        effectSize: 0,
        p: 1,
        adjustedP: 1
      }
    })
  )

const find = (results: ReadonlyArray<Results.Row>): Finding.Finding =>
  Finding.make({ results, differences: differences(results), trends: Trends.make(results) })

const ahead = { monolingual: [0.2, 0.21, 0.19], "cross-lingual": [0.24, 0.25, 0.23], hybrid: [0.3, 0.311, 0.289] }

test("the lead sets hybrid batches against the best of the others at the largest size, and says what size does", (t) => {
  const further = { ...ahead, hybrid: [0.4, 0.41, 0.392] }
  t.is(
    find([...rows("tiny", ahead), ...rows("base", further)]).lead,
    "At base, hybrid batches pay off: they are ahead of cross-lingual batches, the best of the others, by "
      + "+0.161 [+0.158, +0.164] mAP in the multilingual setting; from tiny to base, the gain grows by "
      + "+0.050 [+0.048, +0.053] for ten times the parameters."
  )
})

test("turned round, the lead is turned round", (t) => {
  const behind = { ...ahead, hybrid: [0.1, 0.11, 0.09] }
  t.regex(
    find(rows("tiny", behind)).lead,
    /^At tiny, hybrid batches do not pay off: they are behind cross-lingual batches, the best of the others, by −0\.140 /
  )
})

test("what seeds may turn round is told as such, and so is a gain that shows no trend", (t) => {
  const open = { ...ahead, hybrid: [0.25, 0.23, 0.24] }
  const { details, lead } = find([...rows("tiny", open), ...rows("base", { ...open, hybrid: [0.23, 0.25, 0.24] })])
  t.regex(
    lead,
    /^At base, hybrid batches are within seed noise of cross-lingual batches, .*; from tiny to base, the gain shows no trend beyond seed noise, /
  )
  t.true(details[0].endsWith("against cross-lingual batches, within seed noise."), details[0])
})

test("one seed is no base for a finding, and the finding says so", (t) => {
  const { details, lead } = find(rows("tiny", { monolingual: [0.2], hybrid: [0.3] }))
  t.is(
    lead,
    "At tiny, hybrid batches are at +0.100 mAP against monolingual batches, in the multilingual setting, "
      + "which one seed cannot tell from chance."
  )
  t.is(details.at(-1), "Each value is of a single seed: nothing here says how much another seed would change it.")
})

test("details tell each setting and rank distance; more is told of entropy and of languages", (t) => {
  const others = (measure: string, relation: Results.Relation, values: Record<string, ReadonlyArray<number>>) =>
    rows("tiny", values, { measure, relation })
  const { details, more } = find([
    ...rows("tiny", ahead),
    ...rows("tiny", ahead, { setting: "monolingual" }),
    ...others("RankDistance", "translation", { monolingual: [900, 910], hybrid: [500, 530] }),
    ...others("SameLanguage@10", "translation", { monolingual: [0.9, 0.9], hybrid: [0.5, 0.52] }),
    ...others("SameLanguage", "translation", { monolingual: [0.2, 0.2], hybrid: [0.2, 0.2] }),
    ...rows("tiny", { monolingual: [2, 2.1], hybrid: [1.8, 1.7] }, {
      measure: "ContrastiveEntropy",
      relation: "held-out",
      setting: "monolingual"
    })
  ])
  t.deepEqual(details.slice(0, -1), [
    "Monolingual: mAP 0.300; +0.100 [+0.098, +0.102] against monolingual batches and "
    + "+0.060 [+0.058, +0.062] against cross-lingual batches.",
    "Multilingual: mAP 0.300; +0.100 [+0.098, +0.102] against monolingual batches and "
    + "+0.060 [+0.058, +0.062] against cross-lingual batches.",
    "Rank distance, where lower is better: 515; −390 [−517, −263] against monolingual batches."
  ])
  t.deepEqual(more, [
    "Contrastive entropy of held-out pairs, monolingual, where lower is better: 1.750; "
    + "−0.300 [−1.571, +0.971] against monolingual batches, within seed noise.",
    "In the query's language are 20 % of the corpus, and of the best ten documents 90 % with monolingual batches and "
    + "51 % with hybrid batches."
  ])
  t.regex(details.at(-1)!, /^Values are means over 2 to 3 seeds\. In brackets: 95 % t intervals/)
})

test("without rivals or results nothing is claimed", (t) => {
  t.deepEqual(find([]), { lead: "There are no results.", details: [], more: [] })
  const lead = "At tiny there are no strategies to compare with hybrid batches."
  t.deepEqual(find(rows("tiny", { hybrid: [0.3] })), { lead, details: [], more: [] })
  t.deepEqual(find(rows("tiny", { monolingual: [0.3] })), { lead, details: [], more: [] })
})
