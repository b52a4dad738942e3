/** What the ONNX models of all encoders are made of: operators of the standard alone (opset 18), on padded batches. */
import { cubic, scale } from "../tensors/GatedGelu.ts"
import {
  type Attributes,
  axes,
  constant,
  type Declaration,
  type ElementType,
  elementTypes,
  type Operand,
  type Result
} from "../tensors/onnx/Operation.ts"

export interface Graph {
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

export const recorder = (weight: Graph["weight"]): Graph => {
  let order = 0
  const emit: Graph["emit"] = (type, inputs, { attributes = {}, type: element = "float32", ...declared } = {}) => {
    const operation = { order: order++, type, domain: "", inputs, outputs: 1, attributes } as const
    return { kind: "result", type: element, of: operation, index: 0, ...declared }
  }
  return { weight, emit }
}

/** Texts, as an encoder gets them: each [batch, sequence], int64. */
export interface Texts {
  readonly ids: Operand
  /** 1 for tokens and 0 for padding, on either side. */
  readonly mask: Operand
}

/** The last hidden states, [batch × sequence, dModel], of an encoder with this config. */
export type HiddenStates<C> = (graph: Graph, config: C, texts: Texts) => Operand

/** `shape` with more sizes after those that it has. */
export const extended = ({ emit }: Graph, shape: Operand, sizes: ReadonlyArray<number>): Operand =>
  emit("Concat", [shape, axes(sizes)], { attributes: { axis: 0 }, type: "int64" })

/** [batch, 1, 1, sequence]: what takes all weight from keys that are padding. */
export const paddingBias = ({ emit }: Graph, mask: Operand): Operand => {
  const isToken = emit("Cast", [mask], { attributes: { to: elementTypes.bool }, type: "bool" })
  return emit("Unsqueeze", [emit("Where", [isToken, constant(0), constant(LOWEST)]), axes([1, 2])])
}

/** The lowest finite float32: with it a row of padding alone gives numbers, too. */
const LOWEST = -3.4028234663852886e38

export interface Attended {
  /** Each [tokens, heads × width]. */
  readonly q: Operand
  readonly k: Operand
  readonly v: Operand
  /** Added to the scores, [batch, heads, sequence, sequence] or what is repeated to that. */
  readonly bias: Operand
  /** batch, sequence, heads, width */
  readonly split: Operand
  /** heads × width */
  readonly inner: number
}

/** softmax(q kᵀ + bias) v, [tokens, inner]. */
export const attention = ({ emit }: Graph, { bias, inner, k, q, split, v }: Attended): Operand => {
  const byHead = (x: Operand, perm: ReadonlyArray<number>) =>
    emit("Transpose", [emit("Reshape", [x, split])], { attributes: { perm } })
  const queries = byHead(q, [0, 2, 1, 3]) // [batch, heads, sequence, width]
  const keys = byHead(k, [0, 2, 3, 1]) // [batch, heads, width, sequence]
  const values = byHead(v, [0, 2, 1, 3])
  const scores = emit("Add", [emit("MatMul", [queries, keys]), bias])
  const context = emit("MatMul", [emit("Softmax", [scores], { attributes: { axis: -1 } }), values])
  const together = emit("Transpose", [context], { attributes: { perm: [0, 2, 1, 3] } })
  return emit("Reshape", [together, axes([-1, inner])])
}

/** gelu_new, as x · σ(u): see GatedGelu.ts of src/tensors. */
export const geluNew = ({ emit }: Graph, x: Operand): Operand => {
  const inner = emit("Add", [emit("Mul", [emit("Mul", [x, x]), constant(cubic * scale)]), constant(scale)])
  return emit("Mul", [x, emit("Sigmoid", [emit("Mul", [x, inner])])])
}

/** `matrix` is [outputs, inputs], `bias` [outputs]. */
export const linear = ({ emit }: Graph, x: Operand, matrix: Operand, bias?: Operand): Operand =>
  emit("Gemm", bias === undefined ? [x, matrix] : [x, matrix, bias], { attributes: { transB: 1 } })

/** An int64 scalar. */
export const whole = (value: number): Operand => ({
  kind: "constant",
  type: "int64",
  shape: [],
  values: BigInt64Array.of(BigInt(value))
})
