/**
 * Dropout masks: a function of seed, site, step and element, so that a resumed or repeated step draws the same ones.
 *
 * Element e takes the 16 bits number e mod 8 (from the low end) of block ⌊e / 8⌋ of the stream `dropout/<site>`, where
 * step s starts at block s · 2^32. An element is dropped where these are below rate · 65536, hence the rate is
 * honoured to a resolution of 1 / 65536.
 *
 * Elements are numbered along the rows of the whole batch: a part of it that starts at row r draws the rows from r on.
 */
import * as tf from "@tensorflow/tfjs-core"
import * as Stream from "../random/Stream.ts"
import { type Attributes, BLOCK, fill, GROUP, numbersOf, values } from "./DropoutValues.ts"
import * as Kernel from "./wasm/Kernel.ts"

export interface Source {
  /** The probability of dropping an element, from 0 to below 1. */
  readonly rate: number
  readonly seed: number
  /** The training step, below 2^19. */
  readonly step: number
}

/** A tensor of zeros (dropped) and 1 / (1 - rate), to multiply with: the mask's rows from `firstRow` on. */
export const draw = (
  shape: readonly [number, number],
  site: string,
  { rate, seed, step }: Source,
  firstRow = 0
): tf.Tensor2D => {
  const [rows, width] = shape
  const fixed = {
    threshold: Math.min(65535, Math.round(rate * 65536)),
    step,
    stream: Stream.make(seed, `dropout/${site}`)
  }
  const before = (firstRow * width) % BLOCK
  const firstBlock = (firstRow * width - before) / BLOCK
  if (before === 0) return drawBlocks({ ...fixed, firstBlock, shape })
  return tf.tidy(() => {
    const blocks = drawBlocks({ ...fixed, firstBlock, shape: [1, before + rows * width] })
    return tf.reshape(tf.slice(blocks, [0, before]), [rows, width])
  })
}

const drawBlocks = (attributes: Attributes): tf.Tensor2D =>
  Kernel.isAvailable("DropoutMask") ? runMask({}, attributes) : tf.tensor2d(values(attributes), [...attributes.shape])

const runMask = Kernel.register<object, Attributes, tf.Tensor2D>("DropoutMask", [fill], (machine, _, attributes) => {
  const out = machine.output(attributes.shape)
  const [aside] = machine.scratch(4 * GROUP)
  machine.run(fill, { out, aside, size: tf.util.sizeFromShape([...attributes.shape]), ...numbersOf(attributes) })
  return out
})
