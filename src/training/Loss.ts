/**
 * The contrastive loss of dual encoders: InfoNCE over in-batch negatives (arXiv 2408.10536, equation 1; the
 * multiple-negatives ranking loss of sentence-transformers). Every passage of the batch is a candidate for every query,
 * and its own passage is the right one.
 *
 * The paper's equation takes as negatives an irrelevant passage drawn for each query of the batch, and has no temperature.
 * Here the other queries' passages are the negatives, and the temperature is a parameter (1 is the paper's).
 */
import * as tf from "@tensorflow/tfjs-core"
import { withGradient } from "../tensors/WithGradient.ts"

export interface Candidates {
  /** Divides the similarities; positive. */
  readonly temperature: number
  /** Passages with equal groups say the same (translations of one passage): none is a negative to another's query. */
  readonly passageGroups: ReadonlyArray<string>
  /** Where the queries are a part of the batch's: the number of the first one's own passage. Default 0. */
  readonly firstQuery?: number
}

/**
 * The mean over the batch's n queries of -log softmax(similarities / temperature) at the query's own passage.
 *
 * `queries` and `passages` are [n, d], L2-normalised, row by row belonging together; the inner products are then cosine
 * similarities. Its gradient is analytic: softmax minus one-hot, multiplied back into the embeddings. Of `queries` [m, d]
 * that are a part of the batch's it is their share of the mean: the shares of all parts add up to it.
 */
export const infoNCE = (queries: tf.Tensor2D, passages: tf.Tensor2D, candidates: Candidates): tf.Scalar => {
  const { temperature } = candidates
  const n = passages.shape[0]
  return withGradient<tf.Scalar>(
    [queries, passages],
    () => {
      const own = ownPassages(queries.shape[0], candidates) // [m, n]
      const similarities = tf.matMul(queries, passages, false, true) // [m, n]
      const logits = tf.add(tf.div(similarities, temperature), exclusion(queries.shape[0], candidates))
      const logProbabilities = tf.logSoftmax(logits)
      const value = tf.div(tf.sub(0, tf.sum(tf.mul(logProbabilities, own))), n) as tf.Scalar
      return { value, saved: [queries, passages, own, logProbabilities] }
    },
    (upstream, [q, p, own, logProbabilities]) => {
      const errors = tf.sub(tf.exp(logProbabilities), own)
      const gradient = tf.mul(errors, tf.div(upstream, n * temperature)) // of the similarities
      return [tf.matMul(gradient, p), tf.matMul(gradient, q, true)]
    }
  )
}

/** [m, n]: 1 at each query's own passage, else 0. */
const ownPassages = (m: number, { firstQuery = 0, passageGroups: { length: n } }: Candidates): tf.Tensor2D => {
  const own = new Float32Array(m * n)
  for (let query = 0; query < m; query++) own[query * n + firstQuery + query] = 1
  return tf.tensor2d(own, [m, n])
}

/** [m, n]: 0 where a passage is a candidate, a number that no softmax sees where it is another one of the own group. */
const exclusion = (m: number, { firstQuery = 0, passageGroups }: Candidates): tf.Tensor2D => {
  const n = passageGroups.length
  const added = new Float32Array(m * n)
  for (let query = 0; query < m; query++) {
    const own = firstQuery + query
    for (let passage = 0; passage < n; passage++) {
      if (passage !== own && passageGroups[passage] === passageGroups[own]) added[query * n + passage] = EXCLUDED
    }
  }
  return tf.tensor2d(added, [m, n])
}

/** Its exponential is 0 in float32 next to any logit; finite, because -Infinity times the one-hot's 0 is not a number. */
const EXCLUDED = -1e9
