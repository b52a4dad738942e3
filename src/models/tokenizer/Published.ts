/**
 * Tokenizers as their authors publish them: a file in the format of the program that trained it, and transformers'
 * tokenizer_config.json, which may say more.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { TokenizerUnreadable } from "./Errors.ts"
import * as SentencePieceDescription from "./sentencepiece/HuggingFaceFile.ts"
import * as Layout from "./sentencepiece/Layout.ts"
import * as ModelFile from "./sentencepiece/ModelFile.ts"
import type { Tokenizer } from "./Tokenizer.ts"
import * as WordPieceDescription from "./wordpiece/HuggingFaceFile.ts"
import * as Vocabulary from "./wordpiece/Vocabulary.ts"
import * as WordPiece from "./wordpiece/WordPiece.ts"

export interface Published {
  readonly tokenizer: Tokenizer
  /** The file that holds it, by name. */
  readonly file: string
  /** The same tokenizer as the value of a tokenizer.json. */
  readonly description: () => unknown
  /** What tokenizer_config.json calls the special tokens. */
  readonly specialTokens: Readonly<Record<string, string>>
  /** The further entries of tokenizer_config.json that make a difference to ids. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** What of a tokenizer_config.json makes a difference to ids. */
const Config = Schema.Struct({
  tokenizer_class: Schema.optionalKey(Schema.NullOr(Schema.String)),
  do_lower_case: Schema.optionalKey(Schema.Boolean),
  strip_accents: Schema.optionalKey(Schema.NullOr(Schema.Boolean)),
  tokenize_chinese_chars: Schema.optionalKey(Schema.Boolean)
})
type Config = typeof Config.Type

interface Format {
  readonly file: string
  /** The tokenizers of transformers that read such a file as this program does. */
  readonly classes: ReadonlyArray<string>
  readonly open: (bytes: Uint8Array, config: Config) => Result.Result<Omit<Published, "file">, string>
}

const sentencePiece = (
  layoutOf: (file: ModelFile.ModelFile) => Result.Result<Layout.Layout, string>,
  specialTokens: (layout: Layout.Layout) => Readonly<Record<string, number | undefined>>
): Format["open"] =>
(bytes) =>
  Result.gen(function*() {
    const file = yield* ModelFile.parse(bytes)
    const layout = yield* layoutOf(file)
    const tokenizer = yield* Layout.tokenizer(file, layout)
    const names = Object.entries(specialTokens(layout)).flatMap(([name, id]) =>
      id === undefined ? [] : [[name, layout.tokens[id]]]
    )
    return {
      tokenizer,
      description: () => SentencePieceDescription.describe(file, layout),
      specialTokens: Object.fromEntries(names),
      settings: {}
    }
  })

const wordPiece: Format["open"] = (bytes, config) =>
  Result.map(Vocabulary.parse(Buffer.from(bytes).toString()), (vocabulary) => {
    const { do_lower_case: lowerCase = true, strip_accents, tokenize_chinese_chars: ideographsAlone = true } = config
    const options = { lowerCase, stripAccents: strip_accents ?? lowerCase, ideographsAlone }
    const { begin, end, pad, tokens, unknown } = vocabulary
    return {
      tokenizer: WordPiece.tokenizer(vocabulary, options),
      description: () => WordPieceDescription.describe(vocabulary, options),
      specialTokens: {
        pad_token: tokens[pad],
        unk_token: tokens[unknown],
        cls_token: tokens[begin],
        sep_token: tokens[end]
      },
      settings: {
        do_lower_case: lowerCase,
        strip_accents: options.stripAccents,
        tokenize_chinese_chars: ideographsAlone
      }
    }
  })

const formats: ReadonlyArray<Format> = [
  {
    file: "spiece.model",
    classes: ["T5Tokenizer", "MT5Tokenizer"],
    open: sentencePiece(Layout.mt5, ({ end, pad, unknown }) => ({ pad_token: pad, eos_token: end, unk_token: unknown }))
  },
  {
    file: "sentencepiece.bpe.model",
    classes: ["XLMRobertaTokenizer"],
    open: sentencePiece(Layout.xlmR, ({ begin, end, mask, pad, unknown }) => ({
      bos_token: begin,
      cls_token: begin,
      eos_token: end,
      sep_token: end,
      pad_token: pad,
      unk_token: unknown,
      mask_token: mask
    }))
  },
  { file: "vocab.txt", classes: ["BertTokenizer"], open: wordPiece }
]

/** The files that may hold a tokenizer. */
export const FILES: ReadonlyArray<string> = formats.map(({ file }) => file)

export const CONFIG_FILE = "tokenizer_config.json"

/** The tokenizer of a folder, or undefined where it has none of these formats. */
export const open = Effect.fn("Published.open")(function*(
  folder: string
): Effect.fn.Return<Published | undefined, TokenizerUnreadable, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const config = yield* readConfig(folder)
  const class_ = config.tokenizer_class?.replace(/Fast$/, "") ?? ANY
  for (const { classes, file, open } of formats) {
    const path = join(folder, file)
    const unreadable = (found: string) => new TokenizerUnreadable({ path, found, hint: HINT })
    if (class_ !== ANY && !classes.includes(class_)) continue
    if (!(yield* fs.exists(path).pipe(Effect.orElseSucceed(() => false)))) continue
    const bytes = yield* fs.readFile(path).pipe(Effect.mapError(({ message }) => unreadable(message)))
    const opened = yield* Effect.fromResult(open(bytes, config)).pipe(Effect.mapError(unreadable))
    return { ...opened, file }
  }
  return undefined
})

/** The class of transformers for whatever a tokenizer.json holds: it says nothing of the other files. */
const ANY = "PreTrainedTokenizer"

const HINT = "Give the folder of a published mT5, XLM-R or BERT tokenizer, and download its files again"

/** A folder without the file has a config without entries. */
const readConfig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(folder, CONFIG_FILE)
  if (!(yield* fs.exists(path).pipe(Effect.orElseSucceed(() => false)))) return {}
  return yield* fs.readFileString(path).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Schema.fromJsonString(Config))),
    Effect.mapError(({ message }) => new TokenizerUnreadable({ path, found: message.split("\n", 1)[0], hint: HINT }))
  )
})
