/**
 * How far the proposed strategy is from each other one, and how sure that is. Two kinds of chance are kept apart: seeds
 * are replicates of the whole training, and say whether another training would say the same; topics are a sample of what
 * users might ask, and say whether another test set would.
 */
import type { Difference } from "../../schemas/Differences.ts"
import * as Bootstrap from "../statistics/Bootstrap.ts"
import * as EffectSize from "../statistics/EffectSize.ts"
import * as Holm from "../statistics/Holm.ts"
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
  const topics = Pairing.index(encoders)
  const rows = Pairing.subjects(results).flatMap((subject) =>
    Pairing.baselines(subject).flatMap((baseline) => difference(subject, baseline, topics, draws) ?? [])
  )
  return adjusted(rows)
}

const difference = (
  subject: Subject,
  baseline: string,
  topics: TopicIndex,
  { draws, seed }: Draws
): Difference | undefined => {
  const { measure, model, relation, rows, setting } = subject
  const seeds = Pairing.bySeed(rows, baseline)
  const differences = Pairing.byTopic(topics, subject, baseline, [...seeds.keys()])
  if (differences.length === 0) return undefined
  const values = [...seeds.values()]
  const overSeeds = PairedT.interval(values)
  const overTopics = Bootstrap.interval(differences, { seed, name: "bootstrap", draws })
  const { p } = Randomisation.test(differences, { seed, name: "randomisation", draws })
  return {
    model: model.name,
    parameters: model.parameters,
    nonEmbeddingParameters: model.nonEmbeddingParameters,
    relation,
    setting,
    measure,
    strategy: Results.proposed,
    baseline,
    difference: mean(values),
    seeds: values.length,
    seedsLow: overSeeds?.low ?? NaN,
    seedsHigh: overSeeds?.high ?? NaN,
    topics: differences.length,
    topicsLow: overTopics.low,
    topicsHigh: overTopics.high,
    effectSize: EffectSize.standardised(differences) ?? NaN,
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
