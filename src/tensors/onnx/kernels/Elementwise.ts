/** Kernels that work element by element. */
import * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import { constant, elementTypes } from "../Operation.ts"

interface One {
  readonly x: tf.TensorInfo
}
interface Two {
  readonly a: tf.TensorInfo
  readonly b: tf.TensorInfo
}

/** ONNX's names, by those of tfjs. */
const binary = { Add: "Add", Sub: "Sub", Multiply: "Mul", RealDiv: "Div", Maximum: "Max", Minimum: "Min" }
const unary = {
  Abs: "Abs",
  Erf: "Erf",
  Exp: "Exp",
  Log: "Log",
  Neg: "Neg",
  Relu: "Relu",
  Sigmoid: "Sigmoid",
  Sqrt: "Sqrt",
  Tanh: "Tanh"
}

export const register = (): void => {
  for (const [name, type] of Object.entries(binary)) {
    Kernel.register<Two>(name, ({ emit, operand, tensor }, { a, b }) => {
      const shape = tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape)
      return tensor(emit(type, [operand(a), operand(b)]), shape)
    })
  }
  for (const [name, type] of Object.entries(unary)) {
    Kernel.register<One>(name, ({ emit, operand, tensor }, { x }) => tensor(emit(type, [operand(x)]), x.shape))
  }
  Kernel.register<One>(
    "Square",
    ({ emit, operand, tensor }, { x }) => tensor(emit("Mul", [operand(x), operand(x)]), x.shape)
  )
  Kernel.register<One>(
    "Rsqrt",
    ({ emit, operand, tensor }, { x }) => tensor(emit("Div", [constant(1), emit("Sqrt", [operand(x)])]), x.shape)
  )
  Kernel.register<Readonly<Record<string, tf.TensorInfo>>>("AddN", ({ emit, operand, tensor }, inputs) => {
    const terms = Object.values(inputs)
    return tensor(emit("Sum", terms.map(operand)), terms[0].shape)
  })
  Kernel.register<One>("Identity", ({ shared }, { x }) => shared(x))
  Kernel.register<One, { dtype: tf.DataType }>("Cast", ({ emit, operand, shared, tensor }, { x }, { dtype }) => {
    if (dtype === x.dtype) return shared(x)
    if (dtype !== "int32" && dtype !== "float32") throw new TypeError(`The onnx backend has no ${dtype}`)
    const type = dtype
    return tensor(emit("Cast", [operand(x)], { type, attributes: { to: elementTypes[type] } }), x.shape)
  })
}
