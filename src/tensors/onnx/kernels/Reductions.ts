/** Kernels that sum, average or compare along axes. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import { axes } from "../Operation.ts"

interface Axes {
  readonly axis?: number | Array<number>
  readonly reductionIndices?: number | Array<number>
  readonly keepDims: boolean
}

const types = { Sum: "ReduceSum", Mean: "ReduceMean", Max: "ReduceMax" }

export const register = (): void => {
  for (const [name, type] of Object.entries(types)) {
    Kernel.register<{ x: tf.TensorInfo }, Axes>(
      name,
      ({ emit, operand, shared, tensor }, { x }, { axis, keepDims, reductionIndices }) => {
        const along = tf.util.parseAxisParam(axis ?? reductionIndices ?? x.shape.map((_, i) => i), x.shape)
        if (along.length === 0) return shared(x)
        const attributes = { keepdims: keepDims ? 1 : 0 }
        const shape = x.shape.flatMap((size, i) => along.includes(i) ? (keepDims ? [1] : []) : [size])
        return tensor(emit(type, [operand(x), axes(along)], { attributes }), shape)
      }
    )
  }
  Kernel.register<{ logits: tf.TensorInfo }, { dim: number }>(
    "Softmax",
    ({ emit, operand, tensor }, { logits }, { dim }) =>
      tensor(emit("Softmax", [operand(logits)], { attributes: { axis: dim } }), logits.shape)
  )
}
