/**
 * An encoder with its tokenizer in the folder that sentence-transformers and transformers load, with the same
 * embeddings: the files of both, how hidden states become an embedding, the prefixes of training as prompts, and
 * `model.onnx` for programs that have neither, whose weights are those in `model.safetensors`.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Encoder from "./Encoder.ts"
import * as EncoderFolder from "./EncoderFolder.ts"
import * as Head from "./Head.ts"
import { TokenizerUnreadable } from "./tokenizer/Errors.ts"
import * as TokenizerFolder from "./tokenizer/TokenizerFolder.ts"

export interface Parts {
  /** The folder of an encoder: EncoderFolder.ts. */
  readonly encoder: string
  /** The folder of its tokenizer: TokenizerFolder.ts. */
  readonly tokenizer: string
  /** What training put before texts, by the name of the prompt. */
  readonly prompts: Readonly<Record<string, string>>
  /** Longer texts are cut to this many tokens, their end included. Default: no limit. */
  readonly maxTokens?: number | undefined
}

/** Writes `folder`, made if need be. The same parts give the same bytes. */
export const write = Effect.fn("SentenceTransformerFolder.write")(function*(folder: string, parts: Parts) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const config = yield* EncoderFolder.readConfig(parts.encoder)
  const maxTokens = Math.min(parts.maxTokens ?? Infinity, Encoder.maxTokens(config))
  yield* fs.makeDirectory(join(folder, POOLING), { recursive: true })
  for (const file of [EncoderFolder.CONFIG_FILE, EncoderFolder.WEIGHTS_FILE]) {
    yield* copy(join(parts.encoder, file), join(folder, file))
  }
  for (const file of yield* TokenizerFolder.filesOf(parts.tokenizer)) {
    yield* copy(join(parts.tokenizer, file), join(folder, file))
  }
  if (config.head !== undefined) {
    yield* fs.makeDirectory(join(folder, DENSE))
    yield* copy(join(parts.encoder, EncoderFolder.HEAD_FILE), join(folder, DENSE, EncoderFolder.WEIGHTS_FILE))
  }
  yield* writeOnnxModel(folder, parts.encoder)
  const described = {
    [TokenizerFolder.CONFIG_FILE]: yield* tokenizerConfig(parts.tokenizer, maxTokens),
    "modules.json": modulesOf(config),
    "sentence_bert_config.json": transformerOf(config, maxTokens),
    "config_sentence_transformers.json": {
      prompts: parts.prompts,
      default_prompt_name: null,
      similarity_fn_name: "cosine"
    },
    [join(POOLING, "config.json")]: poolingOf(config),
    ...(config.head === undefined ? {} : { [join(DENSE, "config.json")]: denseOf(config.dModel, config.head) })
  }
  for (const [file, content] of Object.entries(described)) {
    yield* fs.writeFileString(join(folder, file), JSON.stringify(content, null, 2) + "\n")
  }
})

/** Its weights are those of the other files. */
const writeOnnxModel = Effect.fnUntraced(function*(folder: string, encoder: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const model = yield* Effect.promise(() => import("./OnnxModel.ts"))
  const { config, places } = yield* EncoderFolder.locate(encoder)
  const moved = (file: string) => file === EncoderFolder.HEAD_FILE ? `${DENSE}/${EncoderFolder.WEIGHTS_FILE}` : file
  const stored = Object.fromEntries(
    Object.entries(places).map(([name, place]) => [name, { ...place, file: moved(place.file) }])
  )
  yield* fs.writeFile(join(folder, "model.onnx"), model.encode(config, yield* Encoder.onnx(config), stored))
})

/** A copy that its owner may change, whatever the permissions of the file. */
const copy = Effect.fnUntraced(function*(from: string, to: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.copyFile(from, to)
  yield* fs.chmod(to, 0o644)
})

const Config = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))

/** The tokenizer's own, with what only an encoder can say: how long a text may be, and that it has one kind of token. */
const tokenizerConfig = Effect.fnUntraced(function*(tokenizer: string, maxTokens: number) {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(tokenizer, TokenizerFolder.CONFIG_FILE)
  const config = yield* fs.readFileString(path).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Config)),
    Effect.mapError(({ message }) => new TokenizerUnreadable({ path, found: message, hint: HINT }))
  )
  const length = Number.isFinite(maxTokens) ? { model_max_length: maxTokens } : {}
  return { ...config, ...length, model_input_names: ["input_ids", "attention_mask"] }
})

const HINT = "Name a tokenizer's folder"

const POOLING = "1_Pooling"
const DENSE = "2_Dense"

const modulesOf = ({ head }: Head.Head) => {
  const modules = [["", "Transformer"], [POOLING, "Pooling"]]
  if (head !== undefined) modules.push([DENSE, "Dense"])
  modules.push([`${modules.length}_Normalize`, "Normalize"])
  return modules.map(([path, type], idx) => ({
    idx,
    name: String(idx),
    path,
    type: `sentence_transformers.models.${type}`
  }))
}

const transformerOf = (config: Encoder.EncoderConfig, maxTokens: number) => {
  const modelArguments = Encoder.modelArguments(config)
  return {
    max_seq_length: Number.isFinite(maxTokens) ? maxTokens : null,
    do_lower_case: false,
    ...(Object.keys(modelArguments).length === 0 ? {} : { model_args: modelArguments })
  }
}

/** In the words that all versions of sentence-transformers understand: version 6 has other ones, too. */
const poolingOf = ({ dModel, pooling = "mean" }: Encoder.EncoderConfig) => ({
  word_embedding_dimension: dModel,
  pooling_mode_cls_token: pooling === "cls",
  pooling_mode_mean_tokens: pooling === "mean",
  pooling_mode_max_tokens: false,
  pooling_mode_mean_sqrt_len_tokens: false,
  include_prompt: true
})

const denseOf = (inputs: number, { _tag, width }: Head.Layer) => ({
  in_features: inputs,
  out_features: width,
  bias: _tag === "dense-tanh",
  activation_function: `torch.nn.modules.${_tag === "dense-tanh" ? "activation.Tanh" : "linear.Identity"}`
})
