/**
 * A tokenizer on disk. What this program trains is `tokenizer.json` in the Unigram form of Hugging Face's `tokenizers`,
 * which encodes with it as this program does; what others have published is a file of theirs (Published.ts), beside
 * the same as a `tokenizer.json`. With `tokenizer_config.json` transformers loads either.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import { inspect, isDeepStrictEqual } from "node:util"
import { TokenizerUnreadable } from "./Errors.ts"
import * as Library from "./huggingface/Library.ts"
import { pipeline } from "./Pipeline.ts"
import * as Published from "./Published.ts"
import { fromVocabulary, type Tokenizer } from "./Tokenizer.ts"
import { END, PAD, reserved, SPECIAL_TOKENS, UNKNOWN, type Vocabulary } from "./Vocabulary.ts"

/** Writes both files into `folder`, made if need be. The same vocabulary gives the same bytes. */
export const write = Effect.fn("TokenizerFolder.write")(function*(
  vocabulary: Vocabulary,
  folder: string
): Effect.fn.Return<void, PlatformError, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  yield* fs.writeFileString(join(folder, FILE), json(tokenizerOf(vocabulary)))
  yield* fs.writeFileString(join(folder, CONFIG_FILE), json(configOf(SPECIAL_NAMES)))
})

/** The tokenizer of a folder, whichever it holds. */
export const load = Effect.fn("TokenizerFolder.load")(function*(
  folder: string
): Effect.fn.Return<Tokenizer, TokenizerUnreadable, FileSystem.FileSystem | Path.Path> {
  const published = yield* Published.open(folder)
  if (published !== undefined) return published.tokenizer
  return (yield* isForeign(folder))
    ? yield* Library.open((yield* Path.Path).join(folder, FILE))
    : fromVocabulary(yield* read(folder))
})

/** Whether there is a tokenizer.json that treats text otherwise than those this program writes. */
const isForeign = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const text = fs.readFileString((yield* Path.Path).join(folder, FILE))
  const file = yield* Effect.option(Effect.flatMap(text, Schema.decodeUnknownEffect(AnyFile)))
  return Option.isSome(file) && !PARTS.every((part) => isOurs(part, file.value[part]))
})

const AnyFile = Schema.fromJsonString(Schema.Struct({
  normalizer: Schema.Unknown,
  pre_tokenizer: Schema.Unknown,
  post_processor: Schema.Unknown,
  decoder: Schema.Unknown,
  model: Schema.Unknown
}))

/**
 * Makes `folder`, if need be, a tokenizer's: from the files of a published repository that lie in `files`. Where the
 * repository has a SentencePiece model or a vocab.txt, its tokenizer.json is written anew, so that all programs see
 * one tokenizer.
 */
export const adopt = Effect.fn("TokenizerFolder.adopt")(function*(
  files: string,
  folder: string
): Effect.fn.Return<void, TokenizerUnreadable | PlatformError, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const published = yield* Published.open(files)
  if (published === undefined) {
    yield* load(files)
    yield* fs.makeDirectory(folder, { recursive: true })
    for (const file of yield* filesOf(files)) yield* copy(join(files, file), join(folder, file))
    return
  }
  yield* fs.makeDirectory(folder, { recursive: true })
  yield* copy(join(files, published.file), join(folder, published.file))
  yield* fs.writeFileString(join(folder, FILE), json(published.description()))
  yield* fs.writeFileString(
    join(folder, CONFIG_FILE),
    json({ ...configOf(published.specialTokens), ...published.settings })
  )
})

/** A copy that its owner may change, whatever the permissions of the file. */
const copy = Effect.fnUntraced(function*(from: string, to: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.copyFile(from, to)
  yield* fs.chmod(to, 0o644)
})

/** The names of a tokenizer folder's files: all that a copy of the tokenizer needs. */
export const filesOf = Effect.fn("TokenizerFolder.filesOf")(function*(
  folder: string
): Effect.fn.Return<ReadonlyArray<string>, PlatformError, FileSystem.FileSystem | Path.Path> {
  const present = new Set(yield* (yield* FileSystem.FileSystem).readDirectory(folder))
  return [...Published.FILES, FILE, CONFIG_FILE].filter((file) => present.has(file))
})

