/** Tokenizers as their authors publish them, against SentencePiece and transformers. */
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import * as Result from "effect/Result"
import { createHash } from "node:crypto"
import { Tokenizer as Library } from "tokenizers"
import { truncate } from "../../../src/models/TokenBatch.ts"
import { CONTROL, NORMAL, UNKNOWN, USER_DEFINED } from "../../../src/models/tokenizer/sentencepiece/ModelFile.ts"
import * as SentencePiece from "../../../src/models/tokenizer/sentencepiece/SentencePiece.ts"
import * as TokenizerFolder from "../../../src/models/tokenizer/TokenizerFolder.ts"
import * as Characters from "../../../src/models/tokenizer/wordpiece/Characters.ts"
import { Disk } from "../../effect.ts"
import { labse, mt5, published, symbols, xlmR } from "./published.ts"

type Files = Readonly<Record<string, string | Uint8Array>>

/** What `body` makes of a folder with these files. */
const within = <A, E>(
  files: Files,
  body: (folder: string, fs: FileSystem.FileSystem) => Effect.Effect<A, E, FileSystem.FileSystem | Path.Path>
): Promise<A> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = yield* fs.makeTempDirectoryScoped()
    for (const [file, content] of Object.entries(files)) {
      yield* fs.writeFile(`${folder}/${file}`, typeof content === "string" ? Buffer.from(content) : content)
    }
    return yield* body(folder, fs)
  }).pipe(Effect.scoped, Effect.provide(Disk), Effect.runPromise)

const load = (files: Files) => within(files, TokenizerFolder.load)
const refused = (files: Files) => within(files, (folder) => Effect.flip(TokenizerFolder.load(folder)))

const CASED = `{"do_lower_case": false, "tokenizer_class": "BertTokenizer", "strip_accents": null}`

const models = [
  { name: "mt5-tiny", files: { "spiece.model": mt5 }, size: 600, pad: 0 },
  { name: "symbols", files: { "spiece.model": symbols }, size: 500, pad: 0 },
  { name: "xlm-r-tiny", files: { "sentencepiece.bpe.model": xlmR }, size: 402, pad: 1 },
  { name: "labse-tiny", files: { "vocab.txt": labse, "tokenizer_config.json": CASED }, size: 700, pad: 0 },
  { name: "labse-tiny, lower case", files: { "vocab.txt": labse }, size: 700, pad: 0 }
] as const

for (const { files, name, pad, size } of models) {
  test(`${name}: ids are those of the reference`, async (t) => {
    const tokenizer = await load(files)
    t.true(published.texts.length > 80)
    published.texts.forEach((text, i) => t.deepEqual([...tokenizer.encode(text)], published[name][i], text))
    t.deepEqual(tokenizer.encodeBatch(published.texts), published.texts.map(tokenizer.encode))
    t.is(tokenizer.vocabularySize, size)
    t.is(tokenizer.padId, pad)
  })

  test(`${name}: adopted, it encodes as before, and so does the library with its tokenizer.json`, async (t) => {
    const { adopted, library } = await within(files, (folder) =>
      Effect.gen(function*() {
        yield* TokenizerFolder.adopt(folder, `${folder}/adopted`)
        t.deepEqual(
          yield* TokenizerFolder.filesOf(`${folder}/adopted`),
          [Object.keys(files)[0], "tokenizer.json", "tokenizer_config.json"]
        )
        const adopted = yield* TokenizerFolder.load(`${folder}/adopted`)
        return { adopted, library: Library.fromFile(`${folder}/adopted/tokenizer.json`) }
      }))
    published.texts.forEach((text, i) => t.deepEqual([...adopted.encode(text)], published[name][i], text))
    const plain = published.texts.slice(0, 24)
    const ids = (await library.encodeBatch(plain)).map((encoding) => encoding.getIds())
    t.deepEqual(ids, published[name].slice(0, 24))
    t.is(library.getVocabSize(), size)
  })
}

test("a tokenizer.json of another kind is the library's, and is adopted as it is", async (t) => {
  const { decoded, ids, kept, size } = await within({ ...models[3].files }, (folder, fs) =>
    Effect.gen(function*() {
      yield* TokenizerFolder.adopt(folder, `${folder}/described`)
      yield* fs.remove(`${folder}/described/vocab.txt`)
      yield* TokenizerFolder.adopt(`${folder}/described`, `${folder}/adopted`)
      const tokenizer = yield* TokenizerFolder.load(`${folder}/adopted`)
      const ids = tokenizer.encodeBatch(published.texts.slice(0, 24))
      return {
        ids: ids.map((ids) => [...ids]),
        decoded: tokenizer.decode(tokenizer.encode("minutes, me")),
        kept: yield* TokenizerFolder.filesOf(`${folder}/adopted`),
        size: tokenizer.vocabularySize
      }
    }))
  t.deepEqual(ids, published["labse-tiny"].slice(0, 24))
  t.is(decoded, "minutes , me")
  t.deepEqual(kept, ["tokenizer.json", "tokenizer_config.json"])
  t.is(size, 700)
})

