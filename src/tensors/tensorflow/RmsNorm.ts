/** The kernels of src/tensors/RmsNorm.ts: y = x · r · gain with r = 1 / sqrt(mean(x²) + ε). */
import { type Handle, type Handles, kernel, last, type Machine } from "./Machine.ts"

interface Attributes {
  readonly epsilon: number
}

/** r, [rows, 1]. */
const inverseRoots = (m: Machine, x: Handle, { epsilon }: Attributes): Handle => {
  const norms = m.call("EuclideanNorm", [x, m.integers([1])], { keep_dims: true })
  const means = m.call("Mul", [last(m.call("Square", [last(norms)])), m.scalar(1 / x.shape[1])])
  return m.call("Rsqrt", [last(m.call("AddV2", [last(means), m.scalar(epsilon)]))])
}

const forward = kernel<Handles<"x" | "gain">, Attributes>("RmsNorm", (m, { gain, x }, attributes) => {
  const normed = m.call("Mul", [x, last(inverseRoots(m, x, attributes))])
  return m.call("Mul", [last(normed), gain])
})

/** dgain = r · (dy ∘ x), and dx = r · dy · gain - c · x with c = r³ / width · (dy ∘ x) · gain. */
const backward = kernel<Handles<"dy" | "x" | "gain">, Attributes>(
  "RmsNormGradient",
  (m, { dy, gain, x }, attributes) => {
    const [rows, width] = x.shape
    const r = inverseRoots(m, x, attributes)
    const products = m.call("Mul", [dy, x])
    const dgain = m.call("MatMul", [last(m.reshape(r, [1, rows])), products])
    const sums = m.call("MatMul", [last(products), last(m.reshape(gain, [width, 1]))])
    const cubes = m.call("Mul", [last(m.call("Square", [r])), last(m.call("Mul", [r, m.scalar(1 / width)]))])
    const pulls = m.call("Mul", [x, last(m.call("Mul", [last(cubes), last(sums)]))])
    const direct = m.call("Mul", [last(m.call("Mul", [dy, gain])), last(r)])
    return [m.call("Sub", [last(direct), last(pulls)]), m.reshape(dgain, [width])]
  }
)

export const kernels = [forward, backward]
