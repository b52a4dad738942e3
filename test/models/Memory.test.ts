import * as tf from "@tensorflow/tfjs-core"
import { encodingBytes } from "../../src/models/Memory.ts"
import * as T5 from "../../src/models/T5.ts"
import { common, type T5Config } from "../../src/models/T5Config.ts"
import { initialise } from "../../src/models/T5Parameters.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import { everywhere, onBackends } from "../tensors/onBackends.ts"
import { peakBytes } from "../tensors/peakBytes.ts"

interface Case {
  readonly title: string
  readonly encoder: Partial<T5Config>
  readonly batchSize: number
  readonly tokens: number
}

const small = { vocabularySize: 300, dModel: 64, dFf: 96, dKv: 16, heads: 4, layers: 3 }

const cases: ReadonlyArray<Case> = [
  { title: "many texts", encoder: {}, batchSize: 48, tokens: 20 },
  { title: "long texts", encoder: { layers: 2 }, batchSize: 6, tokens: 100 },
  { title: "wide feed-forward layers", encoder: { dFf: 256 }, batchSize: 16, tokens: 12 },
  { title: "many heads", encoder: { heads: 12, layers: 1 }, batchSize: 16, tokens: 24 },
  { title: "a large table", encoder: { vocabularySize: 20_000 }, batchSize: 4, tokens: 10 }
]

/** The estimate is to be within a fifth. */
const tolerance = 0.2

for (const { encoder, title, ...shape } of cases) {
  onBackends(`the memory of encoding is known from its shapes: ${title}`, (t) => {
    const config: T5Config = { ...common, ...small, ...encoder }
    const { batchSize, tokens } = shape
    const before = tf.memory().numBytes
    const weights = Weights.toTensors(initialise(config, 1))
    const resident = tf.memory().numBytes - before
    const text = (row: number) =>
      Int32Array.from({ length: tokens }, (_, i) => (row * 31 + i * 7) % config.vocabularySize)
    const batch = TokenBatch.make(Array.from({ length: batchSize }, (_, row) => text(row)))
    const above = peakBytes(() => T5.encode(config, weights, batch).dispose())
    tf.dispose(Object.values(weights))
    const ratio = encodingBytes({ encoder: config, ...shape }, Backend.kernels(tf.getBackend() as Backend.Name))
      / (resident + above)
    t.true(Math.abs(ratio - 1) <= tolerance, `estimated / measured: ${ratio}`)
  }, everywhere)
}
