/** One step of training a dual encoder with shared parameters: weights, moments and examples in, their successors out. */
import type * as tf from "@tensorflow/tfjs-core"
import type { Batch } from "../models/TokenBatch.ts"
import * as TokenBatch from "../models/TokenBatch.ts"
import * as AdamW from "./AdamW.ts"
import { type Encode, lossAndGradients } from "./BatchGradients.ts"
import type { Hyperparameters } from "./Hyperparameters.ts"
import * as Optimizer from "./Optimizer.ts"
import * as RowSparse from "./RowSparse.ts"

export type { Encode } from "./BatchGradients.ts"

/** One batch, row by row: a query, its passage, and what the passage says. */
export interface Examples {
  /** Token ids that end with the end-of-sequence token, of any length. */
  readonly queries: ReadonlyArray<Int32Array>
  readonly passages: ReadonlyArray<Int32Array>
  /** Equal for passages that say the same, such as translations of one. */
  readonly passageGroups: ReadonlyArray<string>
}

export interface Trained extends Optimizer.State {
  readonly loss: tf.Scalar
  readonly gradientNorm: tf.Scalar
  /** Tokens encoded. */
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
export const trainingStep = (encode: Encode, state: Optimizer.State, examples: Examples, at: At): Trained => {
  const { hyperparameters } = at
  const take = (state: Optimizer.State, batch: Batch): Trained => {
    const contrast = { batch, passageGroups: examples.passageGroups }
    const { gradients, value: loss } = lossAndGradients(encode, state.weights, contrast, at)
    const { gradientScale, norm: gradientNorm } = AdamW.clip(gradients, hyperparameters.maxGradientNorm)
    const updated = Optimizer.update(state, gradients, { ...at, gradientScale })
    gradientScale.dispose()
    return { ...updated, loss, gradientNorm, tokens: batch.lengths.reduce((sum, length) => sum + length, 0) }
  }
  const started = Optimizer.started(state, hyperparameters)
  const batch = tokenBatch(examples, hyperparameters)
  const isSparse = hyperparameters.optimizer?._tag === "row-sparse-adamw"
  return isSparse ? RowSparse.withRows(started, batch, take) : take(started, batch)
}

/** Queries first, then passages: encoding both at once takes half the kernel calls. */
const tokenBatch = ({ passages, queries }: Examples, { passageMaxTokens, queryMaxTokens }: Hyperparameters): Batch =>
  TokenBatch.make([
    ...queries.map((tokens) => TokenBatch.truncate(tokens, queryMaxTokens)),
    ...passages.map((tokens) => TokenBatch.truncate(tokens, passageMaxTokens))
  ])
