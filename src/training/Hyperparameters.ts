/** What a fine-tuning depends on besides its data and its initial weights. Every field changes the result. */
import * as Schema from "effect/Schema"
import { Schedule } from "./LearningRate.ts"

const Positive = Schema.Finite.check(Schema.isGreaterThan(0))
const NotNegative = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))
const Fraction = NotNegative.check(Schema.isLessThan(1))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

export const Hyperparameters = Schema.Struct({
  /** The schedule's peak. The paper: 3e-5 for XLM-R and LaBSE. */
  learningRate: Positive,
  schedule: Schedule,
  /** AdamW's decoupled decay, of all weights but norms and biases. */
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
  passageMaxTokens: Count
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