/**
 * Reads `folder`'s tokenizer.json. One whose text goes through other steps than ours is refused, never half obeyed; its
 * truncation and padding, which belong to batches, are not looked at.
 */
export const read = Effect.fn("TokenizerFolder.read")(function*(
  folder: string
): Effect.fn.Return<Vocabulary, TokenizerUnreadable, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(folder, FILE)
  const unreadable = (found: string) => new TokenizerUnreadable({ path, found, hint: HINT })
  const text = yield* fs.readFileString(path).pipe(Effect.mapError((error) => unreadable(error.message)))
  const file = yield* Schema.decodeUnknownEffect(TokenizerFile)(text).pipe(
    Effect.mapError((error) => unreadable(`${text.length} characters: ${firstLine(error.message)}`))
  )
  const wrong = fault(file)
  if (wrong !== undefined) return yield* unreadable(wrong)
  const { byte_fallback: byteFallback, vocab } = file.model
  return { pieces: vocab.map(([text, score]) => ({ text, score })), byteFallback }
})

export const FILE = "tokenizer.json"
export const CONFIG_FILE = Published.CONFIG_FILE
const HINT = "Give a folder that the tokenizer step wrote, or run that step again"

const TokenizerFile = Schema.fromJsonString(Schema.Struct({
  normalizer: Schema.Unknown,
  pre_tokenizer: Schema.Unknown,
  post_processor: Schema.Unknown,
  decoder: Schema.Unknown,
  model: Schema.Struct({
    type: Schema.Literal("Unigram"),
    unk_id: Schema.Literal(UNKNOWN),
    vocab: Schema.Array(Schema.Tuple([Schema.NonEmptyString, Schema.Finite])),
    byte_fallback: Schema.Boolean
  })
}))

/** What keeps a file of the right shape from being a tokenizer of ours. */
const fault = (file: typeof TokenizerFile.Type): string | undefined => {
  const part = PARTS.find((part) => !isOurs(part, file[part]))
  if (part !== undefined) return `another ${part}: ${shown(file[part]).slice(0, 200)}`
  const texts = file.model.vocab.map(([text]) => text)
  const misplaced = reserved(file.model.byte_fallback).findIndex((text, id) => texts[id] !== text)
  if (misplaced >= 0) return `piece ${misplaced} is ${JSON.stringify(texts[misplaced])}`
  const seen = new Set<string>()
  const twice = texts.find((text) => seen.size === seen.add(text).size)
  return twice === undefined ? undefined : `piece ${JSON.stringify(twice)} twice`
}

const PARTS = ["normalizer", "pre_tokenizer", "post_processor", "decoder"] as const

/** Goes no deeper into a file than our own steps are. */
const isOurs = (part: typeof PARTS[number], found: unknown): boolean => isDeepStrictEqual(found, pipeline[part])

const shown = (value: unknown): string => inspect(value, { depth: 4, breakLength: Infinity })

const tokenizerOf = ({ byteFallback, pieces }: Vocabulary) => ({
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: SPECIAL_TOKENS.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true
  })),
  ...pipeline,
  model: {
    type: "Unigram",
    unk_id: UNKNOWN,
    vocab: pieces.map(({ score, text }) => [text, score]),
    byte_fallback: byteFallback
  }
})

const configOf = (specialTokens: Readonly<Record<string, string>>) => ({
  tokenizer_class: "PreTrainedTokenizerFast",
  ...specialTokens,
  clean_up_tokenization_spaces: false,
  // A special token typed out in a text stays text, as in this program.
  split_special_tokens: true
})

const SPECIAL_NAMES = {
  pad_token: SPECIAL_TOKENS[PAD],
  eos_token: SPECIAL_TOKENS[END],
  unk_token: SPECIAL_TOKENS[UNKNOWN]
}

const json = (value: unknown): string => JSON.stringify(value, null, 2) + "\n"

const firstLine = (text: string): string => text.split("\n", 1)[0]
