/**
 * How much memory a training step takes, from shapes alone: to know before hours of work whether it fits.
 *
 * While gradients are computed, tensors are the weights, the optimizer's moments, and what the forward pass keeps; while
 * the optimizer updates, they are weights, moments and gradients, and a few copies of the weight that is being updated.
 * The most of either counts. What a pass keeps is linear in its shapes; the coefficients were fitted to measured peaks
 * of random shapes; test/training/Memory.test.ts holds the estimate to a fifth of the peaks of others.
 */
import { type Block, FLOAT_BYTES, numbersOfBlock, PROGRAM_BYTES } from "../models/Memory.ts"
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
  /** Of a query and its passage together. Default: twice as many as of the longest. */
  readonly pairTokens?: number | undefined
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
  if (kernels === "recorded") return recordedBytes(shape)
  const { chunkSize, encoder, optimizer } = shape
  const table = encoder.vocabularySize * encoder.dModel
  const others = sum(sizesOf(shape)) - table
  const byRows = optimizer?._tag === "row-sparse-adamw"
  // Chunk by chunk, gradients are added up, those of the table for the rows that occur.
  const gradients = chunkSize === undefined ? others + (byRows ? 0 : table) : 2 * others
  const whileDeriving = gradients + activations(shape, kernels)
  // Rows that changed make a new table.
  const largest = Math.max(...sizesOf(shape).filter((size) => !byRows || size !== table))
  const whileUpdating = others + table + (isFactored(shape) ? ADAFACTOR_COPIES : copies[kernels]) * largest
  return FLOAT_BYTES * (stateNumbers(shape) + Math.max(whileDeriving, whileUpdating))
}

/** A runtime keeps its memory, so both phases count. Fitted to peaks of processes. */
const recordedBytes = (shape: Shape): number => {
  const sizes = sizesOf(shape)
  const whileUpdating = 1.6 * sum(sizes) + 1.7 * Math.max(...sizes)
  return FLOAT_BYTES * (stateNumbers(shape) + whileUpdating + activations(shape, "recorded"))
}

/**
 * Bytes of the process that trains: itself, the tensors of a step, whose memory backends keep for the next one, and
 * beside them, while it is saved, what lasts from step to step: out of the backend, and in the layout of a file.
 */
export const processBytes = (shape: Shape, kernels: Kernels): number =>
  trainingBytes(shape, kernels) + savedCopies[kernels] * FLOAT_BYTES * stateNumbers(shape) + PROGRAM_BYTES

/** Of the weights and the optimizer's moments: Adafactor's have the size of the edges of their weights. */
const stateNumbers = (shape: Shape): number => (isFactored(shape) ? 1 : 3) * sum(sizesOf(shape))

const isFactored = ({ optimizer }: Shape): boolean => optimizer?._tag.startsWith("adafactor") === true

/** How many numbers each weight is. */
const sizesOf = ({ encoder }: Shape): ReadonlyArray<number> =>
  parameters(encoder).map(({ shape }) => shape.reduce((product, n) => product * n, 1))

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, n) => total + n, 0)

/** Of the weight that is being updated: its successors, and temporaries. */
const ADAFACTOR_COPIES = 7
const copies = { fused: 3, composed: 5 }

/** Where programs are recorded, what lasts is not in the backend alone anyway. */
const savedCopies: Readonly<Record<Kernels, number>> = { fused: 2, composed: 2, recorded: 1 }

const activations = (
  { batchSize, chunkSize, dropout, encoder, pairTokens, recompute, tokens }: Shape,
  kernels: Kernels
): number => {
  const { dModel, layers } = encoder
  const rows = Math.min(batchSize * (pairTokens ?? 2 * tokens), (chunkSize ?? Infinity) * tokens)
  const { around, ...block } = kept[kernels][dropout > 0 ? "dropping" : "keeping"]
  const ofBlock = numbersOfBlock(encoder, tokens, block)
  // A block's input and its gradient stay; of one block at a time, all.
  const ofBlocks = recompute === true ? 2 * layers * dModel + ofBlock : layers * ofBlock
  return rows * (ofBlocks + around * dModel)
}

/** What is kept for gradients; `around` the blocks, so many times the model's width. */
type Kept = Block & { readonly around: number }

const kept: Readonly<Record<Kernels, Readonly<Record<"keeping" | "dropping", Kept>>>> = {
  fused: {
    keeping: { model: 21.3, inner: 8, feedForward: 6, probabilities: 2.1, around: 0.3 },
    dropping: { model: 26.9, inner: 7.9, feedForward: 9.4, probabilities: 3.1, around: 6.4 }
  },
  composed: {
    keeping: { model: 43.4, inner: 45.1, feedForward: 21.2, probabilities: 34.5, around: 23.3 },
    dropping: { model: 50, inner: 46.8, feedForward: 24.7, probabilities: 39.5, around: 23.5 }
  },
  recorded: {
    keeping: { model: 6.5, inner: 6.5, feedForward: 3.9, probabilities: 2, around: 39 },
    dropping: { model: 4.9, inner: 4.9, feedForward: 13.7, probabilities: 2, around: 39 }
  }
}
