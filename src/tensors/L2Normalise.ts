/** Rows of unit length. */
import * as tf from "@tensorflow/tfjs-core"

/** Added to the squared norm, so that a row of zeros stays zero and keeps a finite gradient. */
const epsilon = 1e-24

/** Each row of `x` divided by its Euclidean norm. */
export const l2Normalise = (x: tf.Tensor2D): tf.Tensor2D =>
  tf.mul(x, tf.rsqrt(tf.add(tf.sum(tf.square(x), 1, true), epsilon)))
