/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter 2019), step by step as torch.optim.AdamW's
 * `_single_tensor_adam`, and clipping by the global norm as `clip_grad_norm_`. State is a value: nothing is kept between
 * steps, and the bias corrections are computed in float64 from the integer step, so a resumed training takes the very
 * same steps.
 */
import * as tf from "@tensorflow/tfjs-core"
import * as AdamWUpdate from "../tensors/AdamWUpdate.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import { sumOfSquares } from "../tensors/SumOfSquares.ts"

/** Exponential moving averages of each weight's gradient (`first`) and its square (`second`), by the weight's name. */
export type Moments = Readonly<Record<string, AdamWUpdate.Moments>>

export interface Coefficients {
  readonly weightDecay: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

export interface Update {
  readonly coefficients: Coefficients
  /** How many updates came before, from 0. */
  readonly step: number
  readonly learningRate: number
  /** Multiplies every gradient; see `clip`. */
  readonly gradientScale: tf.Scalar
}

/** The moments before the first step: zeros in the weights' shapes, owned by the caller. */
export const zeroMoments = (weights: Tensors): Moments =>
  mapValues(weights, (weight) => ({ first: tf.zeros(weight.shape), second: tf.zeros(weight.shape) }))

/**
 * One update of every weight. It takes over all tensors of `state` and `gradients` and frees each as soon as its
 * successor exists, so that no more than one weight is held twice; the new ones are the caller's.
 */
export const update = (
  state: { readonly weights: Tensors; readonly moments: Moments },
  gradients: Tensors,
  { coefficients, gradientScale, learningRate, step }: Update
): { readonly weights: Tensors; readonly moments: Moments } => {
  const { beta1, beta2, epsilon, weightDecay } = coefficients
  const count = step + 1
  const options = {
    beta1,
    beta2,
    epsilon,
    gradientScale,
    stepSize: learningRate / (1 - power(beta1, count)),
    secondCorrection: Math.sqrt(1 - power(beta2, count))
  }
  const updated = mapValues(state.weights, (weight, name) => {
    const moments = state.moments[name]
    const decayFactor = isDecayed(name) ? 1 - learningRate * weightDecay : 1
    const next = AdamWUpdate.adamWUpdate(weight, gradients[name], moments, { ...options, decayFactor })
    tf.dispose([weight, gradients[name], moments.first, moments.second])
    return next
  })
  return {
    weights: mapValues(updated, ({ weight }) => weight),
    moments: mapValues(updated, ({ moments }) => moments)
  }
}

/** By multiplications alone: the last bits of Math.pow are not the same in every engine. */
const power = (base: number, exponent: number): number => {
  let result = 1
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2), square *= square) {
    if (rest % 2 === 1) result *= square
  }
  return result
}

/**
 * Norms and biases do not decay, among them T5's relative_attention_bias: the names that transformers' Trainer
 * excludes (`get_decay_parameter_names`).
 */
export const isDecayed = (name: string): boolean =>
  !/bias|layernorm|rmsnorm|(?:^|\.)norm(?:$|\.)|_norm(?:$|\.)/.test(name.toLowerCase())

/**
 * The gradients' global L2 norm, and the factor that brings it down to `maxNorm`: min(1, maxNorm / (norm + 1e-6)).
 * Both are the caller's.
 */
export const clip = (
  gradients: Tensors,
  maxNorm: number
): { readonly norm: tf.Scalar; readonly gradientScale: tf.Scalar } =>
  tf.tidy(() => {
    // By name, since the last bits of a sum depend on its order, and a checkpoint need not keep that of a record.
    const norm = tf.sqrt(sumOfSquares(Object.keys(gradients).sort().map((name) => gradients[name])))
    const gradientScale = tf.minimum(tf.div(maxNorm, tf.add(norm, 1e-6)), 1)
    return { norm: norm as tf.Scalar, gradientScale: gradientScale as tf.Scalar }
  })

const mapValues = <A, B>(record: Readonly<Record<string, A>>, f: (value: A, name: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value, name)]))
