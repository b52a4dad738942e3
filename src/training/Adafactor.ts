/**
 * Adafactor (Shazeer and Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", ICML 2018) without
 * momentum, in the two variants that T5 models are trained with. A matrix has the means of its rows' and its columns'
 * squared gradients for second moments, so the state is a thousandth of the weights.
 *
 * The learning rate is that of the schedule: the paper's relative step sizes are not computed. State is a value; the
 * decay of the moments is a function of the step, so a resumed training takes the very same steps.
 */
import * as tf from "@tensorflow/tfjs-core"
import type { Tensors } from "../tensors/Gradients.ts"
import { sumOfSquares } from "../tensors/SumOfSquares.ts"
import { isDecayed } from "./AdamW.ts"

/** By the weight's name: `row` [rows] and `column` [columns] of a factored matrix, else `second` in its shape. */
export type Moments = Readonly<Record<string, Tensors>>

export interface Variant {
  /** Whether a weight of this shape has factored moments. */
  readonly isFactored: (shape: ReadonlyArray<number>) => boolean
  /** Whether the rate is multiplied by the root mean square of the weight, or by 1e-3 where that is less. */
  readonly scalesByWeight: boolean
  /** Of all weights but norms and biases, times the rate. */
  readonly weightDecay: number
}

/**
 * T5's own: `t5x/adafactor.py` of google-research/t5x with its defaults, those of T5's `adafactor.gin`. Matrices are
 * factored where both dimensions are at least 128; nothing decays.
 */
export const t5: Variant = {
  isFactored: (shape) => shape.length === 2 && Math.min(...shape) >= 128,
  scalesByWeight: true,
  weightDecay: 0
}

/** `transformers.optimization.Adafactor` with `relative_step=False`: every matrix is factored. */
export const huggingFace = (options: Omit<Variant, "isFactored">): Variant => ({
  ...options,
  isFactored: (shape) => shape.length === 2
})

/** The moments before the first step: zeros, owned by the caller. */
export const zeroMoments = ({ isFactored }: Variant, weights: Tensors): Moments =>
  Object.fromEntries(
    Object.entries(weights).map(([name, { shape }]) => [
      name,
      isFactored(shape)
        ? { row: tf.zeros(shape.slice(0, 1)), column: tf.zeros(shape.slice(1)) }
        : { second: tf.zeros(shape) }
    ])
  )

export interface Update {
  /** How many updates came before, from 0. */
  readonly step: number
  readonly learningRate: number
  /** Multiplies every gradient. */
  readonly gradientScale: tf.Scalar
}

/** One update of every weight. It takes over all tensors of `state` and `gradients`, as AdamW's does. */
export const update = (
  variant: Variant,
  state: { readonly weights: Tensors; readonly moments: Moments },
  gradients: Tensors,
  at: Update
): { readonly weights: Tensors; readonly moments: Moments } => {
  const weights: Record<string, tf.Tensor> = {}
  const moments: Record<string, Tensors> = {}
  for (const [name, weight] of Object.entries(state.weights)) {
    const weightDecay = isDecayed(name) ? variant.weightDecay : 0
    const given = { weight, gradient: gradients[name], moments: state.moments[name] }
    const next = updateOne({ ...variant, weightDecay }, given, at)
    weights[name] = next.weight
    moments[name] = next.moments
    tf.dispose(given)
  }
  return { weights, moments }
}

/** From squared gradients, so that their moments are never 0. */
const EPSILON = 1e-30
/** The least root mean square that a weight is taken to have. */
const LEAST_SCALE = 1e-3
/** Updates of a greater root mean square are scaled down to it. */
const CLIPPING_THRESHOLD = 1

interface One {
  readonly weight: tf.Tensor
  readonly gradient: tf.Tensor
  readonly moments: Tensors
}

const updateOne = (
  { isFactored, scalesByWeight, weightDecay }: Variant,
  { gradient, moments, weight }: One,
  { gradientScale, learningRate, step }: Update
): Omit<One, "gradient"> => {
  const scaled = tf.mul(gradient, gradientScale)
  const next = tf.tidy(() => {
    const mixing = inverseFourFifthsPower(step + 1)
    const squares = tf.add(tf.square(scaled), EPSILON)
    const average = (old: tf.Tensor, now: tf.Tensor) => tf.add(tf.mul(old, 1 - mixing), tf.mul(now, mixing))
    if (!isFactored(weight.shape)) return { second: average(moments["second"], squares) }
    return {
      row: average(moments["row"], tf.mean(squares, 1)),
      column: average(moments["column"], tf.mean(squares, 0))
    }
  })
  const direction = tf.tidy(() => tf.mul(scaled, inverseRoots(next)))
  scaled.dispose()
  const updated = tf.tidy(() => {
    const rate = scalesByWeight ? tf.mul(tf.maximum(rms(weight), LEAST_SCALE), learningRate) : tf.scalar(learningRate)
    const clipped = tf.div(rate, tf.maximum(tf.div(rms(direction), CLIPPING_THRESHOLD), 1))
    const decayed = weightDecay === 0 ? weight : tf.mul(weight, tf.sub(1, tf.mul(rate, weightDecay)))
    return tf.sub(decayed, tf.mul(direction, clipped))
  })
  direction.dispose()
  return { weight: updated, moments: next }
}

/** 1 / √v for the second moments v: of a factored matrix row · column / mean(row), in the gradient's shape. */
const inverseRoots = (moments: Tensors): tf.Tensor => {
  if (moments["second"] !== undefined) return tf.rsqrt(moments["second"])
  const { column, row } = moments
  return tf.mul(tf.expandDims(tf.rsqrt(tf.div(row, tf.mean(row))), 1), tf.expandDims(tf.rsqrt(column), 0))
}

const rms = (x: tf.Tensor): tf.Scalar => tf.sqrt(tf.div(sumOfSquares([x]), x.size))

/**
 * t^-0.8 for a whole t from 1, by Newton's iteration for the fifth root: unlike Math.pow, whose last bits differ from
 * engine to engine, it needs nothing but basic arithmetic.
 */
const inverseFourFifthsPower = (t: number): number => {
  const better = (x: number): number => (4 * x + t / (x * x * x * x)) / 5
  let root = t
  // From above it falls until rounding stops it.
  for (let next = better(root); next < root; next = better(root)) root = next
  return 1 / (root * root * root * root)
}
