/** The gate of T5's feed-forward layers and its gradient: see GatedGelu.ts of src/tensors. */
import type * as tf from "@tensorflow/tfjs-core"
import { cubic, scale } from "../../GatedGelu.ts"
import * as Kernel from "../Kernel.ts"
import type { Machine } from "../Machine.ts"
import { constant } from "../Operation.ts"
import { arithmetic } from "./Arithmetic.ts"

type Names = "gate" | "linear"

export const register = (): void => {
  Kernel.register<Record<Names, tf.TensorInfo>>("GatedGelu", (machine, { gate, linear }) => {
    const { mul } = arithmetic(machine)
    return machine.tensor(mul(gelu(machine, gate).value, machine.operand(linear)), gate.shape)
  })
  // dlinear = dy · x σ, and dgate = dy · linear · (σ + x σ (1 - σ) u') with u' = 2 √(2/π) (1 + 3 · 0.044715 x²).
  Kernel.register<Record<Names | "dy", tf.TensorInfo>>("GatedGeluGradient", (machine, inputs) => {
    const { operand, tensor } = machine
    const { add, mul, sub } = arithmetic(machine)
    const { sigma, squared, value } = gelu(machine, inputs.gate)
    const slope = add(mul(squared, constant(3 * cubic * scale)), constant(scale))
    const derivative = add(sigma, mul(mul(value, sub(constant(1), sigma)), slope))
    const dy = operand(inputs.dy)
    const dgate = mul(mul(dy, operand(inputs.linear)), derivative)
    return [tensor(dgate, inputs.gate.shape), tensor(mul(dy, value), inputs.gate.shape)]
  })
}

/** x σ(u), with what its derivative needs besides. */
const gelu = (machine: Machine, gate: tf.TensorInfo) =>
  machine.once("gelu", [machine.operand(gate)], () => {
    const { add, mul } = arithmetic(machine)
    const x = machine.operand(gate)
    const squared = mul(x, x)
    const u = mul(x, add(mul(squared, constant(cubic * scale)), constant(scale)))
    const sigma = machine.emit("Sigmoid", [u])
    return { squared, sigma, value: mul(x, sigma) }
  })
