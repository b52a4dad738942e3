/**
 * The gate of T5's feed-forward layers: y = gelu_new(gate) · linear, element by element.
 *
 * gelu_new(x) = 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))) is x · σ(u) with u = 2 √(2/π) (x + 0.044715 x³).
 * Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016); Shazeer, "GLU Variants Improve Transformer" (2020).
 */
import * as tf from "@tensorflow/tfjs-core"
import { type Body, func } from "./wasm/Assembler.ts"
import { type Code, f32x4 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { exp } from "./wasm/Lanes.ts"
import { withGradient } from "./WithGradient.ts"

/** u = scale · (x + cubic · x³). */
export const scale = 2 * Math.sqrt(2 / Math.PI)
export const cubic = 0.044715

/** Both of one shape. */
export const gatedGelu = <T extends tf.Tensor>(gate: T, linear: T): T =>
  Kernel.isAvailable("GatedGelu") ? fused(gate, linear) : composed(gate, linear)

const composed = <T extends tf.Tensor>(gate: T, linear: T): T => {
  const u = tf.mul(tf.mul(gate, scale), tf.add(tf.mul(tf.square(gate), cubic), 1))
  return tf.mul(tf.mul(gate, tf.sigmoid(u)), linear)
}

const fused = <T extends tf.Tensor>(gate: T, linear: T): T =>
  withGradient<T>(
    [gate, linear],
    () => ({ value: runForward({ gate, linear }, {}) as T, saved: [gate, linear] }),
    (dy, [gate, linear]) => runBackward({ dy, gate, linear }, {})
  )

/** σ(u) of the gate's value x, with x². */
const sigmoid = (f: Body, x: Code<"v128">) => {
  const squared = f.local(f32x4.mul(x, x))
  const u = f32x4.mul(f32x4.mul(x, f.constant(scale)), f32x4.add(f32x4.mul(squared, f.constant(cubic)), f.constant(1)))
  const sigma = f.local(f32x4.div(f.constant(1), f32x4.add(f.constant(1), exp(f, f32x4.neg(u)))))
  return { sigma, squared }
}

const forward = func(
  "gatedGelu",
  ["gate", "linear", "y", "size"],
  [],
  (f, { gate, linear, y, size }) =>
    f.lanes(size, (at) => {
      const x = f.local(at.load(gate))
      const { sigma } = sigmoid(f, x)
      at.store(y, f32x4.mul(f32x4.mul(x, sigma), at.load(linear)))
    })
)

/** dlinear = dy · x σ, and dgate = dy · linear · (σ + x σ (1 - σ) u') with u' = 2 √(2/π) (1 + 3 · 0.044715 x²). */
const backward = func(
  "gatedGeluGradient",
  ["dy", "gate", "linear", "dgate", "dlinear", "size"],
  [],
  (f, { dy, gate, linear, dgate, dlinear, size }) =>
    f.lanes(size, (at) => {
      const x = f.local(at.load(gate))
      const { sigma, squared } = sigmoid(f, x)
      const gelu = f.local(f32x4.mul(x, sigma))
      const slope = f32x4.add(f32x4.mul(squared, f.constant(3 * cubic * scale)), f.constant(scale))
      const derivative = f32x4.add(sigma, f32x4.mul(f32x4.mul(gelu, f32x4.sub(f.constant(1), sigma)), slope))
      const upstream = f.local(at.load(dy))
      at.store(dlinear, f32x4.mul(upstream, gelu))
      at.store(dgate, f32x4.mul(f32x4.mul(upstream, at.load(linear)), derivative))
    })
)

const runForward = Kernel.register<Record<"gate" | "linear", tf.TensorInfo>, object, tf.Tensor>(
  "GatedGelu",
  [forward],
  (machine, { gate, linear }) => {
    const y = machine.output(gate.shape)
    machine.run(forward, { gate, linear, y, size: tf.util.sizeFromShape(gate.shape) })
    return y
  }
)

const runBackward = Kernel.register<Record<"dy" | "gate" | "linear", tf.TensorInfo>, object, Array<tf.Tensor>>(
  "GatedGeluGradient",
  [backward],
  (machine, { dy, gate, linear }) => {
    const [dgate, dlinear] = [machine.output(gate.shape), machine.output(gate.shape)]
    machine.run(backward, { dy, gate, linear, dgate, dlinear, size: tf.util.sizeFromShape(gate.shape) })
    return [dgate, dlinear]
  }
)
