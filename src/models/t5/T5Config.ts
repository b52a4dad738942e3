/** The sizes of a T5 encoder, in the words of this program; config.json's are in T5File.ts. */
import * as Schema from "effect/Schema"
import * as Head from "../Head.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** Far beyond any model: a config that names more is damaged, and its parameters would fill the memory. */
const MOST_LAYERS = 1000

export const T5Config = Schema.Struct({
  /** An encoder's config is one of T5 unless it says otherwise. */
  architecture: Schema.optionalKey(Schema.Literal("t5")),
  /** Rows of the embedding table. */
  vocabularySize: Count,
  /** The width of a token's representation. */
  dModel: Count,
  /** The inner width of the feed-forward layers. */
  dFf: Count,
  /** The width of one attention head; heads × dKv need not be dModel. */
  dKv: Count,
  heads: Count,
  layers: Count.check(Schema.isLessThanOrEqualTo(MOST_LAYERS)),
  /** Buckets of relative positions, half for keys before the query and half for those after. T5: 32. */
  relativeBuckets: Count,
  /** From this distance on all positions share one bucket. T5: 128. */
  relativeMaxDistance: Count,
  /** Added to the mean square in RMS normalisation. T5: 1e-6. */
  layerNormEpsilon: Schema.Finite.check(Schema.isGreaterThan(0)),
  /** The dropout rate that a training uses unless it says otherwise. T5: 0.1. */
  dropout: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0), Schema.isLessThan(1)),
  ...Head.fields
})
export type T5Config = typeof T5Config.Type

/** What all published T5 and mT5 models have in common. */
export const common = {
  relativeBuckets: 32,
  relativeMaxDistance: 128,
  layerNormEpsilon: 1e-6,
  dropout: 0.1
} as const satisfies Partial<T5Config>
