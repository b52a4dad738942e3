/**
 * How far the proposed strategy is from each other one, and how sure that is. Two kinds of chance are kept apart: seeds
 * are replicates of the whole training, and say whether another training would say the same; topics are a sample of what
 * users might ask, and say whether another test set would.
 */
import type { Difference } from "../../schemas/Differences.ts"
import { mean } from "../statistics/Moments.ts"
import * as PairedFamily from "../statistics/PairedFamily.ts"
import * as PairedT from "../statistics/PairedT.ts"
import type { Encoder, Subject, TopicIndex } from "./Pairing.ts"
import * as Pairing from "./Pairing.ts"
import * as Results from "./Results.ts"

/**
 * A row for each macro average and baseline. Left out are those of topics that not both have, as quantiles of a
 * distribution, which are no means over topics. P values are Holm's, over the rows of one measure and relation.
 */
export const make = (
  results: ReadonlyArray<Results.Row>,
  encoders: ReadonlyArray<Encoder>,
  options: PairedFamily.Options
): ReadonlyArray<Difference> => {
  const compared = comparisons(results, Pairing.index(encoders))
  const rows: Array<Difference> = []
  const families = Map.groupBy(compared.keys(), (i) => `${compared[i].subject.relation} ${compared[i].subject.measure}`)
  for (const family of families.values()) {
    const overTopics = PairedFamily.compare(family.map((i) => compared[i].topics), options)
    family.forEach((i, place) => rows[i] = difference(compared[i], overTopics[place]))
  }
  return rows
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

const difference = ({ baseline, seeds, subject }: Comparison, overTopics: PairedFamily.Compared): Difference => {
  const { measure, model, relation, setting } = subject
  const { adjusted, effectSize, interval, p, units } = overTopics
  const overSeeds = PairedT.interval(seeds)
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
    topics: units,
    topicsLow: interval.low,
    topicsHigh: interval.high,
    effectSize: effectSize ?? NaN,
    p,
    adjustedP: adjusted
  }
}

/** Whether a difference is larger than what another seed would make of it: its interval over seeds leaves 0 out. */
export const seedNoise = (
  { seedsHigh, seedsLow }: Pick<Difference, "seedsLow" | "seedsHigh">
): "larger" | "within" | "unknown" =>
  Number.isNaN(seedsLow) ? "unknown" : seedsLow > 0 || seedsHigh < 0 ? "larger" : "within"
