/** The parameters of a BERT encoder: their names and shapes in the files of transformers' BertModel, and how they start. */
import type { Parameter } from "../Parameters.ts"
import type { BertConfig } from "./BertConfig.ts"

/** The names of a linear layer's or a norm's parameters. */
export interface Layer {
  readonly weight: string
  readonly bias: string
}

const layer = (path: string): Layer => ({ weight: `${path}.weight`, bias: `${path}.bias` })

/** The layers of one block. */
export const block = (i: number) => {
  const path = `encoder.layer.${i}`
  return {
    query: layer(`${path}.attention.self.query`),
    key: layer(`${path}.attention.self.key`),
    value: layer(`${path}.attention.self.value`),
    attended: layer(`${path}.attention.output.dense`),
    attendedNorm: layer(`${path}.attention.output.LayerNorm`),
    inner: layer(`${path}.intermediate.dense`),
    outer: layer(`${path}.output.dense`),
    outerNorm: layer(`${path}.output.LayerNorm`)
  } as const
}

export const names = {
  words: "embeddings.word_embeddings.weight",
  positions: "embeddings.position_embeddings.weight",
  types: "embeddings.token_type_embeddings.weight",
  norm: layer("embeddings.LayerNorm")
} as const

/** `initializer_range` of all published models. */
const DEVIATION = 0.02

/** All parameters, starting as `BertPreTrainedModel._init_weights` of transformers has them. Norms and biases do not decay. */
export const parameters = (config: BertConfig): ReadonlyArray<Parameter> => {
  const { dFf, dModel, layers, positions, tokenTypes, vocabularySize } = config
  const matrix = (name: string, shape: readonly [number, number]): Parameter => {
    return { name, shape, start: DEVIATION, decays: true }
  }
  const vector = (name: string, size: number, start: "ones" | "zeros"): Parameter => {
    return { name, shape: [size], start, decays: false }
  }
  const linear = ({ bias, weight }: Layer, outputs: number, inputs: number) => [
    matrix(weight, [outputs, inputs]),
    vector(bias, outputs, "zeros")
  ]
  const norm = ({ bias, weight }: Layer) => [vector(weight, dModel, "ones"), vector(bias, dModel, "zeros")]
  const blocks = Array.from({ length: layers }, (_, i) => {
    const at = block(i)
    return [
      ...[at.query, at.key, at.value, at.attended].flatMap((projection) => linear(projection, dModel, dModel)),
      ...norm(at.attendedNorm),
      ...linear(at.inner, dFf, dModel),
      ...linear(at.outer, dModel, dFf),
      ...norm(at.outerNorm)
    ]
  })
  return [
    matrix(names.words, [vocabularySize, dModel]),
    matrix(names.positions, [positions, dModel]),
    matrix(names.types, [tokenTypes, dModel]),
    ...norm(names.norm),
    ...blocks.flat()
  ]
}
