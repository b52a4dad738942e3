/** The kernel of src/tensors/SumOfSquares.ts: in float32, tensor by tensor. */
import { type Handle, kernel, last } from "./Machine.ts"
import { FLOAT } from "./NodeBackend.ts"

const sum = kernel<Readonly<Record<string, Handle>>>("SumOfSquares", (m, tensors) => {
  const halves = Object.values(tensors).map((x) => m.call("L2Loss", [x]))
  const half = m.call("AddN", halves.map(last), { N: halves.length, T: FLOAT })
  return m.call("Mul", [last(half), m.scalar(2)])
})

export const kernels = [sum]
