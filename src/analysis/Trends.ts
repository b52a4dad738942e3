/** How the proposed strategy's gain over each other one changes with size. */
import type { Trend } from "../../schemas/Trends.ts"
import { log } from "../numerics/NaturalLogarithm.ts"
import * as Line from "../statistics/Line.ts"
import { mean } from "../statistics/Moments.ts"
import * as PairedT from "../statistics/PairedT.ts"
import type { Subject } from "./Pairing.ts"
import * as Pairing from "./Pairing.ts"
import * as Results from "./Results.ts"

/** Which parameters count as size. */
export const sizes = {
  "non-embedding": ({ nonEmbeddingParameters }: Results.Model): number => nonEmbeddingParameters,
  total: ({ parameters }: Results.Model): number => parameters
} as const

export type Against = keyof typeof sizes

/**
 * For each macro average, baseline and kind of size: the slope of a straight line through the gains against log10 of the
 * size, fitted under every seed that all models have; from two models on.
 */
export const make = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Trend> => {
  const groups = Map.groupBy(
    Pairing.subjects(results),
    ({ measure, relation, setting }) => `${relation} ${setting} ${measure}`
  )
  return [...groups.values()].flatMap((subjects) => {
    const baselines = Pairing.baselines(subjects[0])
    return baselines.flatMap((baseline) =>
      Object.keys(sizes).flatMap((against) => trend(subjects, baseline, against as Against) ?? [])
    )
  })
}

const trend = (subjects: ReadonlyArray<Subject>, baseline: string, against: Against): Trend | undefined => {
  const gains = subjects.map(({ model, rows }) => ({
    x: log(sizes[against](model)) / Math.LN10,
    bySeed: Pairing.bySeed(rows, baseline)
  }))
  const seeds = [...gains[0].bySeed.keys()].filter((seed) => gains.every(({ bySeed }) => bySeed.has(seed)))
  const slopes = seeds.flatMap((seed) => {
    const line = Line.fit(gains.map(({ bySeed, x }) => ({ x, y: bySeed.get(seed) as number })))
    return line === undefined ? [] : [line.slope]
  })
  if (slopes.length === 0) return undefined
  const { measure, relation, setting } = subjects[0]
  const interval = PairedT.interval(slopes)
  return {
    relation,
    setting,
    measure,
    strategy: Results.proposed,
    baseline,
    against,
    slope: mean(slopes),
    low: interval?.low ?? NaN,
    high: interval?.high ?? NaN,
    seeds: slopes.length,
    models: subjects.length
  }
}
