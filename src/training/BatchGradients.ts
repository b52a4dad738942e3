/** The loss of a batch and its gradients, all at once or chunk by chunk. */
import * as tf from "@tensorflow/tfjs-core"
import * as BatchParts from "../models/BatchParts.ts"
import type { Batch } from "../models/TokenBatch.ts"
import type { Training } from "../models/Training.ts"
import { type Tensors, valueAndGradients } from "../tensors/Gradients.ts"
import * as GradCache from "./GradCache.ts"
import type { Hyperparameters } from "./Hyperparameters.ts"
import * as Loss from "./Loss.ts"
import * as RowSparse from "./RowSparse.ts"

/** From weights and token rows to L2-normalised embeddings [rows, d]. */
export type Encode = (weights: Tensors, batch: Batch, training?: Training) => tf.Tensor2D

export interface Contrast {
  /** n queries, then their n passages. */
  readonly batch: Batch
  readonly passageGroups: ReadonlyArray<string>
}

/**
 * The mean loss of the batch's queries at `weights`, and the gradient of each weight. Value and gradients are the
 * caller's. The activations of the whole batch are held at once unless `chunkSize` says otherwise.
 */
export const lossAndGradients = (
  encode: Encode,
  weights: Tensors,
  { batch, passageGroups }: Contrast,
  { hyperparameters, step }: { readonly hyperparameters: Hyperparameters; readonly step: number }
): { readonly value: tf.Scalar; readonly gradients: Tensors } => {
  const { chunkSize, dropout, recompute = false, seed, temperature } = hyperparameters
  const training = { rate: dropout, seed, name: "batch", step, recompute }
  const embed = (weights: Tensors, part: Batch) => encode(weights, part, training)
  const lossOf = ({ count, from }: Range) => (embeddings: tf.Tensor2D) => {
    const [rows, d] = embeddings.shape
    const queries: tf.Tensor2D = tf.slice(embeddings, [from, 0], [count, d])
    const passages: tf.Tensor2D = tf.slice(embeddings, [rows / 2, 0], [rows / 2, d])
    return Loss.infoNCE(queries, passages, { temperature, passageGroups, firstQuery: from })
  }
  const n = passageGroups.length
  if (chunkSize === undefined) {
    return valueAndGradients((weights) => lossOf({ from: 0, count: n })(embed(weights, batch)), weights)
  }
  const terms = chunks(n, chunkSize).map(lossOf)
  return RowSparse.gradientsByRows(
    weights,
    batch,
    (weights, batch) =>
      GradCache.valueAndGradients({ encode: embed, parts: BatchParts.split(batch, chunkSize), terms }, weights)
  )
}

/** Some of the queries. */
interface Range {
  readonly from: number
  readonly count: number
}

const chunks = (total: number, size: number): ReadonlyArray<Range> =>
  Array.from({ length: Math.ceil(total / size) }, (_, i) => {
    const from = i * size
    return { from, count: Math.min(size, total - from) }
  })
