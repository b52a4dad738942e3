import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import * as BatchParts from "../../src/models/BatchParts.ts"
import { initialise } from "../../src/models/Encoder.ts"
import * as T5 from "../../src/models/t5/T5.ts"
import { common, type T5Config } from "../../src/models/t5/T5Config.ts"
import type { Batch } from "../../src/models/TokenBatch.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Stream from "../../src/random/Stream.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import { type Tensors, valueAndGradients } from "../../src/tensors/Gradients.ts"
import * as GradCache from "../../src/training/GradCache.ts"
import * as Loss from "../../src/training/Loss.ts"
import { onBackends } from "../tensors/onBackends.ts"
import { peakBytes } from "../tensors/peakBytes.ts"
import { RELATIVE, sameGradients } from "./gradients.ts"

/** Widths that are no multiples of eight, so that the mask of a part starts within a block of its stream. */
const config: T5Config = { ...common, vocabularySize: 60, dModel: 15, dFf: 21, dKv: 5, heads: 3, layers: 2 }

/** `size` queries and as many passages, of 3 to 9 tokens. */
const texts = (size: number, vocabulary: number): Batch => {
  const stream = Stream.make(5, "texts")
  return TokenBatch.make(
    Array.from(
      { length: 2 * size },
      (_, text) =>
        Int32Array.from(
          { length: 3 + Stream.integer(stream, 64 * text, 7) },
          (_, i) => Stream.integer(stream, 64 * text + i + 1, vocabulary)
        )
    )
  )
}

/** The loss of `count` queries from `firstQuery` on; some passages are translations of each other. */
const lossOf = (embeddings: tf.Tensor2D, firstQuery = 0, count = embeddings.shape[0] / 2): tf.Scalar => {
  const [rows, width] = embeddings.shape
  const queries: tf.Tensor2D = tf.slice(embeddings, [firstQuery, 0], [count, width])
  const passages: tf.Tensor2D = tf.slice(embeddings, [rows / 2, 0], [rows / 2, width])
  const passageGroups = Array.from({ length: rows / 2 }, (_, i) => String(i - (i % 4 === 1 ? 1 : 0)))
  return Loss.infoNCE(queries, passages, { temperature: 0.05, passageGroups, firstQuery })
}

/** The same in shares of at most `chunk` queries. */
const termsOf = (queries: number, chunk: number) =>
  Array.from(
    { length: Math.ceil(queries / chunk) },
    (_, i) => (embeddings: tf.Tensor2D) => lossOf(embeddings, i * chunk, Math.min(chunk, queries - i * chunk))
  )

const dropout = { rate: 0.1, seed: 3, step: 11, name: "batch" }

const encode = (config: T5Config) => (weights: Tensors, part: Batch) => T5.encode(config, weights, part, dropout)

onBackends("a part of a batch has the embeddings, dropout on, that it has in the batch", (t) => {
  const batch = texts(6, config.vocabularySize)
  const weights = Weights.toTensors(initialise(config, 2))
  const whole = encode(config)(weights, batch).dataSync()
  const parts = BatchParts.split(batch, 5)
  t.deepEqual(parts.map(({ size }) => size), [5, 5, 2])
  const pieces = parts.map((part) => [...encode(config)(weights, part).dataSync()]).flat()
  const off = pieces.map((value, i) => Math.abs(value - whole[i]))
  // Of a coordinate of a unit vector; a single other draw of the mask moves it by some 0.01.
  t.true(Math.max(...off) < 1e-6)
})

for (const chunk of [1, 5, 7, 100]) {
  onBackends(`gradients by chunks of ${chunk} are those of the whole batch, dropout on`, (t) => {
    const batch = texts(8, config.vocabularySize)
    const weights = Weights.toTensors(initialise(config, 2))
    const before = tf.memory().numTensors
    const expected = valueAndGradients((weights) => lossOf(encode(config)(weights, batch)), weights)
    const actual = GradCache.valueAndGradients(
      { parts: BatchParts.split(batch, chunk), encode: encode(config), terms: termsOf(8, chunk) },
      weights
    )
    const [value, reference] = [actual.value.dataSync()[0], expected.value.dataSync()[0]]
    t.true(Math.abs(value - reference) <= RELATIVE * reference)
    sameGradients(t, actual.gradients, expected.gradients)
    tf.dispose([expected, actual])
    t.is(tf.memory().numTensors, before)
  })
}

/** The embeddings of the batch and their gradients are all that may grow with it. */
const FLAT = 1.1

test.serial("peak memory is the same for 64 pairs and for 1,024", async (t) => {
  const wide: T5Config = { ...config, dModel: 32, dFf: 64, dKv: 8, heads: 4, layers: 4 }
  const chunk = 32
  const peaks = Effect.sync(() => {
    const weights = Weights.toTensors(initialise(wide, 2))
    return [64, 256, 1024].map((size) => {
      const parts = BatchParts.split(texts(size, wide.vocabularySize), chunk)
      const terms = termsOf(size, chunk)
      const peak = peakBytes(() =>
        tf.dispose(GradCache.valueAndGradients({ parts, encode: encode(wide), terms }, weights))
      )
      return peak
    })
  })
  const [small, middle, large] = await Effect.runPromise(Effect.provide(peaks, Backend.layer("wasm")))
  t.log(`${small}, ${middle}, ${large} bytes`)
  t.true(Math.max(middle, large) <= FLAT * small, `${small}, ${middle}, ${large} bytes`)
})
