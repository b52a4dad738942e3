/** encode: an encoder and texts → one L2-normalised embedding a text. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { Encoder } from "../../schemas/Encoder.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { Tokenizer } from "../../schemas/Tokenizer.ts"
import * as Stage from "../engine/Stage.ts"
import { EncoderConfig } from "../models/Encoder.ts"
import * as Memory from "../models/Memory.ts"
import * as Backend from "../tensors/Backend.ts"

export const Encode = Stage.make({
  name: "encode",
  module: import.meta.url,
  params: Schema.Struct({
    /** Put before every text: the query or the passage prefix of training. */
    prefix: Schema.String,
    maxTokens: Schema.Int,
    /** Texts encoded at once; it moves the last bits, so it is a param. */
    batchSize: Schema.Int,
    backend: Backend.Name
  }),
  options: Schema.Struct({
    /** What will encode, if that is known before: the plan then says how much memory it takes. */
    expected: Schema.optionalKey(Schema.Struct({ encoder: EncoderConfig }))
  }),
  inputs: { encoder: Encoder, tokenizer: Tokenizer, texts: Texts },
  outputs: { embeddings: Embeddings },
  environment: ({ backend }) => ({ ...Backend.environment(backend) }),
  resources: ({ backend, batchSize, maxTokens }, { expected }) => {
    if (expected === undefined) return {}
    const shape = { ...expected, batchSize, tokens: maxTokens }
    return { memory: Memory.processBytes(shape, Backend.kernels(backend)) / 2 ** 30 }
  },
  *run({ inputs, outputs, params, progress }) {
    const { EncoderFolder, Models, TextEncoder, TokenizerFolder, Weights } = yield* modules
    const config = yield* EncoderFolder.readConfig(inputs.encoder.path)
    yield* Models.checkLength(config, params.maxTokens)
    const encode = yield* Models.program(config)
    const dimensions = Models.dimensions(config)
    const tokenizer = yield* TokenizerFolder.load(inputs.tokenizer.path)
    const { id, lang, text } = yield* TableFile.readColumns(Texts, inputs.texts.path)
    const values = yield* TextEncoder.encodeAll({
      sequences: text.map((text) => tokenizer.encode(params.prefix + text)),
      maxTokens: params.maxTokens,
      batchSize: params.batchSize,
      dimensions,
      encode,
      weights: Effect.flatMap(EncoderFolder.open(inputs.encoder.path), ({ tensors }) => Weights.load(tensors)),
      onProgress: (done) => progress({ done, total: text.length, unit: "texts" })
    }).pipe(Effect.provide(Backend.layer(params.backend)))
    yield* TableFile.writeColumns(Embeddings, outputs.embeddings.path, { id, lang, embedding: { values, dimensions } })
  }
})

/** Loaded when the stage runs, so that planning needs no tensor library. */
const modules = Effect.promise(async () => ({
  EncoderFolder: await import("../models/EncoderFolder.ts"),
  Models: await import("../models/Encoder.ts"),
  TextEncoder: await import("../models/TextEncoder.ts"),
  TokenizerFolder: await import("../models/tokenizer/TokenizerFolder.ts"),
  Weights: await import("../models/Weights.ts")
}))
