/**
 * Exact gradients of a loss over a whole batch at the memory of a part of it. Each passage is a negative of every
 * query, so the loss needs all embeddings at once, but not all activations.
 *
 * Gao, Zhang, Han, Callan, "Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup" (RepL4NLP 2021).
 */
import * as tf from "@tensorflow/tfjs-core"
import { evaluate } from "../tensors/Evaluate.ts"
import { type Tensors, valueAndGradients as plain } from "../tensors/Gradients.ts"
import { pullback } from "../tensors/Pullback.ts"

export interface Cached<P> {
  /** The parts of the batch, in order. */
  readonly parts: ReadonlyArray<P>
  /** The embeddings of a part's rows. Called twice for each part, and must give the same both times. */
  readonly encode: (weights: Tensors, part: P) => tf.Tensor2D
  /** The loss is the sum of these functions of all embeddings, those of the parts one after the other. */
  readonly terms: ReadonlyArray<(embeddings: tf.Tensor2D) => tf.Scalar>
}

/**
 * As valueAndGradients of src/tensors/Gradients.ts for the loss of all embeddings: they are computed without keeping
 * activations; the loss, term by term, gives their gradients, the cache; then each part is encoded again, and its
 * gradients are added up in the order of the parts.
 */
export const valueAndGradients = <P>(
  { encode, parts, terms }: Cached<P>,
  weights: Tensors
): { readonly value: tf.Scalar; readonly gradients: Record<string, tf.Tensor> } => {
  const embeddings = parts.map((part) => {
    const embedded = encode(weights, part)
    evaluate()
    return embedded
  })
  const { cache, value } = lossAndCache(tf.concat(embeddings), terms)
  let gradients: Record<string, tf.Tensor> = {}
  let row = 0
  parts.forEach((part, i) => {
    const dy = tf.slice(cache, [row, 0], embeddings[i].shape)
    row += embeddings[i].shape[0]
    embeddings[i].dispose()
    gradients = sum(gradients, pullback((inputs) => encode(inputs, part), weights, dy))
    dy.dispose()
    evaluate()
  })
  cache.dispose()
  return { value, gradients }
}

/** The loss, and its gradient with respect to `embeddings`, which it frees. */
const lossAndCache = (embeddings: tf.Tensor2D, terms: Cached<unknown>["terms"]) => {
  let total: Record<string, tf.Tensor> = {}
  for (const term of terms) {
    const { gradients, value } = plain((inputs) => term(inputs["embeddings"] as tf.Tensor2D), { embeddings })
    total = sum(total, { value, cache: gradients["embeddings"] })
  }
  embeddings.dispose()
  return { value: total["value"] as tf.Scalar, cache: total["cache"] as tf.Tensor2D }
}

/** Name by name; a name that `total` lacks counts as 0. Takes over the tensors of both. */
const sum = (total: Tensors, added: Tensors): Record<string, tf.Tensor> =>
  Object.fromEntries(
    Object.entries(added).map(([name, term]) => {
      if (total[name] === undefined) return [name, term]
      const next = tf.add(total[name], term)
      tf.dispose([total[name], term])
      return [name, next]
    })
  )
