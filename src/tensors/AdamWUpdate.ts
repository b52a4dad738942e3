/**
 * One AdamW update of one parameter (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019), in
 * the order of operations of torch.optim.AdamW:
 *
 * g = gradient · gradientScale; w = weight · decayFactor; m += (1 - β₁)(g - m); v = β₂ v + (1 - β₂) g²;
 * w -= stepSize · m / (√v / secondCorrection + ε)
 */
import * as tf from "@tensorflow/tfjs-core"
import { func } from "./wasm/Assembler.ts"
import { f32x4, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"

/** Exponential moving averages of a weight's gradient and of its square, in the weight's shape. */
export type Moments = Readonly<Record<"first" | "second", tf.Tensor>>

export interface Options {
  /** Multiplies the gradient; a tensor, so that clipping need not read the gradient norm back. */
  readonly gradientScale: tf.Scalar
  /** The learning rate, divided by 1 - β₁^t. */
  readonly stepSize: number
  /** 1 - learning rate × weight decay; 1 for a parameter that does not decay. */
  readonly decayFactor: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  /** √(1 - β₂^t) */
  readonly secondCorrection: number
}

export interface Updated {
  readonly weight: tf.Tensor
  readonly moments: Moments
}

/**
 * New tensors, which are the caller's. Those given, but for the scale, may have been used up: the caller must not read
 * them any more, only dispose of them.
 */
export const adamWUpdate = (weight: tf.Tensor, gradient: tf.Tensor, moments: Moments, options: Options): Updated => {
  const { gradientScale, ...scalars } = options
  const [newWeight, first, second] = Kernel.isAvailable("AdamWUpdate")
    ? runUpdate({ ...moments, weight, gradient, gradientScale }, scalars)
    : tf.tidy(() => composed(weight, gradient, moments, options))
  return { weight: newWeight, moments: { first, second } }
}

/** Each part is tidied on its own: an embedding table of gigabytes has few temporaries of its size. */
const composed = (weight: tf.Tensor, gradient: tf.Tensor, moments: Moments, options: Options): Array<tf.Tensor> => {
  const { beta1, beta2, decayFactor, epsilon, gradientScale, secondCorrection, stepSize } = options
  const g = tf.mul(gradient, gradientScale)
  const first = tf.tidy(() => tf.add(moments.first, freed(tf.sub(g, moments.first), (pull) => tf.mul(pull, 1 - beta1))))
  const second = tf.tidy(() =>
    tf.add(tf.mul(moments.second, beta2), freed(tf.square(g), (square) => tf.mul(square, 1 - beta2)))
  )
  g.dispose()
  const step = tf.tidy(() => {
    const denominator = tf.tidy(() => tf.add(freed(tf.sqrt(second), (root) => tf.div(root, secondCorrection)), epsilon))
    return tf.mul(tf.div(first, denominator), stepSize)
  })
  return [tf.tidy(() => tf.sub(tf.mul(weight, decayFactor), step)), first, second]
}

/** What `f` makes of `x`, which goes. */
const freed = (x: tf.Tensor, f: (x: tf.Tensor) => tf.Tensor): tf.Tensor => {
  const result = f(x)
  x.dispose()
  return result
}

/** The update of `size` numbers, as a function of WebAssembly; rate1 and rate2 are 1 - β₁ and 1 - β₂. */
export const update = func(
  "adamWUpdate",
  ["weight", "first", "second", "gradient", "gradientScale", "newWeight", "newFirst", "newSecond", "size"],
  ["stepSize", "decayFactor", "rate1", "beta2", "rate2", "epsilon", "secondCorrection"],
  (f, p) => {
    const scale = f.local(v128.load32_splat(p.gradientScale))
    f.lanes(p.size, (at) => {
      const g = f.local(f32x4.mul(at.load(p.gradient), scale))
      const pull = f32x4.mul(f32x4.splat(p.rate1), f32x4.sub(g, at.load(p.first)))
      const first = f.local(f32x4.add(at.load(p.first), pull))
      const square = f32x4.mul(f32x4.splat(p.rate2), f32x4.mul(g, g))
      const second = f.local(f32x4.add(f32x4.mul(at.load(p.second), f32x4.splat(p.beta2)), square))
      const root = f32x4.div(f32x4.sqrt(second), f32x4.splat(p.secondCorrection))
      const step = f32x4.mul(f32x4.splat(p.stepSize), f32x4.div(first, f32x4.add(root, f32x4.splat(p.epsilon))))
      at.store(p.newWeight, f32x4.sub(f32x4.mul(at.load(p.weight), f32x4.splat(p.decayFactor)), step))
      at.store(p.newFirst, first)
      at.store(p.newSecond, second)
    })
  }
)

type Names = "weight" | "first" | "second" | "gradient" | "gradientScale"

const runUpdate = Kernel.register<
  Readonly<Record<Names, tf.TensorInfo>>,
  Omit<Options, "gradientScale">,
  Array<tf.Tensor>
>(
  "AdamWUpdate",
  [update],
  (machine, inputs, { beta1, beta2, ...scalars }) => {
    const { weight } = inputs
    const [newWeight, newFirst, newSecond] = [0, 1, 2].map(() => machine.output(weight.shape))
    const numbers = { ...scalars, rate1: 1 - beta1, beta2, rate2: 1 - beta2, size: tf.util.sizeFromShape(weight.shape) }
    machine.run(update, { ...inputs, ...numbers, newWeight, newFirst, newSecond })
    return [newWeight, newFirst, newSecond]
  }
)
