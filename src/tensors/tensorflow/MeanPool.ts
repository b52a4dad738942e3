/** The kernels of src/tensors/MeanPool.ts. */
import type { Sequences } from "../Sequences.ts"
import { type Handle, type Handles, kernel, last, type Machine } from "./Machine.ts"

const forward = kernel<Handles<"x">, Sequences>("MeanPool", (m, { x }, sequences) => {
  const owners = m.indices(ownersOf(sequences))
  const sums = m.call("SegmentSum", [x, owners])
  return m.call("Mul", [last(sums), shares(m, sequences)])
})

const backward = kernel<Handles<"dy">, Sequences>("MeanPoolGradient", (m, { dy }, sequences) => {
  const means = m.call("Mul", [dy, shares(m, sequences)])
  return m.call("GatherV2", [last(means), m.indices(ownersOf(sequences)), m.integers(0)])
})

/** [count, 1]: 1 / length. */
const shares = (m: Machine, { starts }: Sequences): Handle =>
  m.floats(Float32Array.from({ length: starts.length - 1 }, (_, i) => 1 / (starts[i + 1] - starts[i])), [
    starts.length - 1,
    1
  ])

/** For each row the number of its sequence. */
const ownersOf = ({ starts }: Sequences): Int32Array => {
  const owners = new Int32Array(starts[starts.length - 1])
  for (let i = 0; i + 1 < starts.length; i++) owners.fill(i, starts[i], starts[i + 1])
  return owners
}

export const kernels = [forward, backward]
