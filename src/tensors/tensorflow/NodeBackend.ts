/** The part used here of the backend object and the addon of @tensorflow/tfjs-node 4.22. */
import type * as tf from "@tensorflow/tfjs-core"

/** A tensor of TensorFlow. */
export interface Handle {
  readonly id: number
  readonly shape: ReadonlyArray<number>
  /** TensorFlow's number of the type. */
  readonly dtype: number
  /** Whether it is freed by the operation that it is given to next. */
  readonly isLast?: true
}

/** What tfjs knows of the elements of a tensor. */
export interface Entry {
  id: number
  readonly dtype: number
  readonly refCount: number
}

export interface NodeBackend {
  readonly binding: Binding
  readonly tensorMap: { readonly get: (dataId: object) => Entry }
  readonly getInputTensorIds: (tensors: ReadonlyArray<tf.TensorInfo>) => ReadonlyArray<number>
  readonly createOutputTensor: (handle: Handle) => tf.TensorInfo
}

export interface Binding {
  readonly TF_FLOAT: number
  readonly TF_INT32: number
  readonly TF_ATTR_BOOL: number
  readonly TF_ATTR_INT: number
  readonly TF_ATTR_SHAPE: number
  readonly TF_ATTR_STRING: number
  readonly TF_ATTR_TYPE: number
  readonly createTensor: (shape: ReadonlyArray<number>, dtype: number, values: Float32Array | Int32Array) => number
  readonly deleteTensor: (id: number) => void
  readonly executeOp: (
    name: string,
    attributes: ReadonlyArray<object>,
    inputs: ReadonlyArray<number>,
    outputs: number
  ) => ReadonlyArray<Handle>
}

/** A type, a truth value, a count, text, or a shape. */
export type Attribute = typeof FLOAT | boolean | number | string | ReadonlyArray<number>

export const FLOAT = Symbol("float32")

export const attributesOf = (
  binding: Binding,
  attributes: Readonly<Record<string, Attribute>>
): ReadonlyArray<object> => Object.entries(attributes).map(([name, value]) => ({ name, ...typed(binding, value) }))

const typed = (binding: Binding, value: Attribute): { readonly type: number; readonly value: unknown } => {
  if (value === FLOAT) return { type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT }
  if (typeof value === "boolean") return { type: binding.TF_ATTR_BOOL, value }
  if (typeof value === "number") return { type: binding.TF_ATTR_INT, value }
  if (typeof value === "string") return { type: binding.TF_ATTR_STRING, value }
  return { type: binding.TF_ATTR_SHAPE, value }
}
