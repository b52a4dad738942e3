/** The encoder of T5.ts in operators of ONNX. */
import { axes, constant, type Operand } from "../../tensors/onnx/Operation.ts"
import {
  attention,
  extended,
  geluNew,
  type Graph,
  type HiddenStates,
  linear,
  paddingBias,
  whole
} from "../OnnxGraph.ts"
import * as RelativePosition from "./RelativePosition.ts"
import type { T5Config } from "./T5Config.ts"
import { block, names } from "./T5Parameters.ts"

export const hiddenStates: HiddenStates<T5Config> = (graph, config, { ids, mask }) => {
  const { emit, weight } = graph
  const pass = { ...graph, config }
  const shape = emit("Shape", [ids], { type: "int64" })
  const bias = emit("Add", [positionBias(pass, shape), paddingBias(graph, mask)]) // [batch, heads, sequence, sequence]
  const split = extended(graph, shape, [config.heads, config.dKv])
  let x = emit("Reshape", [emit("Gather", [weight(names.embedding), ids]), axes([-1, config.dModel])])
  for (let i = 0; i < config.layers; i++) {
    x = emit("Add", [x, selfAttention(pass, i, x, { bias, split })])
    x = emit("Add", [x, feedForward(pass, i, x)])
  }
  return rmsNorm(pass, x, names.finalNorm)
}

interface Pass extends Graph {
  readonly config: T5Config
}

/** [heads, sequence, sequence]: a row for each query, a column for each key. */
const positionBias = ({ config, emit, weight }: Pass, shape: Operand): Operand => {
  const { relativeMaxDistance: most } = config
  const int64 = { type: "int64" } as const
  // From the greatest distance on all share one bucket, so a bias for each distance up to there serves any length.
  const distances = Array.from({ length: 2 * most + 1 }, (_, i) => i - most)
  const buckets = axes(distances.map((distance) => RelativePosition.bucket(distance, config)))
  const biases = emit("Gather", [weight(names.positionBias), buckets]) // [distances, heads]
  const length = emit("Gather", [shape, whole(1)], int64)
  const positions = emit("Range", [whole(0), length, whole(1)], int64)
  const distance = emit("Sub", [
    emit("Unsqueeze", [positions, axes([0])], int64),
    emit("Unsqueeze", [positions, axes([1])], int64)
  ], int64)
  const place = emit("Add", [emit("Clip", [distance, whole(-most), whole(most)], int64), whole(most)], int64)
  return emit("Transpose", [emit("Gather", [biases, place])], { attributes: { perm: [2, 0, 1] } })
}

const selfAttention = (
  pass: Pass,
  i: number,
  x: Operand,
  grid: { readonly bias: Operand; readonly split: Operand }
): Operand => {
  const { config, weight } = pass
  const at = block(i)
  const normed = rmsNorm(pass, x, at.attentionNorm)
  const [q, k, v] = [at.q, at.k, at.v].map((name) => linear(pass, normed, weight(name)))
  const context = attention(pass, { q, k, v, ...grid, inner: config.heads * config.dKv })
  return linear(pass, context, weight(at.o))
}

const feedForward = (pass: Pass, i: number, x: Operand): Operand => {
  const { emit, weight } = pass
  const at = block(i)
  const normed = rmsNorm(pass, x, at.feedForwardNorm)
  const gate = linear(pass, normed, weight(at.gate)) // [tokens, dFf]
  const gated = emit("Mul", [geluNew(pass, gate), linear(pass, normed, weight(at.linear))])
  return linear(pass, gated, weight(at.out))
}

const rmsNorm = ({ config, emit, weight }: Pass, x: Operand, gain: string): Operand => {
  const mean = emit("ReduceMean", [emit("Mul", [x, x]), axes([-1])])
  const root = emit("Sqrt", [emit("Add", [mean, constant(config.layerNormEpsilon)])])
  return emit("Mul", [emit("Div", [x, root]), weight(gain)])
}
