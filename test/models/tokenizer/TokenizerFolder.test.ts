import * as NodeServices from "@effect/platform-node/NodeServices"
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { createHash } from "node:crypto"
import { Tokenizer as Library } from "tokenizers"
import type { TokenizerUnreadable } from "../../../src/models/tokenizer/Errors.ts"
import * as TokenizerFolder from "../../../src/models/tokenizer/TokenizerFolder.ts"
import { train } from "../../../src/models/tokenizer/training/UnigramTrainer.ts"
import { make, type Vocabulary } from "../../../src/models/tokenizer/Vocabulary.ts"
import { sentences } from "./sentences.ts"

const trained = Effect.runSync(Effect.fromResult(train(sentences, { vocabularySize: 700, byteFallback: true })))

const run = <A, E>(
  body: (folder: string, fs: FileSystem.FileSystem) => Effect.Effect<A, E, FileSystem.FileSystem | Path.Path>
): Promise<A> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    return yield* body(`${yield* fs.makeTempDirectoryScoped()}/tokenizer`, fs)
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer), Effect.runPromise)

/** Writes the vocabulary, changes its tokenizer.json, and reads it back as an error. */
const refused = (vocabulary: Vocabulary, change: (text: string) => string): Promise<TokenizerUnreadable> =>
  run((folder, fs) =>
    Effect.gen(function*() {
      yield* TokenizerFolder.write(vocabulary, folder)
      const file = `${folder}/tokenizer.json`
      yield* fs.writeFileString(file, change(yield* fs.readFileString(file)))
      return yield* Effect.flip(TokenizerFolder.read(folder))
    })
  )

test("a vocabulary reads back as it was written", async (t) => {
  const read = await run((folder) =>
    Effect.andThen(TokenizerFolder.write(trained, folder), TokenizerFolder.read(folder))
  )
  t.deepEqual(read, trained)
})

test("the bytes of a trained tokenizer are pinned", async (t) => {
  const digest = await run((folder, fs) =>
    Effect.gen(function*() {
      yield* TokenizerFolder.write(trained, folder)
      return createHash("sha256").update(yield* fs.readFile(`${folder}/tokenizer.json`)).digest("hex")
    })
  )
  t.is(digest, "65de9e4fa6b5ebe55f4d314379e5d71be8e11e96e64911d3f5203816c5dd1adf")
})

test("a folder that the library wrote again reads the same", async (t) => {
  const read = await run((folder) =>
    Effect.gen(function*() {
      yield* TokenizerFolder.write(trained, folder)
      Library.fromFile(`${folder}/tokenizer.json`).save(`${folder}/tokenizer.json`)
      return yield* TokenizerFolder.read(folder)
    })
  )
  t.deepEqual(read, trained)
})

test("a folder that is not there is an error that names the file", async (t) => {
  const error = await run((folder) => Effect.flip(TokenizerFolder.load(folder)))
  t.is(error._tag, "TokenizerUnreadable")
  t.regex(error.path, /tokenizer\.json$/)
  t.regex(error.found, /NotFound/)
})

test("a file cut short anywhere is refused, with its length", async (t) => {
  for (const share of [0, 0.01, 0.3, 0.9, 0.9999]) {
    const { found } = await refused(trained, (text) => text.slice(0, Math.floor(text.length * share)))
    t.regex(found, /^\d+ characters: /, String(share))
  }
})

test("a file of another shape is refused", async (t) => {
  for (const json of ["{}", "[]", `{"model": {"type": "BPE", "vocab": {}}}`]) {
    t.is((await refused(trained, () => json))._tag, "TokenizerUnreadable")
  }
})

test("a tokenizer with other steps around the model is refused by the name of the step", async (t) => {
  const { found } = await refused(trained, (text) => text.replace("NFKC", "NFC"))
  t.regex(found, /^another normalizer: .*NFC/)
})

test("a step of any depth is refused, by this program and by the library", async (t) => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`
  const damage = (text: string) => text.replace(/"normalizer": \{[^]*?\n {2}\}/, `"normalizer": ${deep}`)
  t.regex((await refused(trained, damage)).found, /^another normalizer: /)
  const loading = await run((folder, fs) =>
    Effect.gen(function*() {
      yield* TokenizerFolder.write(trained, folder)
      const file = `${folder}/tokenizer.json`
      yield* fs.writeFileString(file, damage(yield* fs.readFileString(file)))
      return yield* Effect.flip(TokenizerFolder.load(folder))
    })
  )
  t.is(loading._tag, "TokenizerUnreadable")
})

test("pieces out of place or twice are refused by name", async (t) => {
  const text = [{ text: "▁a", score: -1 }, { text: "▁b", score: -2 }]
  t.is(
    (await refused(make(text, false), (file) => file.replace("</s>\",\n        -", "<s>\",\n        -"))).found,
    `piece 1 is "<s>"`
  )
  t.is((await refused(make(text, false), (file) => file.replace(`"▁b"`, `"▁a"`))).found, `piece "▁a" twice`)
  t.is((await refused(make(text, true), (file) => file.replace("<0x7F>", "<0x7f>"))).found, `piece 130 is "<0x7f>"`)
})

test("the message tells path, finding and what to do", async (t) => {
  const { message } = await refused(make([], false), (file) => file.replace("<pad>\",\n        -", "<s>\",\n        -"))
  t.deepEqual(message.replace(/path .*\//, "path …/").split("\n"), [
    "The tokenizer folder cannot be read",
    "  path …/tokenizer.json",
    "  found  piece 0 is \"<s>\"",
    "Give a folder that the tokenizer step wrote, or run that step again"
  ])
})
