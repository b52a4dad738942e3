/** T5's relative position bias: what attention adds to a score, by the bucket of the distance from query to key. */
import * as tf from "@tensorflow/tfjs-core"
import { log } from "../../numerics/NaturalLogarithm.ts"
import type { T5Config } from "./T5Config.ts"

type Buckets = Pick<T5Config, "relativeBuckets" | "relativeMaxDistance">

/**
 * The bucket of a key that is `distance` positions after its query (before it, if negative): the upper half of the
 * buckets is for positive distances; within a half, small distances have a bucket each, larger ones share buckets that
 * grow logarithmically. `_relative_position_bucket` of transformers' T5Attention, bidirectional.
 */
export const bucket = (distance: number, { relativeBuckets, relativeMaxDistance }: Buckets): number => {
  const half = Math.floor(relativeBuckets / 2)
  const exact = Math.floor(half / 2)
  const offset = distance > 0 ? half : 0
  const size = Math.abs(distance)
  if (size < exact) return offset + size
  const growth = log(size / exact) / log(relativeMaxDistance / exact)
  return offset + Math.min(half - 1, exact + Math.floor(growth * (half - exact)))
}

/** [heads, 2 × longest - 1] from the table [buckets, heads]: column longest - 1 + d is for keys d after their query. */
export const bias = (table: tf.Tensor2D, longest: number, buckets: Buckets): tf.Tensor2D => {
  const columns = 2 * longest - 1
  const selection = tf.buffer([buckets.relativeBuckets, columns])
  for (let column = 0; column < columns; column++) selection.set(1, bucket(column - longest + 1, buckets), column)
  return tf.matMul(table, selection.toTensor() as tf.Tensor2D, true)
}
