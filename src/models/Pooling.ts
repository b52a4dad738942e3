/** From the hidden states of a text's tokens to its embedding. */
import * as tf from "@tensorflow/tfjs-core"
import { gatherRows } from "../tensors/GatherRows.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import { l2Normalise } from "../tensors/L2Normalise.ts"
import { meanPool } from "../tensors/MeanPool.ts"
import type { Sequences } from "../tensors/Sequences.ts"
import { type Head, type Layer, names } from "./Head.ts"

/** [texts, width] from `hiddenStates` [tokens, dModel]: pooled, through the head if there is one, and L2-normalised. */
export const embed = (
  { head, pooling = "mean" }: Head,
  weights: Tensors,
  hiddenStates: tf.Tensor2D,
  sequences: Sequences
): tf.Tensor2D => {
  const pooled = poolings[pooling](hiddenStates, sequences)
  return l2Normalise(head === undefined ? pooled : throughLayer(head, weights, pooled))
}

const poolings = {
  mean: meanPool,
  cls: (hiddenStates: tf.Tensor2D, { starts }: Sequences) => gatherRows(hiddenStates, starts.subarray(0, -1))
}

const throughLayer = ({ _tag }: Layer, weights: Tensors, pooled: tf.Tensor2D): tf.Tensor2D => {
  const product: tf.Tensor2D = tf.matMul(pooled, weights[names.weight] as tf.Tensor2D, false, true)
  return _tag === "projection" ? product : tf.tanh(tf.add(product, weights[names.bias]))
}
