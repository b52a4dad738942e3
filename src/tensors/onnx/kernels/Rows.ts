/** Rows of a table by number, and the sum of rows with equal numbers: see GatherRows.ts. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import { elementTypes, type Input } from "../Operation.ts"

export const register = (): void => {
  Kernel.register<{ table: tf.TensorInfo }, { ids: Int32Array }>(
    "GatherRows",
    ({ emit, operand, tensor }, { table }, { ids }) =>
      tensor(emit("Gather", [operand(table), numbers(ids, [ids.length])]), [ids.length, table.shape[1]])
  )
  // A product with a matrix of zeros and ones sums in a fixed order.
  Kernel.register<{ dy: tf.TensorInfo }, { ids: Int32Array; rows: number }>(
    "ScatterRows",
    ({ emit, operand, table }, { dy }, { ids, rows }) => {
      const different = Int32Array.from(new Set(ids))
      const column = numbers(different, [different.length, 1])
      const equal = emit("Equal", [column, numbers(ids, [1, ids.length])], { type: "bool" })
      const selection = emit("Cast", [equal], { type: "float32", attributes: { to: elementTypes.float32 } })
      return table(emit("Gemm", [selection, operand(dy)]), different, [rows, dy.shape[1]])
    }
  )
  // What is known is copied where it lies. Of several updates of one row none is sure to win: callers give each once.
  Kernel.register<Record<"tensor" | "indices" | "updates", tf.TensorInfo>>("TensorScatterUpdate", (machine, inputs) => {
    const { known, take, values } = machine
    const { shape } = inputs.tensor
    const width = tf.util.sizeFromShape(shape.slice(1))
    const updates = values(inputs.updates)
    const result = take(shape)
    result.set(values(inputs.tensor))
    values(inputs.indices).forEach((row, i) => result.set(updates.subarray(i * width, (i + 1) * width), row * width))
    return known(result, shape)
  })
}

const numbers = (values: Int32Array, shape: ReadonlyArray<number>): Input => ({
  kind: "input",
  type: "int32",
  shape,
  // A copy, since it is read later than the caller may think.
  values: values.slice()
})
