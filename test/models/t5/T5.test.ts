import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as RelativePosition from "../../../src/models/t5/RelativePosition.ts"
import * as T5 from "../../../src/models/t5/T5.ts"
import { parameters } from "../../../src/models/t5/T5Parameters.ts"
import { pack } from "../../../src/models/TokenBatch.ts"
import type { Dropout } from "../../../src/models/Training.ts"
import * as Weights from "../../../src/models/Weights.ts"
import { type Tensors, valueAndGradients } from "../../../src/tensors/Gradients.ts"
import { distance } from "../../tensors/numbers.ts"
import { onBackends } from "../../tensors/onBackends.ts"
import { batch, buckets, encoder, expected } from "../golden.ts"

const { config } = encoder

/** Of float32 here against float64 there, for values of order 1. */
const tolerance = 2e-6

onBackends("hidden states and embeddings are those of transformers", (t) => {
  const weights = Weights.toTensors(encoder.weights)
  const hidden = T5.hiddenStates(config, weights, pack(batch))
  t.true(distance(hidden.dataSync(), expected["hidden"].values) < 4 * tolerance)
  const embeddings = T5.encode(config, weights, batch)
  t.deepEqual(embeddings.shape, [batch.size, config.dModel])
  t.true(distance(embeddings.dataSync(), expected["embeddings"].values) < tolerance)
})

/** The golden's scalar function of the embeddings. */
const valueOf = (weights: Tensors, dropout?: Dropout): tf.Scalar => {
  const coefficients = tf.tensor2d(expected["coefficients"].values, [batch.size, config.dModel])
  return tf.sum(tf.mul(T5.encode(config, weights, batch, dropout), coefficients))
}

onBackends("the gradient of every parameter is that of transformers", (t) => {
  const { gradients, value } = valueAndGradients(valueOf, Weights.toTensors(encoder.weights))
  t.true(Math.abs(value.dataSync()[0] - expected["value"].values[0]) < 10 * tolerance)
  t.deepEqual(Object.keys(gradients).sort(), parameters(config).map(({ name }) => name).sort())
  for (const [name, gradient] of Object.entries(gradients)) {
    const { shape, values } = expected[`gradient/${name}`]
    const scale = Math.max(1, ...values.map(Math.abs))
    t.deepEqual(gradient.shape, [...shape])
    t.true(
      distance(gradient.dataSync(), values) < 2 * tolerance * scale,
      `${name} ${distance(gradient.dataSync(), values)}`
    )
  }
})

onBackends("a training gradient repeats to the last bit and leaves no tensor behind", (t) => {
  const weights = Weights.toTensors(encoder.weights)
  const evaluate = (step: number) => {
    const dropout = { rate: 0.1, seed: 5, step, name: "batch" }
    const { gradients, value } = valueAndGradients((weights) => valueOf(weights, dropout), weights)
    const numbers = [value, ...Object.values(gradients)].map((tensor) => tensor.dataSync())
    tf.dispose([value, ...Object.values(gradients)])
    return numbers
  }
  const first = evaluate(0)
  const { numTensors } = tf.memory()
  t.deepEqual(evaluate(0), first)
  t.notDeepEqual(evaluate(1), first)
  t.is(tf.memory().numTensors, numTensors)
})

onBackends("encoding leaves one tensor behind, its result", (t) => {
  const weights = Weights.toTensors(encoder.weights)
  const { numTensors } = tf.memory()
  T5.encode(config, weights, batch)
  t.is(tf.memory().numTensors, numTensors + 1)
})

onBackends("an embedding depends on nothing but its own text", (t) => {
  const weights = Weights.toTensors(encoder.weights)
  const together = T5.encode(config, weights, batch).dataSync()
  for (let text = 0; text < batch.size; text++) {
    const length = batch.lengths[text]
    const ids = batch.ids.slice(text * batch.length, text * batch.length + length)
    const alone = T5.encode(config, weights, { ids, lengths: Int32Array.of(length), size: 1, length }).dataSync()
    const beside = together.slice(text * config.dModel, (text + 1) * config.dModel)
    // The wasm kernels sum in one order whatever the batch; the cpu backend's block sizes depend on the shapes.
    if (tf.getBackend() === "wasm") t.deepEqual(alone, beside)
    t.true(distance(alone, beside) < tolerance)
  }
})

onBackends("what lies beyond a text's length is not read", (t) => {
  const weights = Weights.toTensors(encoder.weights)
  const ids = batch.ids.map((id, place) =>
    place % batch.length < batch.lengths[Math.floor(place / batch.length)] ? id : 7
  )
  t.deepEqual(T5.encode(config, weights, { ...batch, ids }).dataSync(), T5.encode(config, weights, batch).dataSync())
})

onBackends("dropout changes the embeddings, by the seed, the step and the name", (t) => {
  const weights = Weights.toTensors(encoder.weights)
  const encode = (dropout?: Dropout) => String(T5.encode(config, weights, batch, dropout).dataSync())
  const given = { rate: 0.1, seed: 1, step: 0, name: "a" }
  const different = [undefined, given, { ...given, seed: 2 }, { ...given, step: 1 }, { ...given, name: "b" }].map(
    encode
  )
  t.is(new Set(different).size, different.length)
  t.is(encode(given), different[1])
  t.is(encode({ ...given, rate: 0 }), different[0])
})

/** Masks are the same everywhere, so with dropout too the backends differ by rounding only. */
const dropped = new Map<string, ArrayLike<number>>()

onBackends("dropout drops the same activations on every backend", (t) => {
  const dropout = { rate: 0.3, seed: 1, step: 2, name: "a" }
  const embeddings = T5.encode(config, Weights.toTensors(encoder.weights), batch, dropout).dataSync()
  for (const other of dropped.values()) t.true(distance(embeddings, other) < tolerance)
  dropped.set(tf.getBackend(), embeddings)
  t.pass()
})

test("a text without tokens, or with more than its row holds, is refused", (t) => {
  for (const tokens of [0, batch.length + 1]) {
    t.throws(() => pack({ ...batch, lengths: batch.lengths.with(1, tokens) }), { instanceOf: RangeError })
  }
})

test("relative positions fall into the buckets of transformers", (t) => {
  const found = buckets.buckets.map((_, i) => RelativePosition.bucket(buckets.first + i, config))
  t.deepEqual(found, buckets.buckets)
})
