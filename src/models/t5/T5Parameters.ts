/** The parameters of a T5 encoder: their names and shapes in Hugging Face's files, and how they start. */
import type { Parameter } from "../Parameters.ts"
import type { T5Config } from "./T5Config.ts"

/** The names of one block's parameters. */
export const block = (i: number) => {
  const attention = `encoder.block.${i}.layer.0`
  const feedForward = `encoder.block.${i}.layer.1`
  return {
    attentionNorm: `${attention}.layer_norm.weight`,
    q: `${attention}.SelfAttention.q.weight`,
    k: `${attention}.SelfAttention.k.weight`,
    v: `${attention}.SelfAttention.v.weight`,
    o: `${attention}.SelfAttention.o.weight`,
    feedForwardNorm: `${feedForward}.layer_norm.weight`,
    gate: `${feedForward}.DenseReluDense.wi_0.weight`,
    linear: `${feedForward}.DenseReluDense.wi_1.weight`,
    out: `${feedForward}.DenseReluDense.wo.weight`
  } as const
}

export const names = {
  embedding: "shared.weight",
  /** Block 0 holds the bias of all blocks. */
  positionBias: "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
  finalNorm: "encoder.final_layer_norm.weight"
} as const

/**
 * All parameters. Deviations are those of `T5PreTrainedModel._init_weights` in transformers with factor 1. Norms do not
 * decay, nor does the position bias, whose name transformers takes for a bias.
 */
export const parameters = (config: T5Config): ReadonlyArray<Parameter> => {
  const { dFf, dKv, dModel, heads, layers, relativeBuckets, vocabularySize } = config
  const inner = heads * dKv
  const matrix = (name: string, shape: readonly [number, number], start: number): Parameter => {
    return { name, shape, start, decays: name !== names.positionBias }
  }
  const norm = (name: string): Parameter => ({ name, shape: [dModel], start: "ones", decays: false })
  const blocks = Array.from({ length: layers }, (_, i) => {
    const at = block(i)
    return [
      norm(at.attentionNorm),
      matrix(at.q, [inner, dModel], 1 / Math.sqrt(dModel * dKv)),
      matrix(at.k, [inner, dModel], 1 / Math.sqrt(dModel)),
      matrix(at.v, [inner, dModel], 1 / Math.sqrt(dModel)),
      matrix(at.o, [dModel, inner], 1 / Math.sqrt(inner)),
      norm(at.feedForwardNorm),
      matrix(at.gate, [dFf, dModel], 1 / Math.sqrt(dModel)),
      matrix(at.linear, [dFf, dModel], 1 / Math.sqrt(dModel)),
      matrix(at.out, [dModel, dFf], 1 / Math.sqrt(dFf))
    ]
  })
  return [
    matrix(names.embedding, [vocabularySize, dModel], 1),
    matrix(names.positionBias, [relativeBuckets, heads], 1 / Math.sqrt(dModel)),
    ...blocks.flat(),
    norm(names.finalNorm)
  ]
}
