/** Everything a training carries from one step to the next. Data order and dropout are functions of seed and step. */
import * as tf from "@tensorflow/tfjs-core"
import * as Schema from "effect/Schema"
import type { Tensors } from "../tensors/Gradients.ts"
import type { Moments } from "./Optimizer.ts"

/** One step in the training log. */
export const LogRow = Schema.Struct({
  /** From 0. */
  step: Schema.Int,
  /** The mean loss of the batch, before the step's update. */
  loss: Schema.Finite,
  learningRate: Schema.Finite,
  /** The L2 norm of all gradients together, before clipping. */
  gradientNorm: Schema.Finite,
  /** Tokens encoded, queries and passages together, without padding. */
  tokens: Schema.Int
})
export type LogRow = typeof LogRow.Type

export interface TrainingState {
  /** Completed steps, which is the number of the next one. */
  readonly step: number
  readonly weights: Tensors
  /** The optimizer's; none before the first step. */
  readonly moments: Moments
  /** One row for each completed step. */
  readonly log: ReadonlyArray<LogRow>
}

/** The state before the first step. It takes over `weights`. */
export const start = (weights: Tensors): TrainingState => ({ step: 0, weights, moments: {}, log: [] })

/** Frees every tensor of the state. */
export const dispose = ({ moments, weights }: Pick<TrainingState, "moments" | "weights">): void => {
  tf.dispose(Object.values(weights))
  tf.dispose(Object.values(moments).flatMap((tensors) => Object.values(tensors)))
}
