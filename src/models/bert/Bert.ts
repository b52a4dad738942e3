/**
 * The encoder of BERT (Devlin et al., NAACL 2019), as BertModel and XLMRobertaModel of transformers: that of LaBSE (Feng
 * et al., ACL 2022) and of XLM-R (Conneau et al., ACL 2020).
 *
 * Post-norm residual blocks with biases everywhere; words, positions and token types are added up before the first. Rows
 * are the tokens of all texts one after the other, as in T5.ts.
 */
import * as tf from "@tensorflow/tfjs-core"
import { attention } from "../../tensors/Attention.ts"
import { gatedGelu } from "../../tensors/GatedGelu.ts"
import { gatherRows } from "../../tensors/GatherRows.ts"
import { gelu } from "../../tensors/Gelu.ts"
import type { Tensors } from "../../tensors/Gradients.ts"
import { layerNorm } from "../../tensors/LayerNorm.ts"
import { recomputed } from "../../tensors/Recompute.ts"
import type { Sequences } from "../../tensors/Sequences.ts"
import * as Shards from "../../tensors/Shards.ts"
import * as Blocks from "../Blocks.ts"
import * as Pooling from "../Pooling.ts"
import { type Batch, pack, type Packed } from "../TokenBatch.ts"
import { type Drop, dropper, type Training } from "../Training.ts"
import type { BertConfig } from "./BertConfig.ts"
import { block, type Layer, names } from "./BertParameters.ts"

/**
 * One L2-normalised embedding a text. Weights have the names and shapes of BertParameters.ts, and of Head.ts. Drops
 * nothing without `training`. A text of more tokens than there are positions is a RangeError.
 */
export const encode = (config: BertConfig, weights: Tensors, batch: Batch, training?: Training): tf.Tensor2D =>
  tf.tidy(() => {
    const packed = pack(batch)
    return Pooling.embed(config, weights, hiddenStates(config, weights, packed, training), packed.sequences)
  })

/** The last hidden states, [tokens, dModel]. The caller tidies. */
export const hiddenStates = (
  config: BertConfig,
  weights: Tensors,
  { firstRow, ids, sequences }: Packed,
  training?: Training
): tf.Tensor2D => {
  const drop = dropper(training, firstRow)
  const pass: Pass = { config, sequences, weight: (name) => weights[name] as never, drop }
  const transformerBlock = training?.recompute === true ? recomputedBlock : plainBlock
  const words = Shards.of(weights, names.words) as ReadonlyArray<tf.Tensor2D>
  // Position is known from the start, so attention adds nothing to its scores.
  const bias: tf.Tensor2D = tf.zeros([config.heads, 2 * sequences.longest - 1])
  return Blocks.through(embedded(pass, Shards.gather(words, ids)), {
    count: config.layers,
    block: (x, i) => transformerBlock(pass, i, x, bias),
    training
  })
}

/** What all layers of one forward pass share. */
interface Pass {
  readonly config: BertConfig
  readonly sequences: Sequences
  readonly weight: <T extends tf.Tensor>(name: string) => T
  readonly drop: Drop
}

const embedded = (pass: Pass, words: tf.Tensor2D): tf.Tensor2D => {
  const { config, drop, sequences, weight } = pass
  const positions = gatherRows(weight(names.positions), positionsOf(sequences, config.firstPosition))
  const type = gatherRows(weight(names.types), Int32Array.of(0)) // [1, dModel]
  return drop(normed(pass, names.norm, tf.add(tf.add(words, type), positions)), "embedding")
}

/** For each row the position of its token in its text, from `first` on. */
const positionsOf = ({ starts }: Sequences, first: number): Int32Array => {
  const positions = new Int32Array(starts[starts.length - 1])
  let text = 0
  return positions.map((_, row) => {
    while (row >= starts[text + 1]) text++
    return first + row - starts[text]
  })
}

const plainBlock = (pass: Pass, i: number, x: tf.Tensor2D, bias: tf.Tensor2D): tf.Tensor2D => {
  const at = block(i)
  const attended = normed(pass, at.attendedNorm, tf.add(selfAttention(pass, i, x, bias), x))
  return normed(pass, at.outerNorm, tf.add(feedForward(pass, i, attended), attended))
}

const recomputedBlock = (pass: Pass, i: number, x: tf.Tensor2D, bias: tf.Tensor2D): tf.Tensor2D => {
  const parameters = Object.values(block(i)).flatMap(({ bias, weight }) => [weight, bias])
  const weights = Object.fromEntries(parameters.map((name) => [name, pass.weight(name)]))
  return recomputed(
    (inputs) => {
      const weight: Pass["weight"] = (name) => inputs[name] as never
      return plainBlock({ ...pass, weight }, i, weight("x"), weight("bias"))
    },
    { x, bias, ...weights }
  )
}

const selfAttention = (pass: Pass, i: number, x: tf.Tensor2D, bias: tf.Tensor2D): tf.Tensor2D => {
  const { config: { dModel, heads }, drop, sequences } = pass
  const at = block(i)
  // The scale of the scores, 1 / √width, is put on the queries.
  const q: tf.Tensor2D = tf.mul(linear(pass, at.query, x), 1 / Math.sqrt(dModel / heads))
  const k = linear(pass, at.key, x)
  const v = linear(pass, at.value, x)
  const mask = drop.mask([x.shape[0], heads * sequences.longest], `block.${i}.attention.probabilities`)
  const context = attention({ q, k, v, bias, mask }, sequences)
  return drop(linear(pass, at.attended, context), `block.${i}.attention`)
}

const feedForward = (pass: Pass, i: number, x: tf.Tensor2D): tf.Tensor2D => {
  const at = block(i)
  const inner = activations[pass.config.activation](linear(pass, at.inner, x)) // [tokens, dFf]
  return pass.drop(linear(pass, at.outer, inner), `block.${i}.feedForward`)
}

const activations: Readonly<Record<BertConfig["activation"], (x: tf.Tensor2D) => tf.Tensor2D>> = {
  gelu,
  gelu_new: (x) => gatedGelu(x, tf.ones(x.shape))
}

/** The weight is [outputs, inputs]. */
const linear = ({ weight }: Pass, layer: Layer, x: tf.Tensor2D): tf.Tensor2D =>
  tf.add(tf.matMul(x, weight<tf.Tensor2D>(layer.weight), false, true), weight<tf.Tensor1D>(layer.bias))

const normed = ({ config, weight }: Pass, norm: Layer, x: tf.Tensor2D): tf.Tensor2D =>
  layerNorm(x, weight(norm.weight), weight(norm.bias), config.layerNormEpsilon)
