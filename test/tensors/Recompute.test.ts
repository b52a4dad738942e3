import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import { initialise } from "../../src/models/Encoder.ts"
import * as T5 from "../../src/models/t5/T5.ts"
import { common, type T5Config } from "../../src/models/t5/T5Config.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import { type Tensors, valueAndGradients } from "../../src/tensors/Gradients.ts"
import { recomputed } from "../../src/tensors/Recompute.ts"
import { normal } from "./numbers.ts"
import { onBackends } from "./onBackends.ts"
import { peakBytes } from "./peakBytes.ts"

const dropout = { rate: 0.1, seed: 3, step: 11, name: "batch" }

/** Some loss that depends on every coordinate of every embedding. */
const gradientsOf = (config: T5Config, weights: Tensors, batch: TokenBatch.Batch, recompute: boolean) =>
  valueAndGradients((weights) => {
    const embeddings = T5.encode(config, weights, batch, { ...dropout, recompute })
    return tf.sum(tf.mul(embeddings, normal(embeddings.shape, "direction"))) as tf.Scalar
  }, weights)

const texts = (count: number, length: number): TokenBatch.Batch =>
  TokenBatch.make(
    Array.from({ length: count }, (_, text) =>
      Int32Array.from({ length: length - text % 3 }, (_, i) => (7 * text + 13 * i) % 60))
  )

const tiny: T5Config = { ...common, vocabularySize: 60, dModel: 16, dFf: 24, dKv: 8, heads: 2, layers: 3 }

onBackends("an encoder's gradients have the same bits with and without recomputation, dropout on", (t) => {
  const weights = Weights.toTensors(initialise(tiny, 2))
  const before = tf.memory().numTensors
  const batch = texts(6, 9)
  const [expected, actual] = [false, true].map((recompute) => gradientsOf(tiny, weights, batch, recompute))
  t.deepEqual(actual.value.dataSync(), expected.value.dataSync())
  for (const [name, gradient] of Object.entries(expected.gradients)) {
    t.deepEqual(actual.gradients[name].dataSync(), gradient.dataSync(), name)
  }
  tf.dispose([expected, actual])
  t.is(tf.memory().numTensors, before)
})

onBackends("a recomputed function within a recomputed function has its gradient", (t) => {
  const square = (x: tf.Tensor) => recomputed(({ x }) => tf.square(x), { x })
  const fourth = (x: tf.Tensor) => recomputed(({ x }) => square(square(x)), { x })
  const { gradients } = valueAndGradients(({ x }) => tf.sum(fourth(x)) as tf.Scalar, { x: tf.tensor1d([1, 2, -3]) })
  t.deepEqual([...gradients["x"].dataSync()], [4, 32, -108])
})

onBackends("an input that the value does not depend on is an error", (t) => {
  const constant = (weights: Tensors) => tf.sum(recomputed(({ x }) => tf.square(x), weights)) as tf.Scalar
  t.throws(() => valueAndGradients(constant, { x: tf.scalar(1), y: tf.scalar(2) }), { message: /does not depend on y/ })
})

/** The least by which recomputation is to divide the peak of a step of twelve blocks. */
const CUT = 3

test.serial("the peak of twelve blocks falls to a third or less", async (t) => {
  const deep: T5Config = { ...tiny, dModel: 32, dFf: 64, heads: 4, layers: 12 }
  const peaks = Effect.sync(() => {
    const weights = Weights.toTensors(initialise(deep, 2))
    const batch = texts(64, 16)
    return [false, true].map((recompute) => peakBytes(() => tf.dispose(gradientsOf(deep, weights, batch, recompute))))
  })
  const [plain, cut] = await Effect.runPromise(Effect.provide(peaks, Backend.layer("wasm")))
  t.log(`${plain} bytes, recomputed ${cut}`)
  t.true(plain >= CUT * cut, `${plain} bytes, recomputed ${cut}`)
})
