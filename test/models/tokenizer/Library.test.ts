/** The Rust library `tokenizers`, which transformers runs, against this program: same folder, same ids. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { Tokenizer as Library } from "tokenizers"
import { fromVocabulary } from "../../../src/models/tokenizer/Tokenizer.ts"
import * as TokenizerFolder from "../../../src/models/tokenizer/TokenizerFolder.ts"
import { train } from "../../../src/models/tokenizer/training/UnigramTrainer.ts"
import { END, type Vocabulary } from "../../../src/models/tokenizer/Vocabulary.ts"
import * as Stream from "../../../src/random/Stream.ts"
import { sentences } from "./sentences.ts"

const trained = (byteFallback: boolean): Vocabulary =>
  Effect.runSync(Effect.fromResult(train(sentences, { vocabularySize: 700, byteFallback })))

const libraryOf = (vocabulary: Vocabulary): Promise<Library> =>
  Effect.gen(function*() {
    const folder = yield* (yield* FileSystem.FileSystem).makeTempDirectoryScoped()
    yield* TokenizerFolder.write(vocabulary, folder)
    return Library.fromFile(`${folder}/tokenizer.json`)
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer), Effect.runPromise)

/** Characters of the six languages, and of others; spaces, joiners, marks that compose, surrogate pairs. */
const CHARACTERS = [...sentences.join(""), ..."   \t\u00a0\u3000\u200b\u200d\ufeff\u0301\u0308▁ＡａⅣ㌔中日한да🙂👩🇩🇪"]

const scrambled = Array.from({ length: 3000 }, (_, text) => {
  const stream = Stream.make(text, "test/tokenizer")
  const length = Stream.integer(stream, 0, 60)
  return Array.from({ length }, (_, i) => CHARACTERS[Stream.integer(stream, i + 1, CHARACTERS.length)]).join("")
})

for (const byteFallback of [true, false]) {
  test(`the library encodes and decodes as this program does, byte fallback ${byteFallback}`, async (t) => {
    const vocabulary = trained(byteFallback)
    const library = await libraryOf(vocabulary)
    const tokenizer = fromVocabulary(vocabulary)
    const texts = [...sentences, ...scrambled, "", "  "]
    const ids = (await library.encodeBatch(texts)).map((encoding) => encoding.getIds())
    t.deepEqual(tokenizer.encodeBatch(texts).map((ids) => [...ids]), ids)
    t.deepEqual(ids.map(tokenizer.decode), await library.decodeBatch(ids, true))
  })
}

test("only the library alone takes a special token typed out in a text for that token", async (t) => {
  const vocabulary = trained(true)
  const library = await libraryOf(vocabulary)
  const ids = (await library.encode("a</s>b")).getIds()
  t.is(ids.filter((id) => id === END).length, 2)
  t.is(fromVocabulary(vocabulary).encode("a</s>b").filter((id) => id === END).length, 1)
})
