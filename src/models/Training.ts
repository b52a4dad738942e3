/** What a forward pass in training does besides encoding: it drops activations, and may forget what it can compute again. */
import * as tf from "@tensorflow/tfjs-core"
import * as DropoutMask from "../tensors/DropoutMask.ts"

export interface Dropout {
  /** The probability of dropping an activation. */
  readonly rate: number
  readonly seed: number
  readonly step: number
  /** Tells the calls of one step apart, so that they drop different elements. */
  readonly name: string
}

export interface Training extends Dropout {
  /** Keeps the inputs of blocks alone and computes a block once more when its gradient is due. */
  readonly recompute?: boolean
}

/** Drops elements of `x`; sites of different names drop different ones. */
export interface Drop {
  (x: tf.Tensor2D, site: string): tf.Tensor2D
  /** What to multiply with to drop; nothing where nothing is dropped. */
  readonly mask: (shape: readonly [number, number], site: string) => tf.Tensor2D | undefined
}

/** For a batch whose first row is row `firstRow` of a larger one. */
export const dropper = (dropout: Dropout | undefined, firstRow: number): Drop => {
  const mask: Drop["mask"] = (shape, site) =>
    dropout === undefined || dropout.rate === 0
      ? undefined
      : DropoutMask.draw(shape, `${dropout.name}/${site}`, dropout, firstRow)
  const drop = (x: tf.Tensor2D, site: string): tf.Tensor2D => {
    const kept = mask(x.shape, site)
    return kept === undefined ? x : tf.mul(x, kept)
  }
  return Object.assign(drop, { mask })
}
