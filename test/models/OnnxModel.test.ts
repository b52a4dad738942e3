import * as NodeServices from "@effect/platform-node/NodeServices"
import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Encoder from "../../src/models/Encoder.ts"
import * as EncoderFolder from "../../src/models/EncoderFolder.ts"
import * as OnnxModel from "../../src/models/OnnxModel.ts"
import type { T5Config } from "../../src/models/t5/T5Config.ts"
import type { Batch } from "../../src/models/TokenBatch.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Stream from "../../src/random/Stream.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import { distance } from "../tensors/numbers.ts"
import { isInstalled } from "../tensors/onBackends.ts"
import * as golden from "./golden.ts"

/** Of values of order 1: float32 summed in another order. */
const tolerance = 1e-5

const bertGolden = async (name: string) => {
  const folder = fileURLToPath(new URL(`../golden/bert/${name}`, import.meta.url))
  return { name, bert: await Effect.runPromise(Effect.provide(EncoderFolder.read(folder), NodeServices.layer)) }
}

const goldens = [await bertGolden("bert"), await bertGolden("xlm-r")]

/** Runs with an encoder's folder that has its model.onnx too, if onnxruntime-node, which is optional, is there. */
const withModel = (
  title: string,
  config: Encoder.EncoderConfig,
  body: Body,
  weights = config === golden.encoder.config ? golden.encoder.weights : Encoder.initialise(config, 3)
): void =>
  test.serial(title, async (t) => {
    if (!isInstalled("onnxruntime-node")) {
      t.log("Skipped: onnxruntime-node is not installed")
      t.pass()
      return
    }
    await Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* fs.makeTempDirectoryScoped()
      yield* EncoderFolder.write(folder, config, weights)
      const { places } = yield* EncoderFolder.locate(folder)
      const bytes = OnnxModel.encode(config, yield* Encoder.onnx(config), places)
      yield* fs.writeFile(join(folder, "model.onnx"), bytes)
      const encode = yield* Encoder.program(config)
      const run = yield* Effect.promise(() => load(join(folder, "model.onnx")))
      yield* body({
        t,
        bytes,
        run,
        ours: (batch) => encode(Weights.toTensors(weights), batch).dataSync<"float32">()
      })
    }).pipe(
      Effect.scoped,
      Effect.provide(Backend.layer("cpu")),
      Effect.provide(NodeServices.layer),
      Effect.runPromise
    )
  })

interface Given {
  readonly t: ExecutionContext
  readonly bytes: Uint8Array
  readonly run: Run
  /** What the encoder's own program gives for a batch. */
  readonly ours: (batch: Batch) => Float32Array
}

type Body = (given: Given) => Effect.Effect<void>

type Output = { readonly dims: ReadonlyArray<number>; readonly data: Float32Array }

type Run = (batch: Batch, padding?: Padding) => Promise<Record<"last_hidden_state" | "sentence_embedding", Output>>

/** On which side of its tokens a text has its padding, and what stands there. */
interface Padding {
  readonly left: boolean
  readonly id: number
}

const load = async (path: string): Promise<Run> => {
  const { InferenceSession, Tensor } = await import("onnxruntime-node")
  const session = await InferenceSession.create(path)
  return async ({ ids, length, lengths, size }, padding = { left: false, id: 0 }) => {
    const input = new BigInt64Array(size * length).fill(BigInt(padding.id))
    const mask = new BigInt64Array(size * length)
    lengths.forEach((tokens, text) => {
      const from = text * length + (padding.left ? length - tokens : 0)
      input.set(BigInt64Array.from(ids.subarray(text * length, text * length + tokens), BigInt), from)
      mask.fill(1n, from, from + tokens)
    })
    const shape = [size, length]
    return await session.run({
      input_ids: new Tensor("int64", input, shape),
      attention_mask: new Tensor("int64", mask, shape)
    }) as never
  }
}

const config: T5Config = {
  vocabularySize: 50,
  dModel: 20,
  dFf: 28,
  dKv: 6,
  heads: 3,
  layers: 3,
  relativeBuckets: 32,
  relativeMaxDistance: 128,
  layerNormEpsilon: 1e-6,
  dropout: 0.1
}

const batchOf = (lengths: ReadonlyArray<number>, length: number): Batch => {
  const stream = Stream.make(1, String(lengths))
  const ids = Int32Array.from(
    { length: lengths.length * length },
    (_, i) => Stream.integer(stream, i, config.vocabularySize)
  )
  return { ids, lengths: Int32Array.from(lengths), size: lengths.length, length }
}

