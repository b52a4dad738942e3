/** The optimizers by the name that the hyperparameters give them. */
import type * as tf from "@tensorflow/tfjs-core"
import type { Tensors } from "../tensors/Gradients.ts"
import * as Adafactor from "./Adafactor.ts"
import * as AdamW from "./AdamW.ts"
import { type Hyperparameters, Optimizer } from "./Hyperparameters.ts"

/** What an optimizer keeps from step to step, by the weight's name. Which tensors these are is the optimizer's. */
export type Moments = Readonly<Record<string, Tensors>>

export interface State {
  readonly weights: Tensors
  /** None before the first step. */
  readonly moments: Moments
}

export interface Update {
  readonly hyperparameters: Hyperparameters
  /** How many updates came before, from 0. */
  readonly step: number
  readonly learningRate: number
  /** Multiplies every gradient. */
  readonly gradientScale: tf.Scalar
}

/** The state with moments: zeros where there were none. */
export const started = ({ moments, weights }: State, hyperparameters: Hyperparameters): State => {
  if (Object.keys(moments).length > 0) return { weights, moments }
  const variant = adafactor(hyperparameters)
  return {
    weights,
    moments: variant === undefined ? AdamW.zeroMoments(weights) : Adafactor.zeroMoments(variant, weights)
  }
}

/** One update of every weight. It takes over all tensors of `state` and `gradients`; the new ones are the caller's. */
export const update = (state: State, gradients: Tensors, at: Update): State => {
  const variant = adafactor(at.hyperparameters)
  if (variant !== undefined) return Adafactor.update(variant, state, gradients, at)
  const moments = state.moments as AdamW.Moments
  return AdamW.update({ ...state, moments }, gradients, { ...at, coefficients: at.hyperparameters })
}

/** Undefined where the optimizer is AdamW; that only some rows take part is decided before (RowSparse.ts). */
const adafactor = ({ optimizer = { _tag: "adamw" }, weightDecay }: Hyperparameters): Adafactor.Variant | undefined =>
  Optimizer.match(optimizer, {
    adamw: () => undefined,
    "row-sparse-adamw": () => undefined,
    "adafactor-t5": () => Adafactor.t5,
    "adafactor-huggingface": ({ scalesByWeight }) => Adafactor.huggingFace({ scalesByWeight, weightDecay })
  })
