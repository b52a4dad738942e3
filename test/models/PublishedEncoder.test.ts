import * as NodeServices from "@effect/platform-node/NodeServices"
import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Encoder from "../../src/models/Encoder.ts"
import * as EncoderFolder from "../../src/models/EncoderFolder.ts"
import type { Head } from "../../src/models/Head.ts"
import * as PublishedEncoder from "../../src/models/PublishedEncoder.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import * as TokenizerFolder from "../../src/models/tokenizer/TokenizerFolder.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Safetensors from "../../src/models/weights/Safetensors.ts"
import { distance } from "../tensors/numbers.ts"
import { onBackends } from "../tensors/onBackends.ts"

/** What the real libraries made: see test/golden/checkpoints/README.md. */
const golden = (path: string) => fileURLToPath(new URL(`../golden/${path}`, import.meta.url))

interface Expected {
  readonly texts: ReadonlyArray<string>
  /** By the name of the tokenizer's folder. */
  readonly ids: Readonly<Record<string, ReadonlyArray<ReadonlyArray<number>>>>
}

const { ids, texts }: Expected = JSON.parse(readFileSync(golden("checkpoints/expected.json"), "utf8"))

const expected = await Effect.runPromise(Safetensors.decode(readFileSync(golden("checkpoints/expected.safetensors"))))

interface Case {
  readonly folder: string
  /** The keys of its ids and its embeddings. */
  readonly ids: string
  readonly embeddings: string
  readonly head: Head
}

const formats = ["zip", "legacy", "sharded-bin", "safetensors", "sharded-safetensors"]

const cases: ReadonlyArray<Case> = [
  { folder: "hub/mt5-tiny", ids: "mt5-tiny", embeddings: "mt5-tiny", head: {} },
  { folder: "hub/xlm-r-tiny", ids: "xlm-r-tiny", embeddings: "xlm-r-tiny", head: {} },
  {
    folder: "hub/labse-tiny",
    ids: "labse-tiny",
    embeddings: "labse-tiny",
    head: { pooling: "cls", head: { _tag: "dense-tanh", width: 16 } }
  },
  ...formats.map((name) => ({ folder: `checkpoints/${name}`, ids: "mt5-tiny", embeddings: "formats", head: {} })),
  { folder: "checkpoints/bf16", ids: "mt5-tiny", embeddings: "bf16", head: {} }
]

/** Float32 here against float64 there. */
const tolerance = 1e-5

/** Runs with a folder that is there for the test only. */
const inFolder = <A, E>(use: (folder: string) => Effect.Effect<A, E, NodeServices.NodeServices>) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    return yield* use(yield* fs.makeTempDirectoryScoped())
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))

for (const { embeddings, folder, head, ids: name } of cases) {
  onBackends(
    `${folder}: the embeddings of the encoder that it becomes are those of the real libraries`,
    (t) =>
      inFolder((to) =>
        Effect.gen(function*() {
          yield* PublishedEncoder.convert(golden(folder), to, { ...head, seed: 0 })
          const { config, weights } = yield* EncoderFolder.read(to)
          const encode = yield* Encoder.program(config)
          const batch = TokenBatch.make(ids[name].map((row) => Int32Array.from(row)))
          const found = encode(Weights.toTensors(weights), batch)
          const { shape, values } = expected[embeddings]
          t.deepEqual(found.shape, [...shape])
          const difference = distance(found.dataSync(), values)
          t.true(difference < tolerance, `${difference}`)
        })
      )
  )
}

const convert = (folder: string, options: PublishedEncoder.Options) =>
  Effect.runPromise(inFolder((to) =>
    Effect.gen(function*() {
      yield* PublishedEncoder.convert(golden(folder), to, options)
      const fs = yield* FileSystem.FileSystem
      return { files: (yield* fs.readDirectory(to)).sort(), ...(yield* EncoderFolder.read(to)) }
    })
  ))

for (const name of Object.keys(ids)) {
  test(`${name}: its tokenizer, adopted, gives the ids that the embeddings are of`, async (t) => {
    const tokenizer = await Effect.runPromise(
      inFolder((to) => Effect.andThen(TokenizerFolder.adopt(golden(`hub/${name}`), to), TokenizerFolder.load(to)))
    )
    t.deepEqual(texts.map((text) => [...tokenizer.encode(text)]), ids[name].map((row) => [...row]))
  })
}

test("the same weights in any format give the same bytes", async (t) => {
  const [first, ...others] = await Promise.all(formats.map((name) => convert(`checkpoints/${name}`, { seed: 0 })))
  for (const other of others) t.deepEqual(other, first)
})

test("a projection starts with random weights that follow from the seed", async (t) => {
  const projection = (seed: number) => convert("checkpoints/zip", { head: { _tag: "projection", width: 5 }, seed })
  const [one, same, other] = [await projection(1), await projection(1), await projection(2)]
  t.deepEqual(one, same)
  t.notDeepEqual(one.weights["linear.weight"], other.weights["linear.weight"])
  t.deepEqual(one.weights["shared.weight"], other.weights["shared.weight"])
  t.deepEqual(one.weights["linear.weight"].shape, [5, 8])
  t.is(Encoder.dimensions(one.config), 5)
  t.deepEqual(one.files, ["config.json", "head.safetensors", "model.safetensors", "pooling.json"])
})

test("without a head there are the files of transformers alone", async (t) => {
  t.deepEqual((await convert("hub/mt5-tiny", { seed: 0 })).files, ["config.json", "model.safetensors"])
})

test("where there is no 2_Dense folder, the dense layer is the checkpoint's pooler", async (t) => {
  const head = { pooling: "cls", head: { _tag: "dense-tanh", width: 16 }, seed: 0 } as const
  const { weights } = await Effect.runPromise(inFolder((folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      for (const file of ["config.json", "model.safetensors"]) {
        yield* fs.copyFile(golden(`hub/labse-tiny/${file}`), `${folder}/${file}`)
      }
      yield* PublishedEncoder.convert(folder, `${folder}/encoder`, head)
      return yield* EncoderFolder.read(`${folder}/encoder`)
    })
  ))
  const published = await Effect.runPromise(
    Safetensors.decode(readFileSync(golden("hub/labse-tiny/model.safetensors")))
  )
  t.deepEqual(weights["linear.weight"], published["pooler.dense.weight"])
})

test("a head of another width, and a head that a checkpoint lacks, are refused by name", async (t) => {
  const refused = (folder: string, width: number) =>
    t.throwsAsync(convert(folder, { pooling: "cls", head: { _tag: "dense-tanh", width }, seed: 0 }))
  t.like(await refused("hub/labse-tiny", 4), {
    _tag: "WeightsIncompatible",
    misshapen: ["linear.weight: [16,16] instead of [4,16]", "linear.bias: [16] instead of [4]"]
  })
  t.like(await refused("hub/xlm-r-tiny", 16), {
    _tag: "WeightsIncompatible",
    missing: ["linear.weight", "linear.bias"]
  })
})