/** Compares with the encoder's own program, for texts of these lengths. */
const agrees = (config: Encoder.EncoderConfig, batches: ReadonlyArray<Batch>): Body => ({ ours, run, t }) =>
  Effect.promise(async () => {
    for (const batch of batches) {
      const expected = ours(batch)
      for (const padding of [undefined, { left: false, id: 7 }, { left: true, id: 0 }]) {
        const { last_hidden_state: hidden, sentence_embedding: embedding } = await run(batch, padding)
        t.deepEqual(hidden.dims, [batch.size, batch.length, config.dModel])
        t.deepEqual(embedding.dims, [batch.size, Encoder.dimensions(config)])
        t.true(distance(embedding.data, expected) < tolerance, `${distance(embedding.data, expected)}`)
      }
    }
  })

const short = [batchOf([1], 1), batchOf([1, 7, 3], 7), batchOf([5, 9], 16)]

withModel(
  "its embeddings are those of the encoder, whatever the lengths and the padding",
  config,
  agrees(config, [...short, batchOf([300, 2], 310)])
)

const projected: T5Config = { ...config, head: { _tag: "projection", width: 7 } }

withModel("its embeddings go through a projection", projected, agrees(projected, short))

for (const { bert, name } of goldens) {
  // The golden encoders have few words and positions.
  const batches = [batchOf([1], 1), batchOf([1, 7, 3], 7), batchOf([5, 9], 13)].map((batch) => ({
    ...batch,
    ids: batch.ids.map((id) => id % bert.config.vocabularySize)
  }))
  withModel(
    `${name}: its embeddings are those of the encoder, whatever the lengths and the padding`,
    bert.config,
    agrees(bert.config, batches),
    bert.weights
  )
}

withModel(
  "its hidden states are those of transformers",
  golden.encoder.config,
  ({ run, t }) =>
    Effect.promise(async () => {
      const { batch, encoder, expected } = golden
      const { last_hidden_state: hidden, sentence_embedding: embedding } = await run(batch)
      const width = encoder.config.dModel
      const rows = [...batch.lengths].flatMap((tokens, text) => [
        ...hidden.data.subarray(text * batch.length * width, (text * batch.length + tokens) * width)
      ])
      t.true(distance(rows, expected["hidden"].values) < tolerance)
      t.true(distance(embedding.data, expected["embeddings"].values) < tolerance)
    })
)

withModel(
  "a text of padding alone is no number out of range, and changes no other's",
  config,
  ({ ours, run, t }) =>
    Effect.promise(async () => {
      const batch = batchOf([4, 1], 4)
      const { sentence_embedding: { data } } = await run({ ...batch, lengths: Int32Array.of(4, 0) })
      t.true(data.every(Number.isFinite))
      t.true(distance(data.subarray(0, config.dModel), ours(batchOf([4, 1], 4)).slice(0, config.dModel)) < tolerance)
    })
)

withModel(
  "it holds no weights",
  { ...config, vocabularySize: 5000, dFf: 700 },
  ({ bytes, t }) => Effect.sync(() => t.true(bytes.length < 32_000, `${bytes.length}`))
)

/** Operators of ONNX that the model is made of, all of them in its standard since opset 18 or before. */
const standard = [
  "Add",
  "Cast",
  "Clip",
  "Concat",
  "Div",
  "Gather",
  "Gemm",
  "MatMul",
  "Max",
  "Mul",
  "Range",
  "ReduceMean",
  "ReduceSum",
  "Reshape",
  "Shape",
  "Sigmoid",
  "Softmax",
  "Sqrt",
  "Sub",
  "Transpose",
  "Unsqueeze",
  "Where"
]

withModel("it uses operators of the standard alone", config, ({ bytes, t }) =>
  Effect.sync(() => {
    const text = Buffer.from(bytes).toString("latin1")
    t.false(text.includes("com.microsoft"))
    // The name of an operator is field 4 of a node, between its outputs and its attributes or its domain.
    const used = [...text.matchAll(/"(.)([A-Z][A-Za-z]+)(?=[*:])/gs)]
      .filter(([, length, name]) => name.length === length.charCodeAt(0))
      .map(([, , name]) => name)
    t.deepEqual([...new Set(used)].sort(), standard)
  }))
