/**
 * Root mean square normalisation: y = x · r · gain with r = 1 / sqrt(mean(x²) + ε), over the rows of x.
 *
 * Zhang and Sennrich, "Root Mean Square Layer Normalization" (NeurIPS 2019); T5LayerNorm in transformers.
 */
import * as tf from "@tensorflow/tfjs-core"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { clear, type Code, f32, f32x4, i32, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { total } from "./wasm/Lanes.ts"
import { withGradient } from "./WithGradient.ts"

/** `x` is [rows, width], `gain` [width]. */
export const rmsNorm = (x: tf.Tensor2D, gain: tf.Tensor1D, epsilon: number): tf.Tensor2D =>
  Kernel.isAvailable("RmsNorm") ? fused(x, gain, epsilon) : composed(x, gain, epsilon)

const composed = (x: tf.Tensor2D, gain: tf.Tensor1D, epsilon: number): tf.Tensor2D =>
  tf.mul(tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), 1, true), epsilon))), gain)

const fused = (x: tf.Tensor2D, gain: tf.Tensor1D, epsilon: number): tf.Tensor2D =>
  withGradient(
    [x, gain],
    () => ({ value: runForward({ x, gain }, { epsilon }), saved: [x, gain] }),
    (dy, [x, gain]) => runBackward({ dy, x, gain }, { epsilon })
  )

const square = (a: Code<"v128">): Code<"v128"> => f32x4.mul(a, a)

/** r of one row, in every lane. */
const inverseRoot = (
  f: Body,
  { x, width, epsilon }: Record<"x" | "width", Local<"i32">> & { epsilon: Local<"f32"> }
) => {
  const squares = f.local(v128.zero)
  f.lanes(width, (at) => squares.set(f32x4.add(squares, square(at.load(x)))))
  const mean = f32.div(total(squares), f32.convert_i32_s(width))
  return f.local(f32x4.splat(f32.div(f32.const(1), f32.sqrt(f32.add(mean, epsilon)))))
}

const forward = func(
  "rmsNorm",
  ["x", "gain", "y", "rows", "width"],
  ["epsilon"],
  (f, { x, gain, y, rows, width, epsilon }) =>
    f.range(i32.const(0), rows, 1, () => {
      const r = inverseRoot(f, { x, width, epsilon })
      f.lanes(width, (at) => at.store(y, f32x4.mul(f32x4.mul(at.load(x), r), at.load(gain))))
      for (const pointer of [x, y]) pointer.set(i32.add(pointer, i32.shl(width, i32.const(2))))
    })
)

/** dx = r · (dy · gain - x · r² · mean(dy · gain · x)), and dgain = sum over rows of dy · x · r. */
const backward = func(
  "rmsNormGradient",
  ["dy", "x", "gain", "dx", "dgain", "rows", "width"],
  ["epsilon"],
  (f, { dy, x, gain, dx, dgain, rows, width, epsilon }) => {
    const rowBytes = f.local(i32.shl(width, i32.const(2)))
    f.emit(clear(dgain, rowBytes))
    f.range(i32.const(0), rows, 1, () => {
      const r = inverseRoot(f, { x, width, epsilon })
      const products = f.local(v128.zero)
      f.lanes(width, (at) => {
        const dyx = f.local(f32x4.mul(at.load(dy), at.load(x)))
        products.set(f32x4.add(products, f32x4.mul(dyx, at.load(gain))))
        at.store(dgain, f32x4.add(at.load(dgain), f32x4.mul(dyx, r)))
      })
      const mean = f32.div(total(products), f32.convert_i32_s(width))
      const pull = f.local(f32x4.mul(square(r), f32x4.splat(mean)))
      f.lanes(width, (at) => {
        const direct = f32x4.mul(at.load(dy), at.load(gain))
        at.store(dx, f32x4.mul(r, f32x4.sub(direct, f32x4.mul(at.load(x), pull))))
      })
      for (const pointer of [dy, x, dx]) pointer.set(i32.add(pointer, rowBytes))
    })
  }
)

type Inputs<K extends string> = Readonly<Record<K, tf.TensorInfo>>
interface Attributes {
  readonly epsilon: number
}

const runForward = Kernel.register<Inputs<"x" | "gain">, Attributes, tf.Tensor2D>(
  "RmsNorm",
  [forward],
  (machine, { x, gain }, { epsilon }) => {
    const y = machine.output(x.shape)
    machine.run(forward, { x, gain, y, rows: x.shape[0], width: x.shape[1], epsilon })
    return y
  }
)

const runBackward = Kernel.register<Inputs<"dy" | "x" | "gain">, Attributes, Array<tf.Tensor>>(
  "RmsNormGradient",
  [backward],
  (machine, { dy, x, gain }, { epsilon }) => {
    const [dx, dgain] = [machine.output(x.shape), machine.output(gain.shape)]
    machine.run(backward, { dy, x, gain, dx, dgain, rows: x.shape[0], width: x.shape[1], epsilon })
    return [dx, dgain]
  }
)
