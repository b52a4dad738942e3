/** One step of training a dual encoder with shared parameters: weights, moments and examples in, their successors out. */
import * as tf from "@tensorflow/tfjs-core"
import type { Batch, Dropout } from "../models/T5.ts"
import * as TokenBatch from "../models/TokenBatch.ts"
import { type Tensors, valueAndGradients } from "../tensors/Gradients.ts"
import * as AdamW from "./AdamW.ts"
import type { Hyperparameters } from "./Hyperparameters.ts"
import * as Loss from "./Loss.ts"

/** From weights and token rows to L2-normalised embeddings [rows, d]. */
export type Encode = (weights: Tensors, batch: Batch, dropout?: Dropout) => tf.Tensor2D

/** One batch, row by row: a query, its passage, and what the passage says. */
export interface Examples {
  /** Token ids that end with the end-of-sequence token, of any length. */
  readonly queries: ReadonlyArray<Int32Array>
  readonly passages: ReadonlyArray<Int32Array>
  /** Equal for passages that say the same, such as translations of one. */
  readonly passageGroups: ReadonlyArray<string>
}

export interface Trained {
  readonly weights: Tensors
  readonly moments: AdamW.Moments
  readonly loss: tf.Scalar
  readonly gradientNorm: tf.Scalar
  readonly tokens: number
}

export interface At {
  readonly hyperparameters: Hyperparameters
  /** From 0. */
  readonly step: number
  /** The rate of this very step. */
  readonly learningRate: number
}

/**
 * The step at `at`. It takes over the tensors of `state`; those of the result are the caller's. Nothing is read back
 * from the backend.
 */
export const trainingStep = (
  encode: Encode,
  state: { readonly weights: Tensors; readonly moments: AdamW.Moments },
  examples: Examples,
  at: At
): Trained => {
  const { dropout, maxGradientNorm, seed, temperature } = at.hyperparameters
  const batch = tokenBatch(examples, at.hyperparameters)
  const { gradients, value: loss } = valueAndGradients((weights) => {
    const embeddings = encode(weights, batch, { rate: dropout, seed, name: "batch", step: at.step })
    return contrast(embeddings, examples, temperature)
  }, state.weights)
  const { gradientScale, norm: gradientNorm } = AdamW.clip(gradients, maxGradientNorm)
  const updated = AdamW.update(state, gradients, { ...at, coefficients: at.hyperparameters, gradientScale })
  gradientScale.dispose()
  return { ...updated, loss, gradientNorm, tokens: batch.lengths.reduce((sum, length) => sum + length, 0) }
}

/** Queries first, then passages: encoding both at once takes half the kernel calls. */
const tokenBatch = ({ passages, queries }: Examples, { passageMaxTokens, queryMaxTokens }: Hyperparameters): Batch =>
  TokenBatch.make([
    ...queries.map((tokens) => TokenBatch.truncate(tokens, queryMaxTokens)),
    ...passages.map((tokens) => TokenBatch.truncate(tokens, passageMaxTokens))
  ])

/** `embeddings` [2n, d]: n queries, then their n passages. */
const contrast = (embeddings: tf.Tensor2D, { passageGroups }: Examples, temperature: number): tf.Scalar => {
  const [rows, d] = embeddings.shape
  const n = rows / 2
  const queries = tf.slice(embeddings, [0, 0], [n, d])
  const passages = tf.slice(embeddings, [n, 0], [n, d])
  return Loss.infoNCE(queries, passages, { temperature, passageGroups })
}
