/** The mean row of each sequence of a packed batch. */
import * as tf from "@tensorflow/tfjs-core"
import * as Sequences from "./Sequences.ts"
import { func, type Local } from "./wasm/Assembler.ts"
import { clear, f32, f32x4, i32 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { withGradient } from "./WithGradient.ts"

/** [count, width] from `x` [rows, width]. */
export const meanPool = (x: tf.Tensor2D, sequences: Sequences.Sequences): tf.Tensor2D =>
  Kernel.isAvailable("MeanPool") ? fused(x, sequences) : tf.matMul(averages(sequences), x)

/** [count, rows]: 1 / length where the row is the sequence's. */
const averages = (sequences: Sequences.Sequences): tf.Tensor2D => {
  const { starts } = sequences
  const weights = tf.buffer([Sequences.count(sequences), Sequences.rows(sequences)])
  for (let i = 0; i < Sequences.count(sequences); i++) {
    for (let row = starts[i]; row < starts[i + 1]; row++) weights.set(1 / (starts[i + 1] - starts[i]), i, row)
  }
  return weights.toTensor() as tf.Tensor2D
}

const fused = (x: tf.Tensor2D, sequences: Sequences.Sequences): tf.Tensor2D =>
  withGradient(
    [x],
    () => ({ value: runForward({ x }, sequences), saved: [] }),
    (dy) => [runBackward({ dy }, sequences)]
  )

const parameters = ["from", "to", "starts", "count", "width"] as const

/** The number of rows of the sequence that `starts` points at, and 1 / that in every lane. */
const lengthAt = (starts: Local<"i32">) => {
  const length = i32.sub(i32.load(starts, 4), i32.load(starts))
  return { length, inverse: f32x4.splat(f32.div(f32.const(1), f32.convert_i32_s(length))) }
}

const forward = func("meanPool", parameters, [], (f, { from, to, starts, count, width }) => {
  const rowBytes = f.local(i32.shl(width, i32.const(2)))
  f.emit(clear(to, i32.mul(count, rowBytes)))
  f.range(i32.const(0), count, 1, () => {
    const { length, inverse } = lengthAt(starts)
    f.range(i32.const(0), length, 1, () => {
      f.lanes(width, (at) => at.store(to, f32x4.add(at.load(to), at.load(from))))
      from.set(i32.add(from, rowBytes))
    })
    f.lanes(width, (at) => at.store(to, f32x4.mul(at.load(to), inverse)))
    to.set(i32.add(to, rowBytes))
    starts.set(i32.add(starts, i32.const(4)))
  })
})

const backward = func("meanPoolGradient", parameters, [], (f, { from, to, starts, count, width }) => {
  const rowBytes = f.local(i32.shl(width, i32.const(2)))
  f.range(i32.const(0), count, 1, () => {
    const { length, inverse } = lengthAt(starts)
    f.range(i32.const(0), length, 1, () => {
      f.lanes(width, (at) => at.store(to, f32x4.mul(at.load(from), inverse)))
      to.set(i32.add(to, rowBytes))
    })
    from.set(i32.add(from, rowBytes))
    starts.set(i32.add(starts, i32.const(4)))
  })
})

const runForward = Kernel.register<{ x: tf.TensorInfo }, Sequences.Sequences, tf.Tensor2D>(
  "MeanPool",
  [forward],
  (machine, { x }, sequences) => {
    const y = machine.output([Sequences.count(sequences), x.shape[1]])
    const [starts] = machine.scratch(sequences.starts.byteLength)
    machine.write(sequences.starts, starts)
    machine.run(forward, { from: x, to: y, starts, count: y.shape[0], width: x.shape[1] })
    return y
  }
)

const runBackward = Kernel.register<{ dy: tf.TensorInfo }, Sequences.Sequences, tf.Tensor2D>(
  "MeanPoolGradient",
  [backward],
  (machine, { dy }, sequences) => {
    const dx = machine.output([Sequences.rows(sequences), dy.shape[1]])
    const [starts] = machine.scratch(sequences.starts.byteLength)
    machine.write(sequences.starts, starts)
    machine.run(backward, { from: dy, to: dx, starts, count: dy.shape[0], width: dy.shape[1] })
    return dx
  }
)
