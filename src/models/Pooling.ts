/** From the hidden states of a text's tokens to its embedding. */
import type * as tf from "@tensorflow/tfjs-core"
import { l2Normalise } from "../tensors/L2Normalise.ts"
import { meanPool } from "../tensors/MeanPool.ts"
import type { Sequences } from "../tensors/Sequences.ts"

/** The mean over each text's tokens, L2-normalised: [texts, width] from `hiddenStates` [tokens, width]. */
export const mean = (hiddenStates: tf.Tensor2D, sequences: Sequences): tf.Tensor2D =>
  l2Normalise(meanPool(hiddenStates, sequences))
