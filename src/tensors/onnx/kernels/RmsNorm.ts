/** Root mean square normalisation and its gradient: see RmsNorm.ts of src/tensors. */
import type * as tf from "@tensorflow/tfjs-core"
import * as Kernel from "../Kernel.ts"
import type { Machine } from "../Machine.ts"
import { axes, constant, type Operand, sizes } from "../Operation.ts"
import { arithmetic } from "./Arithmetic.ts"

interface Attributes {
  readonly epsilon: number
}

export const register = (): void => {
  Kernel.register<Record<"x" | "gain", tf.TensorInfo>, Attributes>("RmsNorm", (machine, { gain, x }, { epsilon }) => {
    const { operand, tensor } = machine
    const { mul } = arithmetic(machine)
    const y = mul(mul(operand(x), inverseRoot(machine, x, epsilon)), operand(gain))
    return tensor(y, x.shape)
  })
  // dx = r · (dy · gain - x · r² · mean(dy · gain · x)), and dgain = sum over rows of dy · x · r.
  Kernel.register<Record<"dy" | "x" | "gain", tf.TensorInfo>, Attributes>(
    "RmsNormGradient",
    (machine, inputs, { epsilon }) => {
      const { emit, operand, tensor } = machine
      const { mul, sub } = arithmetic(machine)
      const [dy, x, gain] = [inputs.dy, inputs.x, inputs.gain].map(operand)
      const width = inputs.x.shape[1]
      const r = inverseRoot(machine, inputs.x, epsilon) // [rows, 1]
      const dyx = mul(dy, x)
      const column = emit("Reshape", [gain, sizes([width, 1])])
      const mean = mul(emit("Gemm", [dyx, column]), constant(1 / width)) // [rows, 1]
      const pull = mul(mul(mul(r, r), r), mean)
      const dx = sub(mul(mul(dy, gain), r), mul(x, pull))
      const dgain = emit("Gemm", [r, dyx], { attributes: { transA: 1 } }) // [1, width]
      return [tensor(dx, inputs.x.shape), tensor(emit("Reshape", [dgain, sizes([width])]), [width])]
    }
  )
}

/** r of each row, [rows, 1]. */
const inverseRoot = (machine: Machine, x: tf.TensorInfo, epsilon: number): Operand => {
  const { emit, once, operand } = machine
  const { add, div, mul } = arithmetic(machine)
  return once(`inverse root ${epsilon}`, [operand(x)], () => {
    const squares = emit("ReduceSumSquare", [operand(x), axes([1])], { attributes: { keepdims: 1 } })
    const mean = mul(squares, constant(1 / x.shape[1]))
    return div(constant(1), emit("Sqrt", [add(mean, constant(epsilon))]))
  })
}
