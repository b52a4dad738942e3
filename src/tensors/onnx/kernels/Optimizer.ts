/** One AdamW update of one parameter, and the length of a gradient: see AdamWUpdate.ts and SumOfSquares.ts. */
import type * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import type { Machine } from "../OnnxBackend.ts"
import { constant, type Input, type Operand } from "../Operation.ts"

type Inputs = Readonly<Record<"weight" | "first" | "second" | "gradient" | "gradientScale", tf.TensorInfo>>
type Attributes = Readonly<
  Record<"stepSize" | "decayFactor" | "beta1" | "beta2" | "epsilon" | "secondCorrection", number>
>

export const register = (): void => {
  Kernel.register<Inputs, Attributes>("AdamWUpdate", (machine, inputs, attributes) => {
    const { emit, operand, tensor } = machine
    const { beta1, beta2, epsilon } = attributes
    const add = (a: Operand, b: Operand) => emit("Add", [a, b])
    const mul = (a: Operand, b: Operand) => emit("Mul", [a, b])
    const div = (a: Operand, b: Operand) => emit("Div", [a, b])
    const at = (name: "stepSize" | "decayFactor" | "secondCorrection") => scalar(machine, name, attributes[name])
    const [weight, first, second] = [inputs.weight, inputs.first, inputs.second].map(operand)
    const g = mul(operand(inputs.gradient), operand(inputs.gradientScale))
    const newFirst = add(first, mul(emit("Sub", [g, first]), constant(1 - beta1)))
    const newSecond = add(mul(second, constant(beta2)), mul(mul(g, g), constant(1 - beta2)))
    const denominator = add(div(emit("Sqrt", [newSecond]), at("secondCorrection")), constant(epsilon))
    const step = mul(div(newFirst, denominator), at("stepSize"))
    const newWeight = emit("Sub", [mul(weight, at("decayFactor")), step])
    return [newWeight, newFirst, newSecond].map((result) => tensor(result, inputs.weight.shape))
  })
  Kernel.register<Readonly<Record<string, tf.TensorInfo>>>("SumOfSquares", ({ emit, operand, tensor }, tensors) => {
    const sums = Object.values(tensors).map((x) =>
      emit("ReduceSumSquare", [operand(x)], { attributes: { keepdims: 0 } })
    )
    return tensor(emit("Sum", sums), [])
  })
}

/** A number that differs from step to step, the same operand for all weights that have it in common. */
const scalar = ({ once }: Machine, name: string, value: number): Input =>
  once(`${name}=${value}`, [], () => ({ kind: "input", type: "float32", shape: [], values: Float32Array.of(value) }))
