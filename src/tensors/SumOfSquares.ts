/** The sum of the squares of all elements of some tensors, as a global gradient norm needs it. */
import * as tf from "@tensorflow/tfjs-core"
import { func } from "./wasm/Assembler.ts"
import { f32, f64, f64x2, i32, v128 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"

/** A float32 scalar. Summed in float64 on the wasm backend; in float32, tensor by tensor, on others. */
export const sumOfSquares = (tensors: ReadonlyArray<tf.Tensor>): tf.Scalar =>
  Kernel.isAvailable("SumOfSquares")
    ? runSum(Object.fromEntries(tensors.entries()), {})
    : tf.tidy(() => tensors.map((x) => tf.sum(tf.square(x))).reduce((a, b) => tf.add(a, b), tf.scalar(0)) as tf.Scalar)

/** Adds the squares of `count` floats to the float64 at `sum`. */
const add = func("addSquares", ["x", "count", "sum"], [], (f, { x, count, sum }) => {
  const end = f.local(i32.add(x, i32.shl(count, i32.const(2))))
  const sums = f.local(v128.zero)
  const visit = (pair: typeof sums) => sums.set(f64x2.add(sums, f64x2.mul(pair, pair)))
  f.range(x, i32.sub(end, i32.const(4)), 8, (at) => visit(f.local(f64x2.promote_low_f32x4(v128.load64_zero(at)))))
  f.when(i32.and(count, i32.const(1)), () => {
    visit(f.local(f64x2.promote_low_f32x4(v128.load32_zero(i32.sub(end, i32.const(4))))))
  })
  const both = f64.add(f64x2.extract_lane(0, sums), f64x2.extract_lane(1, sums))
  f.emit(f64.store(sum, f64.add(f64.load(sum), both)))
})

const start = func("start", ["sum"], [], (f, { sum }) => f.emit(v128.store(sum, v128.zero)))

const finish = func(
  "finish",
  ["sum", "result"],
  [],
  (f, { sum, result }) => f.emit(f32.store(result, f32.demote_f64(f64.load(sum))))
)

const runSum = Kernel.register<Readonly<Record<string, tf.TensorInfo>>, object, tf.Scalar>(
  "SumOfSquares",
  [add, start, finish],
  (machine, tensors) => {
    const result = machine.output([])
    const [sum] = machine.scratch(16)
    machine.run(start, { sum })
    for (const x of Object.values(tensors)) machine.run(add, { x, count: tf.util.sizeFromShape(x.shape), sum })
    machine.run(finish, { sum, result })
    return result
  }
)
