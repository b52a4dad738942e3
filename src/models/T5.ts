/**
 * The encoder of mT5 (Xue et al., "mT5", NAACL 2021): T5 1.1 with gated GELU, as MT5EncoderModel of transformers.
 *
 * Pre-norm residual blocks of self-attention and feed-forward layer, a final norm, no biases, no scale on the attention
 * scores, and position known only by a bias on them. Rows are the tokens of all texts one after the other, so padding
 * costs nothing and no text's embedding depends on the others of its batch.
 */
import * as tf from "@tensorflow/tfjs-core"
import { attention } from "../tensors/Attention.ts"
import * as DropoutMask from "../tensors/DropoutMask.ts"
import { gatedGelu } from "../tensors/GatedGelu.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import { recomputed } from "../tensors/Recompute.ts"
import { rmsNorm } from "../tensors/RmsNorm.ts"
import * as Sequences from "../tensors/Sequences.ts"
import * as Shards from "../tensors/Shards.ts"
import * as Pooling from "./Pooling.ts"
import * as RelativePosition from "./RelativePosition.ts"
import type { T5Config } from "./T5Config.ts"
import { block, names } from "./T5Parameters.ts"

/** Token ids of `size` texts, each padded on the right to `length`; ids beyond a text's length are never read. */
export interface Batch {
  /** [size × length] */
  readonly ids: Int32Array
  /** [size], at least 1 and at most `length`. */
  readonly lengths: Int32Array
  readonly size: number
  readonly length: number
  /** Where these texts are a part of a larger batch: they then draw the dropout masks that they would draw in it. */
  readonly part?: Part
}

export interface Part {
  /** Tokens of the texts before. */
  readonly firstRow: number
  /** Tokens of the longest text of the larger batch. */
  readonly longest: number
}

export interface Dropout {
  /** The probability of dropping an activation. */
  readonly rate: number
  readonly seed: number
  readonly step: number
  /** Tells the calls of one step apart, so that they drop different elements. */
  readonly name: string
}

/** What a pass in training does besides encoding. */
export interface Training extends Dropout {
  /** Keeps the inputs of blocks alone and computes a block once more when its gradient is due. */
  readonly recompute?: boolean
}

/**
 * One embedding a text, [size, dModel]: the mean of its tokens' last hidden states, L2-normalised. Weights have the
 * names and shapes that T5Parameters.ts lists. Drops nothing without `training`.
 */
export const encode = (config: T5Config, weights: Tensors, batch: Batch, training?: Training): tf.Tensor2D =>
  tf.tidy(() => {
    const packed = pack(batch)
    return Pooling.mean(hiddenStates(config, weights, packed, training), packed.sequences)
  })

export interface Packed {
  /** The token ids of all texts, without padding. */
  readonly ids: Int32Array
  readonly sequences: Sequences.Sequences
  /** The number of the first token in the batch that these are a part of; 0 where they are all. */
  readonly firstRow: number
}

export const pack = ({ ids, length, lengths, part, size }: Batch): Packed => {
  const wrong = lengths.find((tokens) => tokens < 1 || tokens > length)
  if (wrong !== undefined) throw new RangeError(`A text of ${wrong} tokens in a batch of length ${length}`)
  const own = Sequences.fromLengths(lengths)
  const sequences = { ...own, longest: part?.longest ?? own.longest }
  const packed = new Int32Array(Sequences.rows(sequences))
  for (let text = 0; text < size; text++) {
    packed.set(ids.subarray(text * length, text * length + lengths[text]), sequences.starts[text])
  }
  return { ids: packed, sequences, firstRow: part?.firstRow ?? 0 }
}

/** The last hidden states, [tokens, dModel]. The caller tidies. */
export const hiddenStates = (
  config: T5Config,
  weights: Tensors,
  { firstRow, ids, sequences }: Packed,
  training?: Training
): tf.Tensor2D => {
  const drop = dropper(training, firstRow)
  const pass: Pass = { config, sequences, weight: (name) => weights[name] as never, drop }
  const transformerBlock = training?.recompute === true ? recomputedBlock : plainBlock
  const bias = RelativePosition.bias(pass.weight(names.positionBias), sequences.longest, config)
  const table = Shards.of(weights, names.embedding) as ReadonlyArray<tf.Tensor2D>
  let x = pass.drop(Shards.gather(table, ids), "embedding")
  for (let i = 0; i < config.layers; i++) x = transformerBlock(pass, i, x, bias)
  return pass.drop(rmsNorm(x, pass.weight(names.finalNorm), config.layerNormEpsilon), "final")
}

/** What all layers of one forward pass share. */
interface Pass {
  readonly config: T5Config
  readonly sequences: Sequences.Sequences
  readonly weight: <T extends tf.Tensor>(name: string) => T
  readonly drop: Drop
}

const plainBlock = (pass: Pass, i: number, x: tf.Tensor2D, bias: tf.Tensor2D): tf.Tensor2D => {
  const attended: tf.Tensor2D = tf.add(x, selfAttention(pass, i, x, bias))
  return tf.add(attended, feedForward(pass, i, attended))
}

const recomputedBlock = (pass: Pass, i: number, x: tf.Tensor2D, bias: tf.Tensor2D): tf.Tensor2D => {
  const weights = Object.fromEntries(Object.values(block(i)).map((name) => [name, pass.weight(name)]))
  return recomputed(
    (inputs) => {
      const weight: Pass["weight"] = (name) => inputs[name] as never
      return plainBlock({ ...pass, weight }, i, weight("x"), weight("bias"))
    },
    { x, bias, ...weights }
  )
}

const selfAttention = (pass: Pass, i: number, x: tf.Tensor2D, bias: tf.Tensor2D): tf.Tensor2D => {
  const { config, drop, sequences, weight } = pass
  const at = block(i)
  const normed = rmsNorm(x, weight(at.attentionNorm), config.layerNormEpsilon)
  const q = linear(normed, weight(at.q)) // [tokens, heads × dKv]
  const k = linear(normed, weight(at.k))
  const v = linear(normed, weight(at.v))
  const mask = drop.mask([x.shape[0], config.heads * sequences.longest], `block.${i}.attention.probabilities`)
  const context = attention({ q, k, v, bias, mask }, sequences)
  return drop(linear(context, weight(at.o)), `block.${i}.attention`)
}

const feedForward = ({ config, drop, weight }: Pass, i: number, x: tf.Tensor2D): tf.Tensor2D => {
  const at = block(i)
  const normed = rmsNorm(x, weight(at.feedForwardNorm), config.layerNormEpsilon)
  const inner = gatedGelu(linear(normed, weight(at.gate)), linear(normed, weight(at.linear))) // [tokens, dFf]
  return drop(linear(drop(inner, `block.${i}.feedForward.inner`), weight(at.out)), `block.${i}.feedForward`)
}

/** `weight` is [outputs, inputs]. */
const linear = (x: tf.Tensor2D, weight: tf.Tensor2D): tf.Tensor2D => tf.matMul(x, weight, false, true)

interface Drop {
  (x: tf.Tensor2D, site: string): tf.Tensor2D
  readonly mask: (shape: readonly [number, number], site: string) => tf.Tensor2D | undefined
}

const dropper = (dropout: Dropout | undefined, firstRow: number): Drop => {
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
