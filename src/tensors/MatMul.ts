/**
 * Matrix product on the wasm backend.
 *
 * The BatchMatMul kernel of tfjs-backend-wasm 4.22 is fast only for two untransposed matrices; a transposed or batched
 * product, which every gradient needs, is some thirty times slower. `install` puts one in its place that is fast for
 * all, so programs use plain `tf.matMul`.
 */
import * as tf from "@tensorflow/tfjs-core"
import { gemm, scratchBytes } from "./wasm/Gemm.ts"
import * as Kernel from "./wasm/Kernel.ts"

/** Replaces the kernel of the package, which must be loaded before. */
export const install = (): void => {
  tf.unregisterKernel("BatchMatMul", "wasm")
  Kernel.register("BatchMatMul", [gemm], batchMatMul)
}

interface Inputs {
  readonly a: tf.TensorInfo
  readonly b: tf.TensorInfo
}

interface Attributes {
  readonly transposeA: boolean
  readonly transposeB: boolean
}

/** Matrices are the last two dimensions; those before must be equal, or 1 for one of the two. */
const batchMatMul = (machine: Kernel.Machine, { a, b }: Inputs, { transposeA, transposeB }: Attributes) => {
  const [m, k] = matrix(a, transposeA)
  const [inner, n] = matrix(b, transposeB)
  if (a.dtype !== "float32" || b.dtype !== "float32") throw new TypeError(`Cannot multiply ${a.dtype} and ${b.dtype}`)
  if (k !== inner) throw new RangeError(`Cannot multiply matrices of ${m} × ${k} and ${inner} × ${n}`)
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  const c = machine.output([...batch, m, n])
  const count = tf.util.sizeFromShape(batch)
  const [scratch] = machine.scratch(scratchBytes(n, k))
  const [aStart, bStart, cStart] = [machine.address(a), machine.address(b), machine.address(c)]
  const [aBytes, bBytes] = [batchStride(a, count), batchStride(b, count)]
  const [aRow, aStep] = transposeA ? [4, 4 * m] : [4 * k, 4]
  const [bStep, bColumn] = transposeB ? [4, 4 * k] : [4 * n, 4]
  const fixed = { aRow, aStep, bStep, bColumn, cRow: 4 * n, m, n, k, accumulate: 0, scratch }
  for (let i = 0; i < count; i++) {
    machine.run(gemm, { ...fixed, a: aStart + i * aBytes, b: bStart + i * bBytes, c: cStart + i * 4 * m * n })
  }
  return c
}

/** Bytes from one matrix of a batch of `count` to the next: 0 where there is one for all. */
const batchStride = ({ shape }: tf.TensorInfo, count: number): number => {
  const own = tf.util.sizeFromShape(shape.slice(0, -2))
  if (own === 1) return 0
  if (own !== count) throw new RangeError(`Cannot spread ${own} matrices over a batch of ${count}`)
  return 4 * tf.util.sizeFromShape(shape.slice(-2))
}

const matrix = ({ shape }: tf.TensorInfo, transposed: boolean): readonly [number, number] => {
  const [rows, columns] = shape.slice(-2)
  return transposed ? [columns, rows] : [rows, columns]
}
