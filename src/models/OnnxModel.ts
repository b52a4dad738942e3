/**
 * The encoder of T5.ts as an ONNX model, for any other program: of padded batches, in operators of the standard alone
 * (opset 18). It holds no weights but says where in a file beside it they are.
 *
 * Inputs, int64 [batch, sequence]: `input_ids`, and `attention_mask`, 1 for tokens and 0 for padding, on either side.
 * Outputs, float32: `last_hidden_state` [batch, sequence, dModel] and `sentence_embedding` [batch, dModel], which is
 * what T5.encode gives.
 */
import { cubic, scale } from "../tensors/GatedGelu.ts"
import * as Model from "../tensors/onnx/Model.ts"
import {
  type Attributes,
  axes,
  constant,
  type Declaration,
  type ElementType,
  elementTypes,
  type Operand,
  type Parameter,
  type Result
} from "../tensors/onnx/Operation.ts"
import * as Program from "../tensors/onnx/Program.ts"
import * as RelativePosition from "./t5/RelativePosition.ts"
import type { T5Config } from "./t5/T5Config.ts"
import { block, names } from "./t5/T5Parameters.ts"
import type { Place } from "./weights/Safetensors.ts"

/** The bytes of a model whose weights are at these `places` of `file`, a path relative to the model's. */
export const encode = (config: T5Config, places: Readonly<Record<string, Place>>, file: string): Uint8Array => {
  const graph = recorder(config, (name) => ({ kind: "stored", name, type: "float32", file, ...places[name] }))
  const { emit, weight } = graph
  const ids = parameter("input_ids")
  const mask = parameter("attention_mask")
  const shape = emit("Shape", [ids], { type: "int64" })
  const bias = emit("Add", [positionBias(graph, shape), paddingBias(graph, mask)]) // [batch, heads, sequence, sequence]
  const heads = emit("Concat", [shape, axes([config.heads, config.dKv])], { attributes: { axis: 0 }, type: "int64" })
  let x = emit("Reshape", [emit("Gather", [weight(names.embedding), ids]), axes([-1, config.dModel])])
  for (let i = 0; i < config.layers; i++) {
    x = emit("Add", [x, selfAttention(graph, i, { x, bias, heads })])
    x = emit("Add", [x, feedForward(graph, i, x)])
  }
  const states = emit("Concat", [shape, axes([config.dModel])], { attributes: { axis: 0 }, type: "int64" })
  const hidden = emit("Reshape", [rmsNorm(graph, x, names.finalNorm), states], {
    declared: { name: "last_hidden_state", shape: ["batch", "sequence", config.dModel] }
  })
  return Model.encode(Program.of([hidden, pooled(graph, hidden, mask)]))
}

const parameter = (name: string): Parameter => ({
  kind: "parameter",
  type: "int64",
  declared: { name, shape: ["batch", "sequence"] }
})

interface Graph {
  readonly config: T5Config
  readonly weight: (name: string) => Operand
  /** The output of an operation. */
  readonly emit: (type: string, inputs: ReadonlyArray<Operand>, options?: Options) => Result
}

interface Options {
  readonly attributes?: Attributes
  /** Of the output. Default: float32. */
  readonly type?: ElementType
  readonly declared?: Declaration
}

const recorder = (config: T5Config, weight: Graph["weight"]): Graph => {
  let order = 0
  const emit: Graph["emit"] = (type, inputs, { attributes = {}, type: element = "float32", ...declared } = {}) => {
    const operation = { order: order++, type, domain: "", inputs, outputs: 1, attributes } as const
    return { kind: "result", type: element, of: operation, index: 0, ...declared }
  }
  return { config, weight, emit }
}

