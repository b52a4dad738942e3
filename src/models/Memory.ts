/**
 * How much memory encoding takes, from shapes alone: to know before whether it fits. Tensors are the weights and, until
 * a batch is done, all that its forward pass makes. That is linear in the shapes; the coefficients were fitted to
 * measured peaks of random shapes, and test/models/Memory.test.ts holds the estimate to a fifth of the peaks of others.
 */
import type { Kernels } from "../tensors/Backend.ts"
import type { T5Config } from "./T5Config.ts"
import { parameterCount } from "./T5Parameters.ts"

export interface Shape {
  readonly encoder: T5Config
  /** Texts encoded at once. */
  readonly batchSize: number
  /** Of the longest text. */
  readonly tokens: number
}

/** Bytes of all tensors at the peak of a batch, all texts being as long as the longest. */
export const encodingBytes = ({ batchSize, encoder, tokens }: Shape, kernels: Kernels): number => {
  const { around, ...block } = made[kernels]
  // A runtime frees what no later block needs.
  const blocks = kernels === "recorded" ? 1 : encoder.layers
  const perToken = blocks * numbersOfBlock(encoder, tokens, block) + around * encoder.dModel
  return FLOAT_BYTES * (parameterCount(encoder).total + batchSize * tokens * perToken)
}

/** Bytes of the process that encodes: itself, its tensors, and the weights in their file and as read from it. */
export const processBytes = (shape: Shape, kernels: Kernels): number =>
  encodingBytes(shape, kernels) + readCopies[kernels] * FLOAT_BYTES * parameterCount(shape.encoder).total +
  PROGRAM_BYTES

/** Where programs are recorded, the weights as read are those computed with. */
const readCopies: Readonly<Record<Kernels, number>> = { fused: 2, composed: 2, recorded: 1 }

/** Numbers held per token and block: so many times each width of the encoder. */
export interface Block {
  readonly model: number
  readonly inner: number
  readonly feedForward: number
  readonly probabilities: number
}

export const numbersOfBlock = ({ dFf, dKv, dModel, heads }: T5Config, tokens: number, block: Block): number =>
  block.model * dModel + block.inner * heads * dKv + block.feedForward * dFf + block.probabilities * heads * tokens

/** What a process takes that loaded a backend and its models' code. */
export const PROGRAM_BYTES = 300 * 2 ** 20
export const FLOAT_BYTES = 4

/** By a forward pass; `around` the blocks, so many times the model's width. */
const made: Readonly<Record<Kernels, Block & { readonly around: number }>> = {
  fused: { model: 5.9, inner: 4.1, feedForward: 3, probabilities: 0, around: 2.4 },
  recorded: { model: 9.8, inner: 19.1, feedForward: 10.2, probabilities: 4.3, around: 4.8 },
  composed: { model: 9.8, inner: 19.1, feedForward: 10.2, probabilities: 4.3, around: 4.8 }
}
