/** The blocks of an encoder, one after the other. */
import * as tf from "@tensorflow/tfjs-core"
import type { Training } from "./Training.ts"

export interface Blocks {
  readonly count: number
  readonly block: (x: tf.Tensor2D, i: number) => tf.Tensor2D
  /** If there is none, nothing is held of a block but its result. */
  readonly training: Training | undefined
}

/** What comes out of the last block, where `x` goes into the first; it takes over `x`. */
export const through = (x: tf.Tensor2D, { block, count, training }: Blocks): tf.Tensor2D => {
  let states = x
  for (let i = 0; i < count; i++) {
    const next = training === undefined ? tf.tidy(() => block(states, i)) : block(states, i)
    if (training === undefined) states.dispose()
    states = next
  }
  return states
}
