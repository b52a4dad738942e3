/**
 * How much memory a training step takes, from shapes alone: to know before hours of work whether it fits.
 *
 * While gradients are computed, tensors are the weights, the optimizer's moments, and what the forward pass keeps; while
 * the optimizer updates, they are weights, moments and gradients, and a few copies of the weight that is being updated.
 * The most of either counts. What a pass keeps is linear in its shapes; the coefficients, which each kind of
 * encoder has its own of, were fitted to measured peaks of random shapes; test/training/Memory.test.ts holds the estimate to a fifth of the peaks of others.
 */
import * as Encoder from "../models/Encoder.ts"
import { FLOAT_BYTES, numbersOfBlock, PROGRAM_BYTES } from "../models/Memory.ts"
import * as Parameters from "../models/Parameters.ts"
import type { Kernels } from "../tensors/Backend.ts"
import type { Optimizer } from "./Hyperparameters.ts"

export interface Shape {
  readonly encoder: Encoder.EncoderConfig
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
  Encoder.parameters(encoder).map(({ shape }) => Parameters.size(shape))

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
  const widths = Encoder.widths(encoder)
  const { layers, model } = widths
  const rows = Math.min(batchSize * (pairTokens ?? 2 * tokens), (chunkSize ?? Infinity) * tokens)
  const held = Encoder.memory(encoder).training[kernels][dropout > 0 ? "dropping" : "keeping"]
  const ofBlock = numbersOfBlock(widths, tokens, held)
  // A block's input and its gradient stay; of one block at a time, all.
  const ofBlocks = recompute === true ? 2 * layers * model + ofBlock : layers * ofBlock
  return rows * (ofBlocks + held.around * model)
}
