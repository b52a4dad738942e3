/** A T5 encoder in Hugging Face's files: its config.json, and the names of its tensors in checkpoints. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { T5Config } from "./T5Config.ts"
import { names } from "./T5Parameters.ts"

const { fields } = T5Config

export const modelTypes = ["mt5", "t5"]

/** The keys of config.json that decide what an encoder computes; others are not looked at. */
const ConfigFile = Schema.Struct({
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
})

export const read = (file: unknown): Effect.Effect<T5Config, Schema.SchemaError> =>
  Effect.map(Schema.decodeUnknownEffect(ConfigFile)(file), (file) => ({
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
  }))

export const write = (config: T5Config) => ({
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

export const modelArguments = {}

/** The decoder's are left out; the encoder's table may stand under its own name, the shared one, or both. */
export const tensorName = (published: string): string | undefined => {
  if (/^(decoder|lm_head)\./.test(published)) return undefined
  return published === "encoder.embed_tokens.weight" ? names.embedding : published
}
