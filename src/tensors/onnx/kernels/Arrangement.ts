/** Kernels that give values another shape or order. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import { constant, sizes } from "../Operation.ts"

interface One {
  readonly x: tf.TensorInfo
}

export const register = (): void => {
  Kernel.register<One, { shape: Array<number> }>("Reshape", (machine, { x }, attributes) => {
    const { emit, operand, reshaped, tensor } = machine
    const shape = tf.util.inferFromImplicitShape(attributes.shape, tf.util.sizeFromShape(x.shape))
    return reshaped(x, shape) ??
      tensor(emit("Reshape", [operand(x), sizes(shape)], { attributes: { allowzero: 1 } }), shape)
  })
  Kernel.register<{ input: tf.TensorInfo }, { dim: number }>("ExpandDims", (machine, { input }, { dim }) => {
    const { emit, operand, reshaped, tensor } = machine
    const at = dim < 0 ? input.shape.length + dim + 1 : dim
    const shape = [...input.shape.slice(0, at), 1, ...input.shape.slice(at)]
    return reshaped(input, shape) ?? tensor(emit("Reshape", [operand(input), sizes(shape)]), shape)
  })
  Kernel.register<One, { perm: Array<number> }>(
    "Transpose",
    ({ emit, operand, tensor }, { x }, { perm }) =>
      tensor(emit("Transpose", [operand(x)], { attributes: { perm } }), perm.map((from) => x.shape[from]))
  )
  Kernel.register<object, { shape: Array<number>; value: number; dtype: tf.DataType }>(
    "Fill",
    ({ emit, known, tensor }, _, { dtype, shape, value }) => {
      if (dtype === "int32") return known(new Int32Array(tf.util.sizeFromShape(shape)).fill(value), shape)
      if (shape.length === 0) return known(Float32Array.of(value), shape)
      return tensor(emit("Expand", [constant(value), sizes(shape)]), shape)
    }
  )
}