test("a tokenizer.json that the library does not take is refused with what it says", async (t) => {
  const { found } = await refused({
    "tokenizer.json": `{"normalizer": 1, "pre_tokenizer": 1, "post_processor": 1, "decoder": 1, "model": 1}`
  })
  t.regex(found, /Error/)
})

test("a shortened text keeps the special tokens at both ends", async (t) => {
  const tokenizer = await load(models[2].files)
  const ids = truncate(tokenizer.encode(published.texts[0]), 5)
  t.deepEqual([ids.length, ids[0], ids[4]], [5, 0, 2])
})

test("an unpaired surrogate counts as U+FFFD", async (t) => {
  for (const { files } of models) {
    const { encode } = await load(files)
    t.deepEqual(encode("a\ud83d \udc00"), encode("a\ufffd \ufffd"))
  }
})

test("every character of Unicode is to us what it is to BERT", (t) => {
  const characters = Array.from({ length: 0x110000 }, (_, at) => at).filter((at) => at < 0xd800 || at >= 0xe000)
  const kinds = Uint8Array.from(characters, Characters.kindOf)
  t.is(createHash("sha256").update(kinds).digest("hex"), published.characters)
})

test("mT5's pieces decode as SentencePiece decodes them", async (t) => {
  const { decode } = await load({ "spiece.model": mt5 })
  published["mt5-tiny"].forEach((ids, i) => t.is(decode(ids), published["mt5-tiny, decoded"][i]))
})

test("other tokenizers decode to their texts, special tokens and foreign ids left out", async (t) => {
  const xlm = await load({ "sentencepiece.bpe.model": xlmR })
  t.is(xlm.decode([...xlm.encode("  wake me"), 1, 1, 401, 402, -1]), "wake me")
  const bert = await load(models[3].files)
  t.is(bert.decode([...bert.encode("minutes, me"), 0, 700]), "minutes , me")
})

test("a tokenizer of a class that reads the file otherwise is refused", async (t) => {
  const { path } = await refused({
    "spiece.model": mt5,
    "tokenizer_config.json": `{"tokenizer_class": "AlbertTokenizer"}`
  })
  t.regex(path, /tokenizer\.json$/)
})

test("a config that is none is refused by its path", async (t) => {
  const { path } = await refused({ "vocab.txt": labse, "tokenizer_config.json": `{"do_lower_case": "no"}` })
  t.regex(path, /tokenizer_config\.json$/)
})

test("a model that is not XLM-R's, in a file of its name, is refused", async (t) => {
  t.is(
    (await refused({ "sentencepiece.bpe.model": mt5 })).found,
    "the pieces <pad> </s> <unk> first, where XLM-R has <unk> <s> </s>"
  )
  t.is((await refused({ "spiece.model": xlmR })).found, "no padding piece, which mT5 has")
})

test("a vocabulary without BERT's special tokens is refused", async (t) => {
  t.is((await refused({ "vocab.txt": "[PAD]\n[UNK]\n[CLS]\na\n" })).found, "4 tokens without [SEP]")
})

test("a user-defined symbol wins over pieces that are very likely, as in SentencePiece 0.2.2", (t) => {
  const piece = (text: string, score: number, kind: number) => ({ text, score, kind })
  const specials = [piece("<pad>", 0, CONTROL), piece("</s>", 0, CONTROL), piece("<unk>", 0, UNKNOWN)]
  const likely = ["▁", "a", "b"].map((text) => piece(text, Math.fround(-0.04), NORMAL))
  const model = Result.getOrThrow(SentencePiece.make({
    pieces: specials.concat(likely, piece("ab", 0, USER_DEFINED)),
    unknown: 2,
    begin: -1,
    end: 1,
    pad: 0,
    byteFallback: false,
    normalizer: { charsMap: new Uint8Array(0), addDummyPrefix: true, removeExtraWhitespaces: true }
  }))
  const ids: Array<number> = []
  model.encode("ab ba", ids)
  t.deepEqual(ids, [3, 6, 3, 5, 4])
})
