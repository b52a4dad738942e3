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
import * as Shards from "../tensors/Shards.ts"
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

/**
 * The moments before the first step: zeros, owned by the caller. The means of a matrix in shards (src/tensors/Shards.ts)
 * are of the whole matrix.
 */
export const zeroMoments = (variant: Variant, weights: Tensors): Moments =>
  Object.fromEntries(
    Shards.wholes(weights).flatMap((whole) => {
      const shards = Shards.of(weights, whole)
      const shape = Shards.shapeOf(shards)
      const zeros: ReadonlyArray<Tensors> = variant.isFactored(shape)
        ? [{ row: tf.zeros(shape.slice(0, 1)), column: tf.zeros(shape.slice(1)) }]
        : shards.map(({ shape }) => ({ second: tf.zeros(shape) }))
      return Object.entries(Shards.named(whole, zeros))
    })
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
  for (const whole of Shards.wholes(state.weights)) {
    const weightDecay = isDecayed(whole) ? variant.weightDecay : 0
    const given = {
      weight: Shards.of(state.weights, whole),
      gradient: Shards.of(gradients, whole),
      moments: Shards.of(state.moments, whole)
    }
    const next = updateOne({ ...variant, weightDecay }, given, at)
    Object.assign(weights, Shards.named(whole, next.weight))
    Object.assign(moments, Shards.named(whole, next.moments))
    tf.dispose([...given.weight, ...given.gradient, ...given.moments])
  }
  return { weights, moments }
}

/** From squared gradients, so that their moments are never 0. */
const EPSILON = 1e-30
/** The least root mean square that a weight is taken to have. */
const LEAST_SCALE = 1e-3
/** Updates of a greater root mean square are scaled down to it. */
const CLIPPING_THRESHOLD = 1

/** Everything of one weight, by its shards; factored moments are of all of them. */
interface One {
  readonly weight: ReadonlyArray<tf.Tensor>
  readonly gradient: ReadonlyArray<tf.Tensor>
  readonly moments: ReadonlyArray<Tensors>
}

const updateOne = (
  { isFactored, scalesByWeight, weightDecay }: Variant,
  { gradient, moments, weight }: One,
  { gradientScale, learningRate, step }: Update
): Omit<One, "gradient"> => {
  const scaled = gradient.map((shard) => tf.mul(shard, gradientScale))
  const next = tf.tidy(() => {
    const mixing = inverseFourFifthsPower(step + 1)
    const squares = (shard: tf.Tensor) => tf.add(tf.square(shard), EPSILON)
    const average = (old: tf.Tensor, now: tf.Tensor) => tf.add(tf.mul(old, 1 - mixing), tf.mul(now, mixing))
    if (!isFactored(Shards.shapeOf(weight))) {
      return scaled.map((shard, i) => ({ second: average(moments[i]["second"], squares(shard)) }))
    }
    const [{ column, row }] = moments
    const { columns, rows } = means(scaled, squares)
    return [{ row: average(row, rows), column: average(column, columns) }]
  })
  const direction = tf.tidy(() => inverseRoots(next, scaled).map((root, i) => tf.mul(scaled[i], root)))
  tf.dispose(scaled)
  const updated = tf.tidy(() => {
    const rate = scalesByWeight ? tf.mul(tf.maximum(rms(weight), LEAST_SCALE), learningRate) : tf.scalar(learningRate)
    const clipped = tf.div(rate, tf.maximum(tf.div(rms(direction), CLIPPING_THRESHOLD), 1))
    return weight.map((shard, i) => {
      const decayed = weightDecay === 0 ? shard : tf.mul(shard, tf.sub(1, tf.mul(rate, weightDecay)))
      return tf.sub(decayed, tf.mul(direction[i], clipped))
    })
  })
  tf.dispose(direction)
  return { weight: updated, moments: next }
}

/** The means of the rows and of the columns of `f` of a matrix. */
const means = (shards: ReadonlyArray<tf.Tensor>, f: (shard: tf.Tensor) => tf.Tensor) => {
  const all = shards.map((shard) =>
    tf.tidy(() => {
      const squares = f(shard)
      return { rows: tf.mean(squares, 1), columns: tf.mean(squares, 0) }
    })
  )
  if (all.length === 1) return all[0]
  const [total] = Shards.shapeOf(shards)
  return {
    rows: tf.concat(all.map(({ rows }) => rows)),
    columns: all.map(({ columns, rows }) => tf.mul(columns, rows.size / total)).reduce((a, b) => tf.add(a, b))
  }
}

/** 1 / √v for the second moments v: of a factored matrix row · column / mean(row), in the shapes of `shards`. */
const inverseRoots = (moments: ReadonlyArray<Tensors>, shards: ReadonlyArray<tf.Tensor>): ReadonlyArray<tf.Tensor> => {
  if (moments[0]["second"] !== undefined) return moments.map(({ second }) => tf.rsqrt(second))
  const [{ column, row }] = moments
  const rows = tf.expandDims(tf.rsqrt(tf.div(row, tf.mean(row))), 1)
  const columns = tf.expandDims(tf.rsqrt(column), 0)
  if (shards.length === 1) return [tf.mul(rows, columns)]
  return tf.split(rows, shards.map(({ shape }) => shape[0])).map((own) => tf.mul(own, columns))
}

/** Of all elements of all shards. */
const rms = (shards: ReadonlyArray<tf.Tensor>): tf.Scalar =>
  tf.sqrt(tf.div(sumOfSquares(shards), shards.reduce((sum, { size }) => sum + size, 0)))

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
