/**
 * The encoder of mT5 (Xue et al., "mT5", NAACL 2021): T5 1.1 with gated GELU, as MT5EncoderModel of transformers.
 *
 * Pre-norm residual blocks of self-attention and feed-forward layer, a final norm, no biases, no scale on the attention
 * scores, and position known only by a bias on them. Rows are the tokens of all texts one after the other, so padding
 * costs nothing and no text's embedding depends on the others of its batch.
 */
import * as tf from "@tensorflow/tfjs-core"
import { attention } from "../../tensors/Attention.ts"
import { gatedGelu } from "../../tensors/GatedGelu.ts"
import type { Tensors } from "../../tensors/Gradients.ts"
import { recomputed } from "../../tensors/Recompute.ts"
import { rmsNorm } from "../../tensors/RmsNorm.ts"
import type { Sequences } from "../../tensors/Sequences.ts"
import * as Shards from "../../tensors/Shards.ts"
import * as Blocks from "../Blocks.ts"
import * as Pooling from "../Pooling.ts"
import { type Batch, pack, type Packed } from "../TokenBatch.ts"
import { type Drop, dropper, type Training } from "../Training.ts"
import * as RelativePosition from "./RelativePosition.ts"
import type { T5Config } from "./T5Config.ts"
import { block, names } from "./T5Parameters.ts"

/**
 * One L2-normalised embedding a text. Weights have the names and shapes of T5Parameters.ts, and of Head.ts. Drops nothing
 * without `training`.
 */
export const encode = (config: T5Config, weights: Tensors, batch: Batch, training?: Training): tf.Tensor2D =>
  tf.tidy(() => {
    const packed = pack(batch)
    return Pooling.embed(config, weights, hiddenStates(config, weights, packed, training), packed.sequences)
  })

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
  const x = Blocks.through(pass.drop(Shards.gather(table, ids), "embedding"), {
    count: config.layers,
    block: (x, i) => transformerBlock(pass, i, x, bias),
    training
  })
  return pass.drop(rmsNorm(x, pass.weight(names.finalNorm), config.layerNormEpsilon), "final")
}

/** What all layers of one forward pass share. */
interface Pass {
  readonly config: T5Config
  readonly sequences: Sequences
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
