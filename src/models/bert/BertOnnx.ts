/** The encoder of Bert.ts in operators of ONNX. */
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
import type { BertConfig } from "./BertConfig.ts"
import { block, type Layer, names } from "./BertParameters.ts"

export const hiddenStates: HiddenStates<BertConfig> = (graph, config, { ids, mask }) => {
  const { dModel, heads } = config
  const pass = { ...graph, config }
  const split = extended(graph, graph.emit("Shape", [ids], { type: "int64" }), [heads, dModel / heads])
  const grid = { bias: paddingBias(graph, mask), split }
  let x = normed(pass, names.norm, graph.emit("Reshape", [embedded(pass, ids, mask), axes([-1, dModel])]))
  for (let i = 0; i < config.layers; i++) x = transformerBlock(pass, i, x, grid)
  return x
}

interface Pass extends Graph {
  readonly config: BertConfig
}

/** [batch, sequence, dModel]. A token's position is the number of tokens before it, wherever the padding is. */
const embedded = ({ config, emit, weight }: Pass, ids: Operand, mask: Operand): Operand => {
  const int64 = { type: "int64" } as const
  const before = emit("Sub", [emit("CumSum", [mask, whole(1)], int64), whole(1)], int64)
  const first = whole(config.firstPosition)
  const positions = emit("Add", [emit("Max", [before, whole(0)], int64), first], int64)
  const type = emit("Gather", [weight(names.types), whole(0)]) // [dModel]
  const words = emit("Add", [emit("Gather", [weight(names.words), ids]), type])
  return emit("Add", [words, emit("Gather", [weight(names.positions), positions])])
}

const transformerBlock = (
  pass: Pass,
  i: number,
  x: Operand,
  grid: { readonly bias: Operand; readonly split: Operand }
): Operand => {
  const { config: { activation, dModel, heads }, emit } = pass
  const at = block(i)
  const scaled = emit("Mul", [dense(pass, at.query, x), constant(1 / Math.sqrt(dModel / heads))])
  const [k, v] = [at.key, at.value].map((layer) => dense(pass, layer, x))
  const context = attention(pass, { q: scaled, k, v, ...grid, inner: dModel })
  const attended = normed(pass, at.attendedNorm, emit("Add", [dense(pass, at.attended, context), x]))
  const inner = activations[activation](pass, dense(pass, at.inner, attended)) // [tokens, dFf]
  return normed(pass, at.outerNorm, emit("Add", [dense(pass, at.outer, inner), attended]))
}

/** x Φ(x): see Gelu.ts of src/tensors. */
const gelu = ({ emit }: Graph, x: Operand): Operand => {
  const erf = emit("Erf", [emit("Mul", [x, constant(Math.SQRT1_2)])])
  return emit("Mul", [emit("Mul", [x, constant(0.5)]), emit("Add", [erf, constant(1)])])
}

const activations = { gelu, gelu_new: geluNew }

const dense = (pass: Pass, { bias, weight }: Layer, x: Operand): Operand =>
  linear(pass, x, pass.weight(weight), pass.weight(bias))

const normed = ({ config, emit, weight }: Pass, norm: Layer, x: Operand): Operand => {
  const centred = emit("Sub", [x, emit("ReduceMean", [x, axes([-1])])])
  const variance = emit("ReduceMean", [emit("Mul", [centred, centred]), axes([-1])])
  const root = emit("Sqrt", [emit("Add", [variance, constant(config.layerNormEpsilon)])])
  return emit("Add", [emit("Mul", [emit("Div", [centred, root]), weight(norm.weight)]), weight(norm.bias)])
}
