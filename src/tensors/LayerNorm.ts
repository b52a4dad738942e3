/**
 * Layer normalisation: y = n · gain + bias with n = (x - mean(x)) / sqrt(variance(x) + ε), over the rows of x.
 *
 * Ba, Kiros, Hinton, "Layer Normalization" (2016); torch.nn.LayerNorm.
 */
import * as tf from "@tensorflow/tfjs-core"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { clear, type Code, f32, f32x4, i32, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { total } from "./wasm/Lanes.ts"
import { withGradient } from "./WithGradient.ts"

/** `x` is [rows, width], `gain` and `bias` are [width]. */
export const layerNorm = (x: tf.Tensor2D, gain: tf.Tensor1D, bias: tf.Tensor1D, epsilon: number): tf.Tensor2D =>
  Kernel.isAvailable("LayerNorm") ? fused({ x, gain, bias }, epsilon) : composed({ x, gain, bias }, epsilon)

interface Parts {
  readonly x: tf.Tensor2D
  readonly gain: tf.Tensor1D
  readonly bias: tf.Tensor1D
}

const composed = ({ x, gain, bias }: Parts, epsilon: number): tf.Tensor2D =>
  withGradient(
    [x, gain, bias],
    () => {
      const centred = tf.sub(x, tf.mean(x, 1, true))
      const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), epsilon)) // [rows, 1]
      const normed = tf.mul(centred, inverse)
      return { value: tf.add(tf.mul(normed, gain), bias) as tf.Tensor2D, saved: [normed, inverse, gain] }
    },
    (dy, [normed, inverse, gain]) => {
      const dnormed = tf.mul(dy, gain)
      const pull = tf.add(tf.mean(dnormed, 1, true), tf.mul(normed, tf.mean(tf.mul(dnormed, normed), 1, true)))
      return [tf.mul(tf.sub(dnormed, pull), inverse), tf.sum(tf.mul(dy, normed), 0), tf.sum(dy, 0)]
    }
  )

const fused = ({ x, gain, bias }: Parts, epsilon: number): tf.Tensor2D =>
  withGradient(
    [x, gain, bias],
    () => ({ value: runForward({ x, gain, bias }, { epsilon }), saved: [x, gain] }),
    (dy, [x, gain]) => runBackward({ dy, x, gain }, { epsilon })
  )

/** Of one row, in every lane: its mean, and 1 / sqrt(variance + ε). */
const statistics = (
  f: Body,
  { x, width, epsilon }: Record<"x" | "width", Local<"i32">> & { epsilon: Local<"f32"> }
) => {
  const count = f.local(f32.convert_i32_s(width))
  const sums = f.local(v128.zero)
  f.lanes(width, (at) => sums.set(f32x4.add(sums, at.load(x))))
  const mean = f.local(f32x4.splat(f32.div(total(sums), count)))
  const squares = f.local(v128.zero)
  f.lanes(width, (at) => {
    const centred = f.local(at.only(f32x4.sub(at.load(x), mean), v128.zero))
    squares.set(f32x4.add(squares, f32x4.mul(centred, centred)))
  })
  const variance = f32.div(total(squares), count)
  return { mean, inverse: f.local(f32x4.splat(f32.div(f32.const(1), f32.sqrt(f32.add(variance, epsilon))))) }
}

const forward = func(
  "layerNorm",
  ["x", "gain", "bias", "y", "rows", "width"],
  ["epsilon"],
  (f, { x, gain, bias, y, rows, width, epsilon }) =>
    f.range(i32.const(0), rows, 1, () => {
      const { inverse, mean } = statistics(f, { x, width, epsilon })
      f.lanes(width, (at) => {
        const normed = f32x4.mul(f32x4.sub(at.load(x), mean), inverse)
        at.store(y, f32x4.add(f32x4.mul(normed, at.load(gain)), at.load(bias)))
      })
      for (const pointer of [x, y]) pointer.set(i32.add(pointer, i32.shl(width, i32.const(2))))
    })
)

/** With d = dy · gain: dx = (d - mean(d) - n · mean(d · n)) / sqrt(variance + ε); dgain and dbias are sums over rows. */
const backward = func(
  "layerNormGradient",
  ["dy", "x", "gain", "dx", "dgain", "dbias", "rows", "width"],
  ["epsilon"],
  (f, { dy, x, gain, dx, dgain, dbias, rows, width, epsilon }) => {
    const rowBytes = f.local(i32.shl(width, i32.const(2)))
    for (const sums of [dgain, dbias]) f.emit(clear(sums, rowBytes))
    f.range(i32.const(0), rows, 1, () => {
      const { inverse, mean } = statistics(f, { x, width, epsilon })
      const normed = (x: Code<"v128">) => f32x4.mul(f32x4.sub(x, mean), inverse)
      const [direct, products] = [f.local(v128.zero), f.local(v128.zero)]
      f.lanes(width, (at) => {
        const [upstream, n] = [f.local(at.load(dy)), f.local(normed(at.load(x)))]
        const d = f.local(f32x4.mul(upstream, at.load(gain)))
        direct.set(f32x4.add(direct, at.only(d, v128.zero)))
        products.set(f32x4.add(products, at.only(f32x4.mul(d, n), v128.zero)))
        at.store(dgain, f32x4.add(at.load(dgain), f32x4.mul(upstream, n)))
        at.store(dbias, f32x4.add(at.load(dbias), upstream))
      })
      const average = (sums: Local<"v128">) => f.local(f32x4.splat(f32.div(total(sums), f32.convert_i32_s(width))))
      const [offset, slope] = [average(direct), average(products)]
      f.lanes(width, (at) => {
        const d = f32x4.mul(at.load(dy), at.load(gain))
        const pull = f32x4.add(offset, f32x4.mul(normed(at.load(x)), slope))
        at.store(dx, f32x4.mul(f32x4.sub(d, pull), inverse))
      })
      for (const pointer of [dy, x, dx]) pointer.set(i32.add(pointer, rowBytes))
    })
  }
)

type Inputs<K extends string> = Readonly<Record<K, tf.TensorInfo>>
interface Attributes {
  readonly epsilon: number
}

const runForward = Kernel.register<Inputs<"x" | "gain" | "bias">, Attributes, tf.Tensor2D>(
  "LayerNorm",
  [forward],
  (machine, { x, gain, bias }, { epsilon }) => {
    const y = machine.output(x.shape)
    machine.run(forward, { x, gain, bias, y, rows: x.shape[0], width: x.shape[1], epsilon })
    return y
  }
)

const runBackward = Kernel.register<Inputs<"dy" | "x" | "gain">, Attributes, Array<tf.Tensor>>(
  "LayerNormGradient",
  [backward],
  (machine, { dy, x, gain }, { epsilon }) => {
    const [dx, dgain, dbias] = [x, gain, gain].map(({ shape }) => machine.output(shape))
    machine.run(backward, { dy, x, gain, dx, dgain, dbias, rows: x.shape[0], width: x.shape[1], epsilon })
    return [dx, dgain, dbias]
  }
)
