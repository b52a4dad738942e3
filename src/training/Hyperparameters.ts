/** What a fine-tuning depends on besides its data and its initial weights. Every field may change the result. */
import * as Schema from "effect/Schema"
import { Schedule } from "./LearningRate.ts"

const Positive = Schema.Finite.check(Schema.isGreaterThan(0))
const NotNegative = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))
const Fraction = NotNegative.check(Schema.isLessThan(1))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/**
 * How gradients change weights.
 *
 * - `adamw`: dense AdamW (AdamW.ts).
 * - `row-sparse-adamw`: AdamW for the rows of the embedding table that occur in the batch; all others keep weights and
 *   moments as they are (RowSparse.ts).
 * - `adafactor-t5`: Adafactor as T5 and mT5 were trained with (Adafactor.ts); T5: constant learning rate 1e-3.
 * - `adafactor-huggingface`: transformers' Adafactor; its recommendation for T5: `scalesByWeight` false, 1e-3.
 */
export const Optimizer = Schema.TaggedUnion({
  adamw: {},
  "row-sparse-adamw": {},
  "adafactor-t5": {},
  "adafactor-huggingface": {
    /** Multiplies the learning rate by the root mean square of each weight: transformers' `scale_parameter`. */
    scalesByWeight: Schema.Boolean
  }
})
export type Optimizer = typeof Optimizer.Type

export const Hyperparameters = Schema.Struct({
  /** The schedule's peak. The paper: 3e-5 for XLM-R and LaBSE. */
  learningRate: Positive,
  schedule: Schedule,
  /** Dense AdamW if left out. Adafactor takes no betas and no epsilon. */
  optimizer: Schema.optionalKey(Optimizer),
  /** The decoupled decay of all weights but norms and biases. T5's Adafactor has none. */
  weightDecay: NotNegative,
  beta1: Fraction,
  beta2: Fraction,
  epsilon: Positive,
  /** Gradients longer than this, over all weights together, are scaled down to it. */
  maxGradientNorm: Positive,
  /** Divides the cosine similarities in the loss. */
  temperature: Positive,
  /** The probability with which dropout zeroes an activation. */
  dropout: Fraction,
  /** Of the dropout masks; sampling and initial weights have seeds of their own. */
  seed: Schema.Int,
  /** Tokens kept of a query, its end-of-sequence token included. */
  queryMaxTokens: Count,
  /** Tokens kept of a passage, its end-of-sequence token included. */
  passageMaxTokens: Count,
  /**
   * Texts whose activations are held at once (GradCache.ts), queries and passages alike; the whole batch if left out.
   * Gradients differ by rounding alone.
   */
  chunkSize: Schema.optionalKey(Count),
  /**
   * Keeps no activations but the inputs of the encoder's blocks, and computes each block once more for its gradient,
   * which is the same. False if left out.
   */
  recompute: Schema.optionalKey(Schema.Boolean)
})
export type Hyperparameters = typeof Hyperparameters.Type

/**
 * Where arXiv 2408.10536 states a value (AdamW, decay 0.01), that one; elsewhere the field's custom: the betas, epsilon
 * and norm of transformers, the lengths of tevatron (`query_max_len`, `passage_max_len`), T5's dropout, the temperature
 * of sentence-transformers' multiple-negatives ranking loss (scale 20).
 */
export const defaults = {
  schedule: { _tag: "linear", warmupSteps: 0 },
  weightDecay: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  maxGradientNorm: 1,
  temperature: 0.05,
  dropout: 0.1,
  seed: 0,
  queryMaxTokens: 32,
  passageMaxTokens: 128
} as const satisfies Partial<Hyperparameters>
