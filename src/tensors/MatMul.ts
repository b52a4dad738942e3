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
  if (k !== inner) throw new RangeError(`Cannot multiply matrices of ${m} × ${k} and ${inner} × ${n}`)
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  const c = machine.output([...batch, m, n])
  const count = tf.util.sizeFromShape(batch)
  const [scratch] = machine.scratch(scratchBytes(n, k))
  const [aStart, bStart, cStart] = [machine.address(a), machine.address(b), machine.address(c)]
  const aBytes = a.shape.length > 2 && tf.util.sizeFromShape(a.shape) > m * k ? 4 * m * k : 0
  const bBytes = b.shape.length > 2 && tf.util.sizeFromShape(b.shape) > k * n ? 4 * k * n : 0
  const [aRow, aStep] = transposeA ? [4, 4 * m] : [4 * k, 4]
  const [bStep, bColumn] = transposeB ? [4, 4 * k] : [4 * n, 4]
  const fixed = { aRow, aStep, bStep, bColumn, cRow: 4 * n, m, n, k, accumulate: 0, scratch }
  for (let i = 0; i < count; i++) {
    machine.run(gemm, { ...fixed, a: aStart + i * aBytes, b: bStart + i * bBytes, c: cStart + i * 4 * m * n })
  }
  return c
}

const matrix = ({ shape }: tf.TensorInfo, transposed: boolean): readonly [number, number] => {
  const [rows, columns] = shape.slice(-2)
  return transposed ? [columns, rows] : [rows, columns]
}
