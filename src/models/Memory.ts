/**
 * How much memory encoding takes, from shapes alone: to know before whether it fits. Tensors are the weights and what the
 * forward pass makes in the block that it is at. That is linear in the shapes; the coefficients, which each kind of
 * encoder has its own of, were fitted to measured peaks of random shapes, and test/models/Memory.test.ts holds the
 * estimate to a fifth of the peaks of others.
 */
import type { Kernels } from "../tensors/Backend.ts"
import type { Held, Widths } from "./Architecture.ts"
import * as Encoder from "./Encoder.ts"
import * as Parameters from "./Parameters.ts"

export interface Shape {
  readonly encoder: Encoder.EncoderConfig
  /** Texts encoded at once. */
  readonly batchSize: number
  /** Of the longest text. */
  readonly tokens: number
}

/** Bytes of all tensors at the peak of a batch, all texts being as long as the longest. */
export const encodingBytes = ({ batchSize, encoder, tokens }: Shape, kernels: Kernels): number => {
  const held = Encoder.memory(encoder).encoding[kernels]
  const widths = Encoder.widths(encoder)
  // What no later block needs is freed.
  const perToken = numbersOfBlock(widths, tokens, held) + held.around * widths.model
  return FLOAT_BYTES * (Encoder.parameterCount(encoder).total + batchSize * tokens * perToken)
}

/**
 * Bytes of the process that encodes: itself, its tensors, and the largest weight as it is read. Where programs are
 * recorded, that is the very one computed with.
 */
export const processBytes = (shape: Shape, kernels: Kernels): number => {
  const largest = Math.max(...Encoder.parameters(shape.encoder).map(({ shape }) => Parameters.size(shape)))
  const read = kernels === "recorded" ? 0 : FLOAT_BYTES * largest
  return encodingBytes(shape, kernels) + read + PROGRAM_BYTES
}

/** Numbers held per token and block. */
export const numbersOfBlock = ({ feedForward, heads, inner, model }: Widths, tokens: number, held: Held): number =>
  held.model * model + held.inner * inner + held.feedForward * feedForward + held.probabilities * heads * tokens

/** What a process takes that loaded a backend and its models' code. */
export const PROGRAM_BYTES = 300 * 2 ** 20
export const FLOAT_BYTES = 4
