/**
 * An encoder on disk, as Hugging Face's transformers keep one: `config.json` and `model.safetensors`. What is written
 * here loads there with MT5EncoderModel.from_pretrained, and an mT5 checkpoint from there is read here.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { ConfigUnreadable, WeightsIncompatible, WeightsUnreadable } from "./Errors.ts"
import * as Safetensors from "./Safetensors.ts"
import { T5Config } from "./T5Config.ts"
import { parameters } from "./T5Parameters.ts"

/** Writes both files into `folder`, made if need be. The same encoder gives the same bytes. */
export const write = Effect.fn("EncoderFolder.write")(function*(
  folder: string,
  config: T5Config,
  weights: Safetensors.HostTensors
) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  yield* fs.writeFileString(join(folder, CONFIG_FILE), JSON.stringify(toFile(config), undefined, 2) + "\n")
  yield* fs.writeFile(join(folder, WEIGHTS_FILE), Safetensors.encode(weights))
})

/** The config in `folder`, and weights that fit it. */
export const read = Effect.fn("EncoderFolder.read")(function*(folder: string) {
  const config = yield* readConfig(folder)
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(folder, WEIGHTS_FILE)
  const bytes = yield* fs.readFile(path).pipe(
    Effect.mapError(({ message }) => new WeightsUnreadable({ path, found: message, hint: "Name an encoder's folder" }))
  )
  const weights = yield* Safetensors.decode(bytes, path)
  return { config, weights: yield* selectFitting(weights, config, path) }
})

/** The config in `folder`, and where in its file of weights, which is not read whole, the weights are. */
export const locate = Effect.fn("EncoderFolder.locate")(function*(folder: string) {
  const config = yield* readConfig(folder)
  const path = (yield* Path.Path).join(folder, WEIGHTS_FILE)
  return { config, places: yield* selectFitting(yield* Safetensors.places(path), config, path) }
})

export const readConfig = Effect.fn("EncoderFolder.readConfig")(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(folder, CONFIG_FILE)
  const unreadable = ({ message }: { readonly message: string }) => new ConfigUnreadable({ path, found: message })
  const text = yield* fs.readFileString(path).pipe(Effect.mapError(unreadable))
  return fromFile(yield* Schema.decodeUnknownEffect(ConfigFile)(text).pipe(Effect.mapError(unreadable)))
})

export const CONFIG_FILE = "config.json"
export const WEIGHTS_FILE = "model.safetensors"

const { fields } = T5Config

/** The keys of config.json that decide what an encoder computes; others are not looked at. */
const ConfigFile = Schema.fromJsonString(Schema.Struct({
  model_type: Schema.Literals(["mt5", "t5"]),
  feed_forward_proj: Schema.Literal("gated-gelu"),
  vocab_size: fields.vocabularySize,
  d_model: fields.dModel,
  d_ff: fields.dFf,
  d_kv: fields.dKv,
  num_heads: fields.heads,
  num_layers: fields.layers,
  relative_attention_num_buckets: fields.relativeBuckets,
  relative_attention_max_distance: Schema.optionalKey(fields.relativeMaxDistance),
  layer_norm_epsilon: fields.layerNormEpsilon,
  dropout_rate: fields.dropout
}))

const fromFile = (file: typeof ConfigFile.Type): T5Config => ({
  vocabularySize: file.vocab_size,
  dModel: file.d_model,
  dFf: file.d_ff,
  dKv: file.d_kv,
  heads: file.num_heads,
  layers: file.num_layers,
  relativeBuckets: file.relative_attention_num_buckets,
  // The configs of 2020 do not name it.
  relativeMaxDistance: file.relative_attention_max_distance ?? 128,
  layerNormEpsilon: file.layer_norm_epsilon,
  dropout: file.dropout_rate
})

const toFile = (config: T5Config) => ({
  architectures: ["MT5EncoderModel"],
  model_type: "mt5",
  is_encoder_decoder: false,
  use_cache: false,
  tie_word_embeddings: false,
  vocab_size: config.vocabularySize,
  d_model: config.dModel,
  d_ff: config.dFf,
  d_kv: config.dKv,
  num_heads: config.heads,
  num_layers: config.layers,
  relative_attention_num_buckets: config.relativeBuckets,
  relative_attention_max_distance: config.relativeMaxDistance,
  layer_norm_epsilon: config.layerNormEpsilon,
  dropout_rate: config.dropout,
  feed_forward_proj: "gated-gelu",
  pad_token_id: 0,
  eos_token_id: 1,
  torch_dtype: "float32"
})

/** The tensors that the encoder consists of; those of a decoder, and second names of one tensor, are left out. */
const selectFitting = <T extends { readonly shape: ReadonlyArray<number> }>(
  weights: Readonly<Record<string, T>>,
  config: T5Config,
  path: string
) => {
  const wanted = parameters(config)
  const names = new Set(wanted.map(({ name }) => name))
  const problems = {
    missing: wanted.filter(({ name }) => !(name in weights)).map(({ name }) => name),
    unexpected: Object.keys(weights).filter((name) => !names.has(name) && !isIgnored(name)),
    misshapen: wanted.flatMap(({ name, shape }) => {
      const found = weights[name]?.shape
      return found === undefined || String(found) === String(shape) ? [] : [`${name}: [${found}] instead of [${shape}]`]
    })
  }
  if (Object.values(problems).some((list) => list.length > 0)) {
    return Effect.fail(new WeightsIncompatible({ path, ...problems }))
  }
  return Effect.succeed(Object.fromEntries(wanted.map(({ name }) => [name, weights[name]])))
}

const isIgnored = (name: string): boolean => /^(decoder\.|lm_head\.|encoder\.embed_tokens\.)/.test(name)
