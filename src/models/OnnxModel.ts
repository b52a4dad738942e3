/**
 * An encoder as an ONNX model, for any other program: of padded batches, in operators of the standard alone (opset 18).
 * It holds no weights but says where in files beside it they are.
 *
 * Inputs, int64 [batch, sequence]: `input_ids`, and `attention_mask`, 1 for tokens and 0 for padding, on either side.
 * Outputs, float32: `last_hidden_state` [batch, sequence, dModel] and `sentence_embedding` [batch, width], which is what
 * the encoder's own program gives.
 */
import * as Model from "../tensors/onnx/Model.ts"
import { axes, constant, elementTypes, type Operand, type Parameter, type Result } from "../tensors/onnx/Operation.ts"
import * as Program from "../tensors/onnx/Program.ts"
import type * as Encoder from "./Encoder.ts"
import * as Head from "./Head.ts"
import { extended, type Graph, type HiddenStates, linear, recorder } from "./OnnxGraph.ts"
import type { Place } from "./weights/Safetensors.ts"

/** Where a weight is. */
export interface Stored extends Place {
  /** Relative to the model's folder. */
  readonly file: string
}

/** The bytes of a model of the encoder that has these hidden states. */
export const encode = <C extends Encoder.EncoderConfig>(
  config: C,
  hiddenStates: HiddenStates<C>,
  stored: Readonly<Record<string, Stored>>
): Uint8Array => {
  const graph = recorder((name) => ({ kind: "stored", name, type: "float32", ...stored[name] }))
  const { emit } = graph
  const ids = parameter("input_ids")
  const mask = parameter("attention_mask")
  const states = hiddenStates(graph, config, { ids, mask })
  const shape = extended(graph, emit("Shape", [ids], { type: "int64" }), [config.dModel])
  const hidden = emit("Reshape", [states, shape], {
    declared: { name: "last_hidden_state", shape: ["batch", "sequence", config.dModel] }
  })
  return Model.encode(Program.of([hidden, embedding(graph, config, hidden, mask)]))
}

const parameter = (name: string): Parameter => ({
  kind: "parameter",
  type: "int64",
  declared: { name, shape: ["batch", "sequence"] }
})

/** As Pooling.ts has it. */
const embedding = (graph: Graph, config: Encoder.EncoderConfig, hidden: Operand, mask: Operand): Result => {
  const { emit } = graph
  const pooled = poolings[config.pooling ?? "mean"](graph, hidden, mask)
  const mapped = config.head === undefined ? pooled : throughLayer(graph, config.head, pooled)
  const squares = emit("ReduceSum", [emit("Mul", [mapped, mapped]), axes([1])])
  return emit("Div", [mapped, emit("Sqrt", [emit("Add", [squares, constant(1e-24)])])], {
    declared: { name: "sentence_embedding", shape: ["batch", Head.width(config)] }
  })
}

/** [batch, dModel], from the hidden states of all tokens that are not padding. */
type Pool = (graph: Graph, hidden: Operand, mask: Operand) => Operand

const poolings: Readonly<Record<NonNullable<Head.Head["pooling"]>, Pool>> = {
  mean: ({ emit }, hidden, mask) => {
    const isToken = emit("Cast", [mask], { attributes: { to: elementTypes.float32 } })
    const weights = emit("Unsqueeze", [isToken, axes([2])]) // [batch, sequence, 1]
    const sum = emit("ReduceSum", [emit("Mul", [hidden, weights]), axes([1])], { attributes: { keepdims: 0 } })
    const count = emit("Max", [emit("ReduceSum", [isToken, axes([1])]), constant(1)])
    return emit("Div", [sum, count])
  },
  // The first that is no padding: 1 at its place and 0 elsewhere, times the states.
  cls: ({ emit }, hidden, mask) => {
    const first = emit("ArgMax", [mask], { attributes: { axis: 1, keepdims: 1 }, type: "int64" }) // [batch, 1]
    const length = emit("Shape", [mask], { attributes: { start: 1, end: 2 }, type: "int64" })
    const values = { kind: "constant", type: "float32", shape: [2], values: Float32Array.of(0, 1) } as const
    const oneHot = emit("OneHot", [first, length, values], { attributes: { axis: -1 } }) // [batch, 1, sequence]
    return emit("Squeeze", [emit("MatMul", [oneHot, hidden]), axes([1])])
  }
}

const throughLayer = (graph: Graph, { _tag }: Head.Layer, pooled: Operand): Operand => {
  const weight = graph.weight(Head.names.weight)
  if (_tag === "projection") return linear(graph, pooled, weight)
  return graph.emit("Tanh", [linear(graph, pooled, weight, graph.weight(Head.names.bias))])
}
