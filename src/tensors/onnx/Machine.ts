/** What kernels of the onnx backend work with. */
import type * as tf from "@tensorflow/tfjs-core"
import type { Operand, Result } from "./Operation.ts"
import type { Recording } from "./Recording.ts"

export interface Machine {
  readonly operand: (tensor: tf.TensorInfo) => Operand
  /** The one output of an operation. */
  readonly emit: (...of: Parameters<Recording["record"]>) => Result
  readonly emitAll: (...of: Parameters<Recording["record"]>) => ReadonlyArray<Result>
  readonly once: <A>(purpose: string, keys: ReadonlyArray<object>, make: () => A) => A
  /** Computes all that is held. */
  readonly run: () => void
  /** A result as a tensor. No result may become two. */
  readonly tensor: (result: Result, shape: ReadonlyArray<number>) => tf.TensorInfo
  /** A table of zeros but for some rows, which are a result. */
  readonly table: (rows: Result, ids: Int32Array, shape: readonly [number, number]) => tf.TensorInfo
  /** The rows of such a table; undefined for any other tensor. */
  readonly rowsOf: (tensor: tf.TensorInfo) => Rows | undefined
  /** The values of a tensor, for kernels that compute at once; valid as long as the tensor. */
  readonly values: (tensor: tf.TensorInfo) => Float32Array
  /** Memory for values that will be known. */
  readonly take: (shape: ReadonlyArray<number>) => Float32Array
  /** Values that are known already as a tensor. */
  readonly known: (values: Float32Array | Int32Array, shape: ReadonlyArray<number>) => tf.TensorInfo
  /** The same values once more. */
  readonly shared: (tensor: tf.TensorInfo) => tf.TensorInfo
  /** The same values in another shape, where they are known already. */
  readonly reshaped: (tensor: tf.TensorInfo, shape: ReadonlyArray<number>) => tf.TensorInfo | undefined
}

/** What is known of a table of zeros but for some rows. */
export interface Rows {
  readonly ids: Int32Array
  /** [ids.length, width] */
  readonly operand: Operand
  readonly values: () => Float32Array
}
