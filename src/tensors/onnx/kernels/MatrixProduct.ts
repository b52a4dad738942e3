/** The matrix product, single or in batches. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"

interface Attributes {
  readonly transposeA: boolean
  readonly transposeB: boolean
}

export const register = (): void =>
  Kernel.register<Record<"a" | "b", tf.TensorInfo>, Attributes>(
    "BatchMatMul",
    ({ emit, operand, tensor }, { a, b }, { transposeA, transposeB }) => {
      const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
      const [m, k] = matrix(a, transposeA)
      const [inner, n] = matrix(b, transposeB)
      if (k !== inner) throw new RangeError(`Cannot multiply matrices of ${m} × ${k} and ${inner} × ${n}`)
      const shape = [...batch, m, n]
      const operands = [operand(a), operand(b)]
      const [transA, transB] = [Number(transposeA), Number(transposeB)]
      if (shape.length === 2) return tensor(emit("Gemm", operands, { attributes: { transA, transB } }), shape)
      if (!transposeA && !transposeB) return tensor(emit("MatMul", operands), shape)
      return tensor(emit("FusedMatMul", operands, { domain: "com.microsoft", attributes: { transA, transB } }), shape)
    }
  )

const matrix = ({ shape }: tf.TensorInfo, transposed: boolean): readonly [number, number] => {
  const [rows, columns] = shape.slice(-2)
  return transposed ? [columns, rows] : [rows, columns]
}
