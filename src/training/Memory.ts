/**
 * How much memory a training step takes, from shapes alone: to know before hours of work whether it fits.
 *
 * While gradients are computed, tensors are the weights, the optimizer's moments, and what the forward pass keeps; while
 * the optimizer updates, they are weights, moments and gradients, and a few copies of the weight that is being updated.
 * The most of either counts. What a pass keeps is linear in its shapes; the coefficients were fitted to measured peaks
 * of random shapes; test/training/Memory.test.ts holds the estimate to a fifth of the peaks of others.
 */
import type { T5Config } from "../models/T5Config.ts"
import { parameters } from "../models/T5Parameters.ts"
import type { Kernels } from "../tensors/Backend.ts"
import type { Optimizer } from "./Hyperparameters.ts"

export interface Shape {
  readonly encoder: T5Config
  /** Pairs of a batch: each is two texts. */
  readonly batchSize: number
  /** Of the longest text. */
  readonly tokens: number
  readonly dropout: number
  /** Texts held at once (GradCache). Default: all. */
  readonly chunkSize?: number | undefined
  /** Default: AdamW. */
  readonly optimizer?: Optimizer | undefined
  /** Whether blocks are computed once more for their gradient. Default: false. */
  readonly recompute?: boolean | undefined
}

/** Bytes of all tensors at the peak of a step, all texts being as long as the longest. */
export const trainingBytes = (shape: Shape, kernels: Kernels): number => {
  const sizes = sizesOf(shape)
  const weights = sum(sizes)
  const kept = (1 + momentsOf(shape)) * weights
  const whileUpdating = kept + weights + copies[kernels] * Math.max(...sizes)
  // Chunk by chunk, gradients are added up while the next one's activations are there.
  const whileDeriving = kept + (shape.chunkSize === undefined ? 0 : weights) + activations(shape, kernels)
  return FLOAT_BYTES * Math.max(whileDeriving, whileUpdating)
}

/** Bytes of the process that trains: its tensors, one more copy of the weights, which are read and written, and itself. */
export const processBytes = (shape: Shape, kernels: Kernels): number =>
  trainingBytes(shape, kernels) + FLOAT_BYTES * sum(sizesOf(shape)) + PROGRAM_BYTES

/** How many numbers each weight is. */
const sizesOf = ({ encoder }: Shape): ReadonlyArray<number> =>
  parameters(encoder).map(({ shape }) => shape.reduce((product, n) => product * n, 1))

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, n) => total + n, 0)

const PROGRAM_BYTES = 300 * 2 ** 20
const FLOAT_BYTES = 4

/** Of each weight's size; Adafactor's have the size of its edges. */
const momentsOf = ({ optimizer }: Shape): number => optimizer?._tag.startsWith("adafactor") === true ? 0 : 2

/** Of the weight that is being updated: its successors, and temporaries. */
const copies: Readonly<Record<Kernels, number>> = { fused: 3, composed: 5 }

const activations = (
  { batchSize, chunkSize, dropout, encoder, recompute, tokens }: Shape,
  kernels: Kernels
): number => {
  const { dFf, dKv, dModel, heads, layers } = encoder
  const rows = Math.min(2 * batchSize, chunkSize ?? Infinity) * tokens
  const { around, probabilities, ...block } = kept[kernels][dropout > 0 ? "dropping" : "keeping"]
  const ofBlock = block.model * dModel + block.inner * heads * dKv + block.feedForward * dFf +
    probabilities * heads * tokens
  // A block's input and its gradient stay; of one block at a time, all.
  const ofBlocks = recompute === true ? 2 * layers * dModel + ofBlock : layers * ofBlock
  return rows * (ofBlocks + around * dModel)
}

/** Numbers kept per token and block: so many times each width; `around` the blocks, so many times the model's. */
interface Kept {
  readonly model: number
  readonly inner: number
  readonly feedForward: number
  readonly probabilities: number
  readonly around: number
}

const kept: Readonly<Record<Kernels, Readonly<Record<"keeping" | "dropping", Kept>>>> = {
  fused: {
    keeping: { model: 21.3, inner: 8, feedForward: 6, probabilities: 2.1, around: 0.3 },
    dropping: { model: 26.9, inner: 7.9, feedForward: 9.4, probabilities: 3.1, around: 6.4 }
  },
  composed: {
    keeping: { model: 43.4, inner: 45.1, feedForward: 21.2, probabilities: 34.5, around: 23.3 },
    dropping: { model: 50, inner: 46.8, feedForward: 24.7, probabilities: 39.5, around: 23.5 }
  }
}
