import * as NodeServices from "@effect/platform-node/NodeServices"
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { readFileSync } from "node:fs"
import { initialise } from "../../src/models/Encoder.ts"
import * as EncoderFolder from "../../src/models/EncoderFolder.ts"
import * as Safetensors from "../../src/models/weights/Safetensors.ts"
import { encoder, path } from "./golden.ts"

/** Runs with a folder that is there for the test only. */
const inFolder = <A, E>(
  use: (folder: string) => Effect.Effect<A, E, FileSystem.FileSystem | NodeServices.NodeServices>
) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    return yield* use(yield* fs.makeTempDirectoryScoped())
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer), Effect.runPromise)

test("a folder written by transformers is read", (t) => {
  t.like(encoder.config, { vocabularySize: 40, dModel: 16, dFf: 24, dKv: 6, heads: 3, layers: 2, relativeBuckets: 32 })
  t.is(Object.keys(encoder.weights).length, 21)
})

test("an encoder survives its folder, and the same encoder gives the same bytes", async (t) => {
  const { files, read } = await inFolder((folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const contents = ["config.json", "model.safetensors"].map((file) => fs.readFile(`${folder}/${file}`))
      yield* EncoderFolder.write(folder, encoder.config, encoder.weights)
      const first = yield* Effect.all(contents)
      yield* EncoderFolder.write(
        folder,
        encoder.config,
        Object.fromEntries(Object.entries(encoder.weights).toReversed())
      )
      return { read: yield* EncoderFolder.read(folder), files: [first, yield* Effect.all(contents)] }
    })
  )
  t.deepEqual(read, encoder)
  t.deepEqual(files[0], files[1])
})

test("where weights are is found without reading them", async (t) => {
  const { bytes, places } = await inFolder((folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      yield* EncoderFolder.write(folder, encoder.config, encoder.weights)
      const { places } = yield* EncoderFolder.locate(folder)
      return { places, bytes: new Uint8Array(yield* fs.readFile(`${folder}/model.safetensors`)) }
    })
  )
  t.deepEqual(Object.keys(places).sort(), Object.keys(encoder.weights).sort())
  for (const [name, { bytes: length, offset, shape }] of Object.entries(places)) {
    const { values, ...weight } = encoder.weights[name]
    t.deepEqual({ shape }, weight)
    t.deepEqual(new Float32Array(bytes.slice(offset, offset + length).buffer), values)
  }
})

test("a damaged file of weights is refused before anything is located", async (t) => {
  const damaged: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
    "4 bytes, less than a header": (bytes) => bytes.subarray(0, 4),
    "a header of": (bytes) => bytes.subarray(0, 100),
    "a header of 18446744073709551615 bytes": (bytes) => new Uint8Array(bytes).fill(255, 0, 8),
    "bytes of data,": (bytes) => bytes.subarray(0, -4)
  }
  for (const [found, damage] of Object.entries(damaged)) {
    const error = await inFolder((folder) =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const path = `${folder}/model.safetensors`
        yield* EncoderFolder.write(folder, encoder.config, encoder.weights)
        yield* fs.writeFile(path, damage(yield* fs.readFile(path)))
        return yield* Effect.flip(EncoderFolder.locate(folder))
      })
    )
    t.is(error._tag, "WeightsUnreadable")
    t.true("found" in error && error.found.includes(found), `${error}`)
  }
})

test("weights that do not fit the config are listed by name", async (t) => {
  const { "shared.weight": _, ...others } = encoder.weights
  const weights = {
    ...others,
    "encoder.final_layer_norm.weight": { shape: [2], values: new Float32Array(2) },
    "decoder.final_layer_norm.weight": { shape: [2], values: new Float32Array(2) },
    "pooler.weight": { shape: [1], values: new Float32Array(1) }
  }
  const error = await inFolder((folder) =>
    EncoderFolder.write(folder, encoder.config, weights).pipe(
      Effect.andThen(Effect.flip(EncoderFolder.read(folder)))
    )
  )
  t.like(error, {
    _tag: "WeightsIncompatible",
    missing: ["shared.weight"],
    unexpected: ["pooler.weight"],
    misshapen: ["encoder.final_layer_norm.weight: [2] instead of [16]"]
  })
  t.true(error.message.startsWith("The weights do not fit the encoder's config\n"))
})

test("the table of words may stand under the name that the encoder has for it", async (t) => {
  const { "shared.weight": shared, ...others } = encoder.weights
  const read = await inFolder((folder) =>
    EncoderFolder.write(folder, encoder.config, { ...others, "encoder.embed_tokens.weight": shared }).pipe(
      Effect.andThen(EncoderFolder.read(folder))
    )
  )
  t.deepEqual(read, encoder)
})

test("a decoder beside the encoder is left out", async (t) => {
  const extra = {
    "decoder.x": { shape: [1], values: new Float32Array(1) },
    "lm_head.weight": encoder.weights["shared.weight"]
  }
  const read = await inFolder((folder) =>
    EncoderFolder.write(folder, encoder.config, { ...encoder.weights, ...extra }).pipe(
      Effect.andThen(EncoderFolder.read(folder))
    )
  )
  t.deepEqual(read, encoder)
})

test("a config of absurdly many layers, or of a kind unknown here, is refused at once", async (t) => {
  const mt5 = JSON.parse(readFileSync(path("model/config.json"), "utf8"))
  for (const wrong of [{ num_layers: 1e12 }, { model_type: "gpt2" }, { d_model: 0 }]) {
    const error = await inFolder((folder) =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        yield* fs.writeFileString(`${folder}/config.json`, JSON.stringify({ ...mt5, ...wrong }))
        return yield* Effect.flip(EncoderFolder.readConfig(folder))
      })
    )
    t.is(error._tag, "ConfigUnreadable")
    t.true(error.message.includes(Object.keys(wrong)[0]), error.message)
  }
})

test("a folder without an mT5 config or without weights is refused", async (t) => {
  const errors = await inFolder((folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const absent = yield* Effect.flip(EncoderFolder.read(folder))
      yield* fs.writeFileString(`${folder}/config.json`, JSON.stringify({ model_type: "bert" }))
      const other = yield* Effect.flip(EncoderFolder.read(folder))
      yield* fs.copyFile(path("model/config.json"), `${folder}/config.json`)
      const noWeights = yield* Effect.flip(EncoderFolder.read(folder))
      yield* fs.writeFile(
        `${folder}/model.safetensors`,
        Safetensors.encode(initialise(encoder.config, 1)).subarray(0, 99)
      )
      return [absent, other, noWeights, yield* Effect.flip(EncoderFolder.read(folder))]
    })
  )
  t.deepEqual(errors.map(({ _tag }) => _tag), [
    "ConfigUnreadable",
    "ConfigUnreadable",
    "WeightsUnreadable",
    "WeightsUnreadable"
  ])
})
