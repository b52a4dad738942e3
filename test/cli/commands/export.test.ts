import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { Embeddings } from "../../../schemas/Embeddings.ts"
import * as TableFile from "../../../schemas/TableFile.ts"
import { Texts } from "../../../schemas/Texts.ts"
import * as TokenBatch from "../../../src/models/TokenBatch.ts"
import * as TokenizerFolder from "../../../src/models/tokenizer/TokenizerFolder.ts"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import encoders from "../../fixtures/encoders.ts"
import { distance } from "../../tensors/numbers.ts"
import { isInstalled } from "../../tensors/onBackends.ts"
import { repro } from "../Terminal.ts"

const file = "test/fixtures/encoders.ts"

/** Of numbers of vectors of length 1: float32 summed in another order. */
const TOLERANCE = 1e-5

const exportOf = (artifact: string, folder: string, store: string) =>
  repro("export", file, artifact, folder, "--store", store)

const jsonOf = (path: string) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    return JSON.parse(yield* fs.readFileString(path)) as unknown
  })

serial("an encoder becomes a folder that sentence-transformers loads", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    yield* run(store, encoders)
    const to = join(folder, "exported/encoder")
    const { code, stdout, stderr } = yield* exportOf("fine-tune", to, store)
    t.deepEqual({ code, stdout, stderr }, { code: 0, stdout: `${to}\n`, stderr: "" })
    t.deepEqual((yield* fs.readDirectory(to, { recursive: true })).toSorted(), [
      "1_Pooling",
      "1_Pooling/config.json",
      "config.json",
      "config_sentence_transformers.json",
      "model.onnx",
      "model.safetensors",
      "modules.json",
      "sentence_bert_config.json",
      "tokenizer.json",
      "tokenizer_config.json"
    ])
    t.deepEqual(yield* fs.readDirectory(join(folder, "exported")), ["encoder"])

    const latest = join(store, "latest/encoders/only")
    for (const copied of ["fine-tune/encoder/model.safetensors", "tokenizer/tokenizer/tokenizer.json"]) {
      const name = copied.split("/")[2]
      t.deepEqual(yield* fs.readFile(join(to, name)), yield* fs.readFile(join(latest, copied)))
      yield* fs.writeFileString(join(to, name), "its owner may change it")
    }
    t.like(yield* jsonOf(join(to, "config_sentence_transformers.json")), {
      prompts: { query: "Query: ", document: "Passage: " }
    })
    t.like(yield* jsonOf(join(to, "tokenizer_config.json")), {
      tokenizer_class: "PreTrainedTokenizerFast",
      model_max_length: 32
    })
    t.like(yield* jsonOf(join(to, "1_Pooling/config.json")), { word_embedding_dimension: 16 })
  }))

serial("its model.onnx gives the embeddings of the encode step", (t, folder) =>
  Effect.gen(function*() {
    if (!isInstalled("onnxruntime-node")) {
      t.log("Skipped: onnxruntime-node is not installed")
      t.pass()
      return
    }
    const store = join(folder, "store")
    yield* run(store, encoders)
    const to = join(folder, "encoder")
    yield* exportOf("fine-tune:encoder", to, store)
    const latest = join(store, "latest/encoders/only")
    const { text } = yield* TableFile.readColumns(Texts, join(latest, "write/texts.arrow"))
    const { embedding } = yield* TableFile.readColumns(Embeddings, join(latest, "encode/embeddings.arrow"))
    const tokenizer = yield* TokenizerFolder.load(to)
    const tokens = text.map((text) => TokenBatch.truncate(tokenizer.encode(`Passage: ${text}`), 32))
    t.true(
      distance(yield* Effect.promise(() => embeddingsOf(to, TokenBatch.make(tokens))), embedding.values) < TOLERANCE
    )
  }))

const embeddingsOf = async (folder: string, { ids, length, lengths, size }: ReturnType<typeof TokenBatch.make>) => {
  const { InferenceSession, Tensor } = await import("onnxruntime-node")
  const session = await InferenceSession.create(join(folder, "model.onnx"))
  const mask = BigInt64Array.from(ids, (_, i) => i % length < lengths[Math.floor(i / length)] ? 1n : 0n)
  const { sentence_embedding: { data } } = await session.run({
    input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), [size, length]),
    attention_mask: new Tensor("int64", mask, [size, length])
  })
  return data as Float32Array
}

serial(
  "the same result gives the same files, and an encoder that was not trained has no prompts",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, encoders)
      const to = ["one", "other"].map((name) => join(folder, name))
      for (const each of to) {
        // An empty folder is as good as none.
        yield* fs.makeDirectory(each)
        t.is((yield* exportOf("initialise", each, store)).code, 0)
      }
      for (const name of yield* fs.readDirectory(to[0], { recursive: true })) {
        const [one, other] = to.map((each) => fs.readFile(join(each, name)))
        if (name !== "1_Pooling") t.deepEqual(yield* one, yield* other, name)
      }
      t.like(yield* jsonOf(join(to[0], "config_sentence_transformers.json")), { prompts: {} })
      t.like(yield* jsonOf(join(to[0], "sentence_bert_config.json")), { max_seq_length: null })
    })
)

serial(
  "another result is copied as it is, a table as a file and a folder with its files",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, encoders)
      const to = join(folder, "exported")
      t.is((yield* exportOf("encode:embeddings", join(to, "table"), store)).code, 0)
      t.is((yield* exportOf("tokenizer:tokenizer", join(to, "folder"), store)).code, 0)
      const latest = join(store, "latest/encoders/only")
      t.deepEqual(
        yield* fs.readFile(join(to, "table/embeddings.arrow")),
        yield* fs.readFile(join(latest, "encode/embeddings.arrow"))
      )
      t.deepEqual(yield* fs.readDirectory(join(to, "folder")), ["tokenizer.json", "tokenizer_config.json"])
    })
)

serial(
  "a step without an encoder, an unknown output and a step without a result are refused",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      const to = join(folder, "exported")
      const refusal = (artifact: string) =>
        Effect.map(exportOf(artifact, to, store), ({ code, stderr }) => [code, stderr])
      t.deepEqual(yield* refusal("encode"), [2, "\nStep encode makes no encoder\nName one of encode:embeddings\n"])
      t.deepEqual(yield* refusal("fine-tune:weights"), [
        2,
        "\nStep fine-tune has no output weights\nName one of fine-tune:encoder, fine-tune:log\n"
      ])
      t.deepEqual(yield* refusal("fine-tune"), [2, "\nStep fine-tune has no result yet\nRun the workflow first\n"])
      t.regex(String((yield* refusal("fine-tuna"))[1]), /^\nThere is no step fine-tuna\nDid you mean fine-tune\?\n$/)
      yield* run(store, encoders)
      t.deepEqual(yield* refusal("alone"), [
        2,
        "\nNo step before alone makes a tokenizer\nTo copy it as it is, name it: alone:encoder\n"
      ])
      t.false((yield* fs.readDirectory(folder)).some((name) => name.startsWith("exported")))
    })
)

serial("what is there already is left alone", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(join(folder, "full"))
    yield* fs.writeFileString(join(folder, "full/mine"), "mine")
    const into = (name: string) => exportOf("fine-tune", join(folder, name), join(folder, "store"))
    const { code, stderr } = yield* into("full")
    t.is(stderr, `\nThe folder is not empty\n  folder  ${folder}/full\nName a folder that is not there yet\n`)
    t.is(code, 2)
    t.regex((yield* into("full/mine")).stderr, /^\nThere is no folder of this name, but something else\n/)
    t.is(yield* fs.readFileString(join(folder, "full/mine")), "mine")
  }))
