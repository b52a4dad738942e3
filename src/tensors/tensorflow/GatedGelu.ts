/** The kernels of src/tensors/GatedGelu.ts: y = x σ(u) · linear with u = x h, h = a x² + b. */
import { cubic, scale } from "../GatedGelu.ts"
import { type Handle, type Handles, kernel, last, type Machine } from "./Machine.ts"

const a = cubic * scale
const b = scale

const sigmoid = (m: Machine, x: Handle) => {
  const h = m.call("AddV2", [last(m.call("Mul", [last(m.call("Square", [x])), m.scalar(a)])), m.scalar(b)])
  return { h, sigma: m.call("Sigmoid", [last(m.call("Mul", [h, x]))]) }
}

const forward = kernel<Handles<"gate" | "linear">>("GatedGelu", (m, { gate, linear }) => {
  const { h, sigma } = sigmoid(m, gate)
  m.release(h)
  return m.call("Mul", [last(m.call("Mul", [last(sigma), gate])), linear])
})

/** dlinear = dy · x σ, and dgate = dy · linear · (σ + x u' σ (1 - σ)) with u' = 3 a x² + b = 3 h - 2 b. */
const backward = kernel<Handles<"dy" | "gate" | "linear">>("GatedGeluGradient", (m, { dy, gate, linear }) => {
  const { h, sigma } = sigmoid(m, gate)
  const dlinear = m.call("Mul", [last(m.call("Mul", [sigma, gate])), dy])
  const slope = m.call("Sub", [last(m.call("Mul", [last(h), m.scalar(3)])), m.scalar(2 * b)])
  const bent = m.call("SigmoidGrad", [sigma, last(m.call("Mul", [last(slope), gate]))])
  const derivative = m.call("AddV2", [last(bent), last(sigma)])
  const upstream = m.call("Mul", [dy, linear])
  return [m.call("Mul", [last(derivative), last(upstream)]), dlinear]
})

export const kernels = [forward, backward]
