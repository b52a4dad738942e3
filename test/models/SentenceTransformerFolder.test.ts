import * as NodeServices from "@effect/platform-node/NodeServices"
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as PublishedEncoder from "../../src/models/PublishedEncoder.ts"
import * as SentenceTransformerFolder from "../../src/models/SentenceTransformerFolder.ts"
import * as TokenizerFolder from "../../src/models/tokenizer/TokenizerFolder.ts"

/** A repository as it is published: see test/golden/checkpoints/README.md. */
const hub = (name: string) => fileURLToPath(new URL(`../golden/hub/${name}`, import.meta.url))

/** The files of the folder that a published model is exported to, by name. */
const exported = (name: string, options: PublishedEncoder.Options, maxTokens?: number) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const temporary = yield* fs.makeTempDirectoryScoped()
    const [encoder, tokenizer, folder] = ["encoder", "tokenizer", "folder"].map((part) => `${temporary}/${part}`)
    yield* PublishedEncoder.convert(hub(name), encoder, options)
    yield* TokenizerFolder.adopt(hub(name), tokenizer)
    yield* SentenceTransformerFolder.write(folder, { encoder, tokenizer, prompts: {}, maxTokens })
    const files = new Map<string, Uint8Array>()
    for (const file of (yield* fs.readDirectory(folder, { recursive: true })).sort()) {
      const { type } = yield* fs.stat(`${folder}/${file}`)
      if (type === "File") files.set(file, yield* fs.readFile(`${folder}/${file}`))
    }
    return files
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer), Effect.runPromise)

const jsonOf = (files: ReadonlyMap<string, Uint8Array>, file: string) =>
  JSON.parse(new TextDecoder().decode(files.get(file)))

const dense = { pooling: "cls", head: { _tag: "dense-tanh", width: 16 }, seed: 0 } as const

test("LaBSE becomes the modules that it was published as", async (t) => {
  const files = await exported("labse-tiny", dense)
  const published = (file: string) => JSON.parse(readFileSync(`${hub("labse-tiny")}/${file}`, "utf8"))
  t.deepEqual(jsonOf(files, "modules.json"), published("modules.json"))
  t.deepEqual(jsonOf(files, "2_Dense/config.json"), published("2_Dense/config.json"))
  t.like(jsonOf(files, "1_Pooling/config.json"), published("1_Pooling/config.json"))
  t.like(jsonOf(files, "sentence_bert_config.json"), published("sentence_bert_config.json"))
  t.is(new TextDecoder().decode(files.get("vocab.txt")), readFileSync(`${hub("labse-tiny")}/vocab.txt`, "utf8"))
  t.true(files.has("2_Dense/model.safetensors") && files.has("tokenizer.json"))
})

test("texts are cut to what was asked for, and never to more than there are positions", async (t) => {
  const limit = async (maxTokens?: number) =>
    jsonOf(await exported("xlm-r-tiny", { seed: 0 }, maxTokens), "sentence_bert_config.json").max_seq_length
  t.deepEqual([await limit(), await limit(20), await limit(200)], [64, 20, 64])
})

test("a projection becomes a dense module without a bias", async (t) => {
  const files = await exported("mt5-tiny", { head: { _tag: "projection", width: 5 }, seed: 1 })
  t.like(jsonOf(files, "2_Dense/config.json"), {
    in_features: 8,
    out_features: 5,
    bias: false,
    activation_function: "torch.nn.modules.linear.Identity"
  })
})

test("an encoder whose embeddings are means has no dense module", async (t) => {
  const files = await exported("mt5-tiny", { seed: 0 })
  t.deepEqual(jsonOf(files, "modules.json").map(({ path }: { readonly path: string }) => path), [
    "",
    "1_Pooling",
    "2_Normalize"
  ])
})
