/** Rows of a table by number, and the sum of rows with equal numbers: see GatherRows.ts. */
import type * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import { constant, elementTypes, type Input, sizes } from "../Operation.ts"

export const register = (): void => {
  Kernel.register<{ table: tf.TensorInfo }, { ids: Int32Array }>(
    "GatherRows",
    ({ emit, operand, tensor }, { table }, { ids }) =>
      tensor(emit("Gather", [operand(table), numbers(ids, [ids.length])]), [ids.length, table.shape[1]])
  )
  // A product with a matrix of zeros and ones sums in a fixed order; each row of the result is then written once.
  Kernel.register<{ dy: tf.TensorInfo }, { ids: Int32Array; rows: number }>(
    "ScatterRows",
    ({ emit, operand, tensor }, { dy }, { ids, rows }) => {
      const width = dy.shape[1]
      const different = Int32Array.from(new Set(ids))
      const column = numbers(different, [different.length, 1])
      const equal = emit("Equal", [column, numbers(ids, [1, ids.length])], { type: "bool" })
      const selection = emit("Cast", [equal], { attributes: { to: elementTypes.float32 } })
      const sums = emit("Gemm", [selection, operand(dy)])
      const places = emit("Cast", [column], { type: "int64", attributes: { to: elementTypes.int64 } })
      const zeros = emit("Expand", [constant(0), sizes([rows, width])])
      return tensor(emit("ScatterND", [zeros, places, sums]), [rows, width])
    }
  )
}

const numbers = (values: Int32Array, shape: ReadonlyArray<number>): Input => ({
  kind: "input",
  type: "int32",
  shape,
  values
})
