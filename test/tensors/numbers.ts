import * as tf from "@tensorflow/tfjs-core"
import * as Stream from "../../src/random/Stream.ts"

/** Standard normal numbers, the same on every backend. */
export const normal = <R extends tf.Rank>(shape: tf.ShapeMap[R], name: string): tf.Tensor<R> => {
  const stream = Stream.make(1, name)
  const values = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Stream.normal(stream, i))
  return tf.tensor(values, shape)
}

/** The greatest difference of two lists of numbers; NaN if there is one anywhere. */
export const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  a.length === b.length ? Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((x, y) => Math.max(x, y), 0) : NaN
