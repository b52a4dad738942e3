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
import * as Partner from "./wasm/Partner.ts"

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
  const shape = { m, k, n, transposeA, transposeB }
  if (count === 1 && m * k * n >= shared && shareRows(machine, shape, { ...fixed, a: aStart, b: bStart, c: cStart })) {
    return c
  }
  for (let i = 0; i < count; i++) {
    machine.run(gemm, { ...fixed, a: aStart + i * aBytes, b: bStart + i * bBytes, c: cStart + i * 4 * m * n })
  }
  return c
}

/** Products of so many multiplications are shared with a second thread: fewer take as long as the copying. */
const shared = 2 ** 27

/**
 * Computes the first rows of a product while a second thread computes the others. False where there is none; nothing is
 * done then.
 */
const shareRows = (
  machine: Kernel.Machine,
  { k, m, n, ...transposed }: Pick<Partner.Product, "m" | "k" | "n" | "transposeA" | "transposeB">,
  values: Readonly<Record<(typeof gemm)["parameters"][number]["name"], number>>
): boolean => {
  const top = Math.ceil(m / 2)
  const rest = m - top
  const a = machine.floats(values.a, m * k)
  const finish = Partner.begin({
    ...transposed,
    m: rest,
    k,
    n,
    writeA: (into) => transposed.transposeA ? lastColumns(a, m, into, rest) : into.set(a.subarray(top * k)),
    b: machine.floats(values.b, k * n)
  })
  if (finish === undefined) return false
  machine.run(gemm, { ...values, m: top })
  machine.floats(values.c + 4 * top * n, rest * n).set(finish())
  return true
}

/** Copies the last `kept` of the `columns` of each row. */
const lastColumns = (matrix: Float32Array, columns: number, into: Float32Array, kept: number): void => {
  for (let end = columns, at = 0; end <= matrix.length; end += columns, at += kept) {
    into.set(matrix.subarray(end - kept, end), at)
  }
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
