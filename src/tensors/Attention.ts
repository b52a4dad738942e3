/**
 * Multi-head self-attention over packed sequences, as T5 has it: dropout(softmax(q kᵀ + bias)) v, without a scale.
 *
 * Vaswani et al., "Attention Is All You Need" (2017); T5Attention in transformers.
 */
import * as tf from "@tensorflow/tfjs-core"
import { runBackward, runForward } from "./AttentionKernels.ts"
import { gatherRows } from "./GatherRows.ts"
import * as Sequences from "./Sequences.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { withGradient } from "./WithGradient.ts"

export interface Inputs {
  /** Each [rows, heads × width]: the heads of a row side by side. */
  readonly q: tf.Tensor2D
  readonly k: tf.Tensor2D
  readonly v: tf.Tensor2D
  /** [heads, 2 × longest - 1]: column longest - 1 + d is added to the scores of keys that are d after their query. */
  readonly bias: tf.Tensor2D
  /** [rows, heads × longest], multiplied with the probabilities: for each row and head, the keys of its sequence. */
  readonly mask?: tf.Tensor2D | undefined
}

/** [rows, heads × width]. */
export const attention = (inputs: Inputs, sequences: Sequences.Sequences): tf.Tensor2D =>
  Kernel.isAvailable("Attention") ? fused(inputs, sequences) : composed(inputs, sequences)

const fused = ({ q, k, v, bias, mask }: Inputs, sequences: Sequences.Sequences): tf.Tensor2D => {
  const optional = (mask: tf.Tensor | undefined) => mask === undefined ? {} : { mask }
  return withGradient<tf.Tensor2D>(
    [q, k, v, bias],
    () => {
      const [value, probabilities] = runForward({ q, k, v, bias, ...optional(mask) }, sequences)
      return { value: value as tf.Tensor2D, saved: [q, k, v, bias, probabilities, ...(mask ? [mask] : [])] }
    },
    (dy, [q, k, v, bias, probabilities, mask]) =>
      runBackward({ dy, q, k, v, bias, probabilities, ...optional(mask) }, sequences)
  )
}

/** The sequences laid out in a grid, padded with rows of zeros that no key mask lets through. */
const composed = ({ q, k, v, bias, mask }: Inputs, sequences: Sequences.Sequences): tf.Tensor2D => {
  const { longest } = sequences
  const count = Sequences.count(sequences)
  const heads = bias.shape[0]
  const grid = Sequences.toGrid(sequences)
  // [rows, heads × n] to [count, heads, longest, n]
  const byHead = (x: tf.Tensor2D): tf.Tensor4D => {
    const padded = gatherRows(tf.concat([x, tf.zeros([1, x.shape[1]])]) as tf.Tensor2D, grid)
    return tf.transpose(tf.reshape(padded, [count, longest, heads, x.shape[1] / heads]), [0, 2, 1, 3])
  }
  const scores = tf.add(
    tf.add(tf.matMul(byHead(q), byHead(k), false, true), byDistance(bias, sequences)),
    tf.tensor4d(Sequences.hidden(sequences), [count, 1, 1, longest])
  )
  const probabilities = tf.softmax(scores)
  const kept = mask === undefined ? probabilities : tf.mul(probabilities, byHead(mask))
  const context = tf.transpose(tf.matMul(kept, byHead(v)) as tf.Tensor4D, [0, 2, 1, 3])
  return gatherRows(tf.reshape(context, [count * longest, v.shape[1]]), Sequences.fromGrid(sequences))
}

/** [1, heads, longest, longest]: the bias of each query and key. */
const byDistance = (bias: tf.Tensor2D, sequences: Sequences.Sequences): tf.Tensor4D => {
  const { longest } = sequences
  const rows = gatherRows(tf.transpose(bias), Sequences.distances(sequences))
  return tf.reshape(tf.transpose(rows), [1, bias.shape[0], longest, longest])
}
