/** An encoder of any kind that this program knows: what can be asked of it by its config alone. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Tensors } from "../tensors/Gradients.ts"
import type { Architecture, Memory, Widths } from "./Architecture.ts"
import { bert } from "./bert/BertArchitecture.ts"
import { BertConfig } from "./bert/BertConfig.ts"
import { PositionsExceeded, VocabularyExceeded } from "./Errors.ts"
import * as Head from "./Head.ts"
import type { HiddenStates } from "./OnnxGraph.ts"
import * as Parameters from "./Parameters.ts"
import { t5 } from "./t5/T5Architecture.ts"
import { T5Config } from "./t5/T5Config.ts"
import type { Batch } from "./TokenBatch.ts"
import type { Training } from "./Training.ts"
import type { HostTensors } from "./weights/Safetensors.ts"

/** The kinds, and what a config of each is. */
export const architectures = [t5, bert]
export const EncoderConfig = Schema.Union([T5Config, BertConfig])
export type EncoderConfig = typeof EncoderConfig.Type

/** A config is one of T5 unless it says otherwise. */
const architectureOf = ({ architecture = "t5" }: EncoderConfig): Architecture<EncoderConfig> =>
  // Each takes configs of its own kind, which is what it gets here.
  architectures.find(({ name }) => name === architecture) as unknown as Architecture<EncoderConfig>

/** All of an encoder's parameters, those of its head after its own. */
export const parameters = (config: EncoderConfig): ReadonlyArray<Parameters.Parameter> => [
  ...architectureOf(config).parameters(config),
  ...Head.parameters(config)
]

/** Random weights, each parameter from its own stream `initialise/<name>`. */
export const initialise = (config: EncoderConfig, seed: number): HostTensors =>
  Parameters.draw(parameters(config), seed)

/** How many numbers an encoder holds, in all and without its table of the vocabulary. */
export const parameterCount = (config: EncoderConfig): { readonly total: number; readonly nonEmbedding: number } => {
  const total = parameters(config).reduce((sum, { shape }) => sum + Parameters.size(shape), 0)
  return { total, nonEmbedding: total - config.vocabularySize * config.dModel }
}

/** The name of the table of the vocabulary, in weights of any kind of encoder. */
export const tableIn = (weights: Readonly<Record<string, unknown>>): string =>
  (architectures.find(({ table }) => table in weights || `${table}#0` in weights) ?? t5).table

/** The width of an embedding. */
export const dimensions = (config: EncoderConfig): number => Head.width(config)

/** Tokens of the longest text that it can encode. */
export const maxTokens = (config: EncoderConfig): number => architectureOf(config).maxTokens(config)

/** Fails where texts may have more tokens than the encoder has positions. */
export const checkLength = (config: EncoderConfig, tokens: number): Effect.Effect<void, PositionsExceeded> => {
  const positions = maxTokens(config)
  return tokens <= positions ? Effect.void : Effect.fail(new PositionsExceeded({ maxTokens: tokens, positions }))
}

/** Fails where the tokenizer in the folder `path` has more tokens than the encoder's table has rows. */
export const checkVocabulary = (
  { vocabularySize: rows }: EncoderConfig,
  tokens: number,
  path: string
): Effect.Effect<void, VocabularyExceeded> =>
  tokens <= rows ? Effect.void : Effect.fail(new VocabularyExceeded({ path, tokens, rows }))

export const widths = (config: EncoderConfig): Widths => architectureOf(config).widths(config)

export const memory = (config: EncoderConfig): Memory => architectureOf(config).memory

/** What it computes: the embeddings of batches. Loads the tensor library. */
export const program = Effect.fnUntraced(function*(config: EncoderConfig) {
  const { encode } = yield* Effect.promise(() => architectureOf(config).program())
  return (weights: Tensors, batch: Batch, training?: Training) => encode(config, weights, batch, training)
})

/** What it computes before its head, in operators of ONNX. */
export const onnx = (config: EncoderConfig): Effect.Effect<HiddenStates<EncoderConfig>> =>
  Effect.map(Effect.promise(() => architectureOf(config).onnx()), ({ hiddenStates }) => hiddenStates)

/** What its config.json says, without its head, of which transformers has no word. */
export const toFile = (config: EncoderConfig): object => architectureOf(config).file.write(config)

/** What transformers' `from_pretrained` is to be told besides. */
export const modelArguments = (config: EncoderConfig): Readonly<Record<string, unknown>> =>
  architectureOf(config).file.modelArguments

/** The config of a config.json, whose `model_type` says of which kind it is. */
export const fromFile = Effect.fnUntraced(function*(file: unknown) {
  const { model_type } = yield* Schema.decodeUnknownEffect(Typed)(file)
  const architecture = architectures.find(({ file }) => file.modelTypes.includes(model_type))
  return yield* (architecture ?? t5).file.read(file) as Effect.Effect<EncoderConfig, Schema.SchemaError>
})

const Typed = Schema.Struct({
  model_type: Schema.Literals(architectures.flatMap(({ file }) => file.modelTypes))
})

/** What a tensor of a published checkpoint is called here; nothing where it is no part of an encoder. */
export const tensorName = (config: EncoderConfig, published: string): string | undefined =>
  architectureOf(config).tensorName(published)
