/**
 * The Gaussian error linear unit: y = x Φ(x), element by element, Φ being the standard normal distribution function.
 *
 * Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016); `gelu` of torch, and `hidden_act` "gelu" of transformers.
 */
import * as tf from "@tensorflow/tfjs-core"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { type Code, f32x4, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { exp } from "./wasm/Lanes.ts"
import { withGradient } from "./WithGradient.ts"

export const gelu = <T extends tf.Tensor>(x: T): T => Kernel.isAvailable("Gelu") ? fused(x) : composed(x)

/** Φ(x) = (1 + erf(x / √2)) / 2, and its derivative is φ(x) = e^(-x² / 2) / √(2π). */
const composed = <T extends tf.Tensor>(x: T): T =>
  withGradient<T>(
    [x],
    () => ({ value: tf.mul(x, distribution(x)) as T, saved: [x] }),
    (dy, [x]) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), DENSITY)
      return [tf.mul(dy, tf.add(distribution(x), tf.mul(x, density)))]
    }
  )

const distribution = (x: tf.Tensor): tf.Tensor => tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5)

/** φ(0) */
const DENSITY = 1 / Math.sqrt(2 * Math.PI)

const fused = <T extends tf.Tensor>(x: T): T =>
  withGradient<T>(
    [x],
    () => ({ value: runForward({ x }, {}) as T, saved: [x] }),
    (dy, [x]) => [runBackward({ dy, x }, {})]
  )

/**
 * e^(-x² / 2), and Φ(-|x|) from it: half of erfc(z) ≈ (a₁ t + … + a₅ t⁵) e^(-z²) with t = 1 / (1 + p z), whose error is
 * below 1.5e-7 (Abramowitz and Stegun, 7.1.26).
 */
const tail = (f: Body, x: Local<"v128">) => {
  const bell = exp(f, f32x4.mul(f32x4.mul(x, x), f.constant(-0.5)))
  const z = f32x4.mul(magnitude(x), f.constant(Math.SQRT1_2))
  const t = f.local(f32x4.div(f.constant(1), f32x4.add(f.constant(1), f32x4.mul(z, f.constant(0.3275911)))))
  const polynomial = [-1.453152027, 1.421413741, -0.284496736, 0.254829592].reduce(
    (sum, coefficient) => f32x4.add(f32x4.mul(sum, t), f.constant(coefficient)),
    f.constant(1.061405429)
  )
  return { bell, tail: f.local(f32x4.mul(f32x4.mul(f32x4.mul(polynomial, t), bell), f.constant(0.5))) }
}

const magnitude = (x: Local<"v128">): Code<"v128"> => f32x4.pmax(x, f32x4.neg(x))

const forward = func("gelu", ["x", "y", "size"], [], (f, { x, y, size }) =>
  f.lanes(size, (at) => {
    const value = f.local(at.load(x))
    const { tail: outside } = tail(f, value)
    // x Φ(x), where Φ(x) is 1 - Φ(-x) for positive x.
    at.store(y, f32x4.sub(f32x4.pmax(value, v128.zero), f32x4.mul(magnitude(value), outside)))
  }))

/** dx = dy · (Φ(x) + x φ(x)). */
const backward = func("geluGradient", ["dy", "x", "dx", "size"], [], (f, { dy, x, dx, size }) =>
  f.lanes(size, (at) => {
    const value = f.local(at.load(x))
    const { bell, tail: outside } = tail(f, value)
    const distribution = v128.bitselect(outside, f32x4.sub(f.constant(1), outside), isNegative(value))
    const density = f32x4.mul(f32x4.mul(value, bell), f.constant(DENSITY))
    at.store(dx, f32x4.mul(at.load(dy), f32x4.add(distribution, density)))
  }))

/** All bits of the lanes that are below 0. */
const isNegative = (x: Code<"v128">): Code<"v128"> => f32x4.lt(x, v128.zero)

const runForward = Kernel.register<{ x: tf.TensorInfo }, object, tf.Tensor>("Gelu", [forward], (machine, { x }) => {
  const y = machine.output(x.shape)
  machine.run(forward, { x, y, size: tf.util.sizeFromShape(x.shape) })
  return y
})

const runBackward = Kernel.register<Record<"dy" | "x", tf.TensorInfo>, object, tf.Tensor>(
  "GeluGradient",
  [backward],
  (machine, { dy, x }) => {
    const dx = machine.output(x.shape)
    machine.run(backward, { dy, x, dx, size: tf.util.sizeFromShape(x.shape) })
    return dx
  }
)
