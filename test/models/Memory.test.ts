import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import { xlmR } from "../../src/models/bert/BertConfig.ts"
import * as Encoder from "../../src/models/Encoder.ts"
import { encodingBytes } from "../../src/models/Memory.ts"
import { common } from "../../src/models/t5/T5Config.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import { everywhere, onBackends } from "../tensors/onBackends.ts"
import { peakBytes } from "../tensors/peakBytes.ts"

interface Case {
  readonly title: string
  readonly encoder: Encoder.EncoderConfig
  readonly batchSize: number
  readonly tokens: number
}

const small = { vocabularySize: 300, dModel: 64, dFf: 96, heads: 4, layers: 3 }
const t5 = { ...common, ...small, dKv: 16 }
const bert = { ...xlmR, ...small, positions: 128 }

const cases: ReadonlyArray<Case> = [
  { title: "many texts", encoder: t5, batchSize: 48, tokens: 20 },
  { title: "long texts", encoder: { ...t5, layers: 2 }, batchSize: 6, tokens: 100 },
  { title: "wide feed-forward layers", encoder: { ...t5, dFf: 256 }, batchSize: 16, tokens: 12 },
  { title: "many heads", encoder: { ...t5, heads: 12, layers: 1 }, batchSize: 16, tokens: 24 },
  { title: "a large table", encoder: { ...t5, vocabularySize: 20_000 }, batchSize: 4, tokens: 10 },
  { title: "BERT, many texts", encoder: bert, batchSize: 48, tokens: 20 },
  { title: "BERT, long texts", encoder: { ...bert, layers: 2 }, batchSize: 6, tokens: 100 },
  { title: "BERT, wide feed-forward layers", encoder: { ...bert, dFf: 256 }, batchSize: 16, tokens: 12 }
]

/** The estimate is to be within a fifth. */
const tolerance = 0.2

for (const { encoder, title, ...shape } of cases) {
  onBackends(`the memory of encoding is known from its shapes: ${title}`, (t) =>
    Effect.gen(function*() {
      const { batchSize, tokens } = shape
      const encode = yield* Encoder.program(encoder)
      const before = tf.memory().numBytes
      const weights = Weights.toTensors(Encoder.initialise(encoder, 1))
      const resident = tf.memory().numBytes - before
      const text = (row: number) =>
        Int32Array.from({ length: tokens }, (_, i) => (row * 31 + i * 7) % encoder.vocabularySize)
      const batch = TokenBatch.make(Array.from({ length: batchSize }, (_, row) => text(row)))
      const above = peakBytes(() => encode(weights, batch).dispose())
      tf.dispose(Object.values(weights))
      const ratio = encodingBytes({ encoder, ...shape }, Backend.kernels(tf.getBackend() as Backend.Name))
        / (resident + above)
      t.true(Math.abs(ratio - 1) <= tolerance, `estimated / measured: ${ratio}`)
    }), everywhere)
}