/** [heads, sequence, sequence]: a row for each query, a column for each key. */
const positionBias = ({ config, emit, weight }: Graph, shape: Operand): Operand => {
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

/** [batch, 1, 1, sequence]: what takes all weight from keys that are padding. */
const paddingBias = ({ emit }: Graph, mask: Operand): Operand => {
  const isToken = emit("Cast", [mask], { attributes: { to: BOOL }, type: "bool" })
  return emit("Unsqueeze", [emit("Where", [isToken, constant(0), constant(LOWEST)]), axes([1, 2])])
}

/** The lowest finite float32: with it a row of padding alone gives numbers, too. */
const LOWEST = -3.4028234663852886e38

interface Attended {
  /** [tokens, dModel] */
  readonly x: Operand
  /** [batch, heads, sequence, sequence] */
  readonly bias: Operand
  /** batch, sequence, heads, dKv */
  readonly heads: Operand
}

const selfAttention = (graph: Graph, i: number, { bias, heads, x }: Attended): Operand => {
  const { config, emit, weight } = graph
  const at = block(i)
  const normed = rmsNorm(graph, x, at.attentionNorm)
  const split = (name: string, perm: ReadonlyArray<number>) => {
    const projected = emit("Reshape", [linear(graph, normed, weight(name)), heads])
    return emit("Transpose", [projected], { attributes: { perm } })
  }
  const q = split(at.q, [0, 2, 1, 3]) // [batch, heads, sequence, dKv]
  const k = split(at.k, [0, 2, 3, 1]) // [batch, heads, dKv, sequence]
  const v = split(at.v, [0, 2, 1, 3])
  const scores = emit("Add", [emit("MatMul", [q, k]), bias])
  const context = emit("MatMul", [emit("Softmax", [scores], { attributes: { axis: -1 } }), v])
  const together = emit("Transpose", [context], { attributes: { perm: [0, 2, 1, 3] } })
  return linear(graph, emit("Reshape", [together, axes([-1, config.heads * config.dKv])]), weight(at.o))
}

const feedForward = (graph: Graph, i: number, x: Operand): Operand => {
  const { emit, weight } = graph
  const at = block(i)
  const normed = rmsNorm(graph, x, at.feedForwardNorm)
  const gate = linear(graph, normed, weight(at.gate)) // [tokens, dFf]
  const gated = emit("Mul", [gelu(graph, gate), linear(graph, normed, weight(at.linear))])
  return linear(graph, gated, weight(at.out))
}

/** gelu_new, as x · σ(u): see GatedGelu.ts of src/tensors. */
const gelu = ({ emit }: Graph, x: Operand): Operand => {
  const inner = emit("Add", [emit("Mul", [emit("Mul", [x, x]), constant(cubic * scale)]), constant(scale)])
  return emit("Mul", [x, emit("Sigmoid", [emit("Mul", [x, inner])])])
}

const rmsNorm = ({ config, emit, weight }: Graph, x: Operand, gain: string): Operand => {
  const mean = emit("ReduceMean", [emit("Mul", [x, x]), axes([-1])])
  const root = emit("Sqrt", [emit("Add", [mean, constant(config.layerNormEpsilon)])])
  return emit("Mul", [emit("Div", [x, root]), weight(gain)])
}

/** `matrix` is [outputs, inputs]. */
const linear = ({ emit }: Graph, x: Operand, matrix: Operand): Operand =>
  emit("Gemm", [x, matrix], { attributes: { transB: 1 } })

/** The mean over each text's tokens, L2-normalised: Pooling.ts. */
const pooled = ({ config, emit }: Graph, hidden: Operand, mask: Operand): Result => {
  const isToken = emit("Cast", [mask], { attributes: { to: FLOAT } })
  const weights = emit("Unsqueeze", [isToken, axes([2])]) // [batch, sequence, 1]
  const sum = emit("ReduceSum", [emit("Mul", [hidden, weights]), axes([1])], { attributes: { keepdims: 0 } })
  const count = emit("Max", [emit("ReduceSum", [isToken, axes([1])]), constant(1)])
  const mean = emit("Div", [sum, count]) // [batch, dModel]
  const squares = emit("ReduceSum", [emit("Mul", [mean, mean]), axes([1])])
  return emit("Div", [mean, emit("Sqrt", [emit("Add", [squares, constant(1e-24)])])], {
    declared: { name: "sentence_embedding", shape: ["batch", config.dModel] }
  })
}

const { bool: BOOL, float32: FLOAT } = elementTypes

/** An int64 scalar. */
const whole = (value: number): Operand => ({
  kind: "constant",
  type: "int64",
  shape: [],
  values: BigInt64Array.of(BigInt(value))
})
