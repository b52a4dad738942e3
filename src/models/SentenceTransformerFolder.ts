/**
 * An encoder with its tokenizer in the folder that sentence-transformers and transformers load, with the same
 * embeddings: the files of both, how hidden states become an embedding, the prefixes of training as prompts, and
 * `model.onnx` for programs that have neither, whose weights are those in `model.safetensors`.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as EncoderFolder from "./EncoderFolder.ts"
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
  const { config, places } = yield* EncoderFolder.locate(parts.encoder)
  const model = yield* Effect.promise(() => import("./OnnxModel.ts"))
  yield* fs.makeDirectory(join(folder, POOLING), { recursive: true })
  for (const file of [EncoderFolder.CONFIG_FILE, EncoderFolder.WEIGHTS_FILE]) {
    yield* copy(join(parts.encoder, file), join(folder, file))
  }
  yield* copy(join(parts.tokenizer, TokenizerFolder.FILE), join(folder, TokenizerFolder.FILE))
  yield* fs.writeFile(join(folder, "model.onnx"), model.encode(config, places, EncoderFolder.WEIGHTS_FILE))
  const described = {
    [TokenizerFolder.CONFIG_FILE]: yield* tokenizerConfig(parts),
    "modules.json": modules,
    "sentence_bert_config.json": { max_seq_length: parts.maxTokens ?? null, do_lower_case: false },
    "config_sentence_transformers.json": {
      prompts: parts.prompts,
      default_prompt_name: null,
      similarity_fn_name: "cosine"
    },
    [join(POOLING, "config.json")]: pooling(config.dModel)
  }
  for (const [file, content] of Object.entries(described)) {
    yield* fs.writeFileString(join(folder, file), JSON.stringify(content, null, 2) + "\n")
  }
})

/** A copy that its owner may change, whatever the permissions of the file. */
const copy = Effect.fnUntraced(function*(from: string, to: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.copyFile(from, to)
  yield* fs.chmod(to, 0o644)
})

const Config = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))

/** The tokenizer's own, with what only an encoder can say: how long a text may be, and that it has one kind of token. */
const tokenizerConfig = Effect.fnUntraced(function*({ maxTokens, tokenizer }: Parts) {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(tokenizer, TokenizerFolder.CONFIG_FILE)
  const config = yield* fs.readFileString(path).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Config)),
    Effect.mapError(({ message }) => new TokenizerUnreadable({ path, found: message, hint: HINT }))
  )
  const length = maxTokens === undefined ? {} : { model_max_length: maxTokens }
  return { ...config, ...length, model_input_names: ["input_ids", "attention_mask"] }
})

const HINT = "Name a tokenizer's folder"

const POOLING = "1_Pooling"

const modules = [
  { idx: 0, name: "0", path: "", type: "sentence_transformers.models.Transformer" },
  { idx: 1, name: "1", path: POOLING, type: "sentence_transformers.models.Pooling" },
  { idx: 2, name: "2", path: "2_Normalize", type: "sentence_transformers.models.Normalize" }
]

/** In the words that all versions of sentence-transformers understand: version 6 has other ones, too. */
const pooling = (width: number) => ({
  word_embedding_dimension: width,
  pooling_mode_cls_token: false,
  pooling_mode_mean_tokens: true,
  pooling_mode_max_tokens: false,
  pooling_mode_mean_sqrt_len_tokens: false,
  include_prompt: true
})
