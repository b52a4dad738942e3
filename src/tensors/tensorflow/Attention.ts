/**
 * The kernels of src/tensors/Attention.ts. Sequences are laid out in a grid [count, heads, longest, width]; where one is
 * shorter, any row stands in, which no key mask lets through and whose own result is never read.
 */
import type { Sequences } from "../Sequences.ts"
import * as AttentionLayout from "./AttentionLayout.ts"
import { type Handle, type Handles, kernel, last, type Machine } from "./Machine.ts"

type Given<K extends string> = Handles<K | "q" | "k" | "v" | "bias"> & { readonly mask?: Handle }

/** Also the probabilities, in the grid: [count, heads, longest, longest]. */
const forward = kernel<Given<never>, Sequences>("Attention", (m, { bias, k, mask, q, v }, sequences) => {
  const layout = AttentionLayout.of(m, sequences, bias.shape[0])
  const products = m.call("BatchMatMulV2", [last(layout.grid(q)), last(layout.grid(k))], { adj_y: true })
  const scores = m.call("AddV2", [
    last(products),
    last(m.call("GatherV2", [bias, layout.distances, m.integers(1)]))
  ])
  const visible = layout.hidden === undefined ? scores : m.call("AddV2", [last(scores), layout.hidden])
  const probabilities = m.call("Softmax", [last(visible)])
  const kept = mask === undefined ? probabilities : m.call("Mul", [probabilities, last(layout.grid(mask))])
  const context = m.call("BatchMatMulV2", [kept, last(layout.grid(v))])
  return [layout.rows(last(context)), probabilities]
})

/** With p the probabilities and d = p · mask: ds = d · dd - p · sum(d · dd), where dd = dy vᵀ. */
const backward = kernel<Given<"dy" | "probabilities">, Sequences>("AttentionGradient", (m, inputs, sequences) => {
  const { bias, dy, k, mask, probabilities, q, v } = inputs
  const layout = AttentionLayout.of(m, sequences, bias.shape[0])
  const upstream = layout.gridOfZeros(dy)
  const kept = mask === undefined ? probabilities : m.call("Mul", [probabilities, last(layout.grid(mask))])
  const dv = layout.rows(last(m.call("BatchMatMulV2", [kept, upstream], { adj_x: true })))
  const dkept = m.call("BatchMatMulV2", [last(upstream), last(layout.grid(v))], { adj_y: true })
  const weighted = m.call("Mul", [kept, last(dkept)])
  const sums = m.call("Sum", [weighted, m.integers([3])], { keep_dims: true })
  const pulls = m.call("Mul", [probabilities, last(sums)])
  const dscores = m.call("Sub", [last(weighted), last(pulls)])
  const dq = layout.rows(last(m.call("BatchMatMulV2", [dscores, last(layout.grid(k))])))
  const dk = layout.rows(last(m.call("BatchMatMulV2", [dscores, last(layout.grid(q))], { adj_x: true })))
  return [dq, dk, dv, byDistance(m, last(m.call("Sum", [last(dscores), m.integers([0])])), layout.distances)]
})

/** [heads, 2 × longest - 1] from [heads, longest, longest]: the sums over all queries and keys of a distance. */
const byDistance = (m: Machine, pairs: Handle, distances: Handle): Handle => {
  const [heads, longest] = pairs.shape
  const byHead = m.call("Transpose", [last(m.reshape(pairs, [heads, longest ** 2])), m.integers([1, 0])])
  const places = m.reshape(distances, [longest ** 2])
  const sums = m.call("UnsortedSegmentSum", [last(byHead), last(places), m.integers(2 * longest - 1)])
  return m.call("Transpose", [last(sums), m.integers([1, 0])])
}

export const kernels = [forward, backward]
