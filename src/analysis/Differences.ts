/**
 * How far the proposed strategy is from each other one, and how sure that is. Two kinds of chance are kept apart: seeds
 * are replicates of the whole training, and say whether another training would say the same; topics are a sample of what
 * users might ask, and say whether another test set would.
 */
import type { Difference } from "../../schemas/Differences.ts"
import * as Bootstrap from "../statistics/Bootstrap.ts"
import * as EffectSize from "../statistics/EffectSize.ts"
import * as Holm from "../statistics/Holm.ts"
import type { Interval } from "../statistics/Interval.ts"
import { mean } from "../statistics/Moments.ts"
import * as PairedT from "../statistics/PairedT.ts"
import * as Randomisation from "../statistics/Randomisation.ts"
import type { Encoder, Subject, TopicIndex } from "./Pairing.ts"
import * as Pairing from "./Pairing.ts"
import * as Results from "./Results.ts"

export interface Draws {
  readonly seed: number
  /** Of the randomisation test and of the bootstrap. */
  readonly draws: number
}

/**
 * A row for each macro average and baseline. Left out are those of topics that not both have, as quantiles of a
 * distribution, which are no means over topics. P values are Holm's, over the rows of one measure and relation.
 */
export const make = (
  results: ReadonlyArray<Results.Row>,
  encoders: ReadonlyArray<Encoder>,
  draws: Draws
): ReadonlyArray<Difference> => {
  const compared = comparisons(results, Pairing.index(encoders))
  const overTopics = topicIntervals(compared, draws)
  return adjusted(compared.map((comparison, i) => difference(comparison, overTopics[i], draws)))
}

interface Comparison {
  readonly subject: Subject
  readonly baseline: string
  /** The difference under every seed that both have. */
  readonly seeds: ReadonlyArray<number>
  /** The difference of every topic that both have. */
  readonly topics: ReadonlyArray<number>
}

const comparisons = (results: ReadonlyArray<Results.Row>, topics: TopicIndex): ReadonlyArray<Comparison> =>
  Pairing.subjects(results).flatMap((subject) =>
    Pairing.baselines(subject).flatMap((baseline) => {
      const seeds = Pairing.bySeed(subject.rows, baseline)
      const differences = Pairing.byTopic(topics, subject, baseline, [...seeds.keys()])
      return differences.length === 0 ? [] : [{ subject, baseline, seeds: [...seeds.values()], topics: differences }]
    })
  )

/** Comparisons of as many topics share their draws. */
const topicIntervals = (compared: ReadonlyArray<Comparison>, { draws, seed }: Draws): ReadonlyArray<Interval> => {
  const intervals: Array<Interval> = []
  for (const alike of Map.groupBy(compared.keys(), (i) => compared[i].topics.length).values()) {
    const found = Bootstrap.intervals(alike.map((i) => compared[i].topics), { seed, name: "bootstrap", draws })
    alike.forEach((i, place) => intervals[i] = found[place])
  }
  return intervals
}

const difference = (
  { baseline, seeds, subject, topics }: Comparison,
  overTopics: Interval,
  { draws, seed }: Draws
): Difference => {
  const { measure, model, relation, setting } = subject
  const overSeeds = PairedT.interval(seeds)
  const { p } = Randomisation.test(topics, { seed, name: "randomisation", draws })
  return {
    model: model.name,
    parameters: model.parameters,
    nonEmbeddingParameters: model.nonEmbeddingParameters,
    relation,
    setting,
    measure,
    strategy: Results.proposed,
    baseline,
    difference: mean(seeds),
    seeds: seeds.length,
    seedsLow: overSeeds?.low ?? NaN,
    seedsHigh: overSeeds?.high ?? NaN,
    topics: topics.length,
    topicsLow: overTopics.low,
    topicsHigh: overTopics.high,
    effectSize: EffectSize.standardised(topics) ?? NaN,
    p,
    adjustedP: p
  }
}

const adjusted = (rows: ReadonlyArray<Difference>): ReadonlyArray<Difference> => {
  const families = Map.groupBy(rows.keys(), (row) => `${rows[row].relation} ${rows[row].measure}`)
  const corrected = rows.map(({ p }) => p)
  for (const family of families.values()) {
    Holm.adjust(family.map((row) => rows[row].p)).forEach((p, i) => corrected[family[i]] = p)
  }
  return rows.map((row, i) => ({ ...row, adjustedP: corrected[i] }))
}

/** Whether a difference is larger than what another seed would make of it: its interval over seeds leaves 0 out. */
export const seedNoise = (
  { seedsHigh, seedsLow }: Pick<Difference, "seedsLow" | "seedsHigh">
): "larger" | "within" | "unknown" =>
  Number.isNaN(seedsLow) ? "unknown" : seedsLow > 0 || seedsHigh < 0 ? "larger" : "within"
