/** How far a strategy is from another one, and how sure that is: over seeds, and over topics. */
import { Count, Float64, Int32, MaybeFloat64, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import { Where } from "./MeasureValues.ts"
import * as Table from "./Table.ts"

export const Differences = Table.make("differences", {
  version: 1,
  comparison: Class.numeric({ absolute: 5e-3, relative: 1e-2 }),
  columns: {
    /** The size's name. */
    model: Text,
    parameters: Count,
    nonEmbeddingParameters: Count,
    ...Where,
    measure: Text,
    strategy: Text,
    baseline: Text,
    /** Strategy minus baseline, in macro averages: mean over the seeds that both have. */
    difference: Float64,
    seeds: Int32,
    /** 95 % t interval of the difference over seeds, paired by seed; NaN for a single seed. */
    seedsLow: MaybeFloat64,
    seedsHigh: MaybeFloat64,
    /** Topics that both have, their values being means over seeds. */
    topics: Int32,
    /** 95 % percentile bootstrap interval of the difference over topics. */
    topicsLow: Float64,
    topicsHigh: Float64,
    /** Cohen's d of the topics' differences; NaN where they do not vary. */
    effectSize: MaybeFloat64,
    /** Paired randomisation test over topics, two-sided. */
    p: Float64,
    /** By Holm, over all models, settings, strategies and baselines of one measure and relation. */
    adjustedP: Float64
  }
})
export type Difference = typeof Differences.row.Type
