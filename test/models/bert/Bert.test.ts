import * as NodeServices from "@effect/platform-node/NodeServices"
import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Bert from "../../../src/models/bert/Bert.ts"
import { BertConfig, xlmR } from "../../../src/models/bert/BertConfig.ts"
import * as Encoder from "../../../src/models/Encoder.ts"
import * as EncoderFolder from "../../../src/models/EncoderFolder.ts"
import { type Batch, pack } from "../../../src/models/TokenBatch.ts"
import type { Training } from "../../../src/models/Training.ts"
import * as Weights from "../../../src/models/Weights.ts"
import * as Safetensors from "../../../src/models/weights/Safetensors.ts"
import { type Tensors, valueAndGradients } from "../../../src/tensors/Gradients.ts"
import { isDecayed } from "../../../src/training/AdamW.ts"
import { distance } from "../../tensors/numbers.ts"
import { onBackends } from "../../tensors/onBackends.ts"

/** What transformers made: see test/golden/bert/README.md. */
const path = (file: string) => fileURLToPath(new URL(`../../golden/bert/${file}`, import.meta.url))

const { ids, lengths }: { readonly ids: Array<Array<number>>; readonly lengths: Array<number> } = JSON.parse(
  readFileSync(path("batch.json"), "utf8")
)

const batch: Batch = {
  ids: Int32Array.from(ids.flat()),
  lengths: Int32Array.from(lengths),
  size: ids.length,
  length: ids[0].length
}

const golden = async (name: string) => {
  const { config, weights } = await Effect.runPromise(
    Effect.provide(EncoderFolder.read(path(name)), NodeServices.layer)
  )
  const expected = await Effect.runPromise(Safetensors.decode(readFileSync(path(`${name}/expected.safetensors`))))
  return { name, config: Schema.decodeUnknownSync(BertConfig)(config), weights, expected }
}

const goldens = [await golden("bert"), await golden("xlm-r")]

/** Of float32 here against float64 there, for values of order 1, as layer norms make them. */
const tolerance = 5e-6

for (const { config, expected, name, weights } of goldens) {
  onBackends(`${name}: hidden states and embeddings are those of transformers`, (t) => {
    const tensors = Weights.toTensors(weights)
    const hidden = Bert.hiddenStates(config, tensors, pack(batch)).dataSync()
    t.true(distance(hidden, expected["hidden"].values) < tolerance, `${distance(hidden, expected["hidden"].values)}`)
    const embeddings = Bert.encode(config, tensors, batch)
    t.deepEqual(embeddings.shape, [batch.size, Encoder.dimensions(config)])
    t.true(distance(embeddings.dataSync(), expected["embeddings"].values) < tolerance)
  })

  /** The golden's scalar function of the embeddings. */
  const valueOf = (weights: Tensors, training?: Training): tf.Scalar => {
    const coefficients = tf.tensor2d(expected["coefficients"].values, [batch.size, Encoder.dimensions(config)])
    return tf.sum(tf.mul(Bert.encode(config, weights, batch, training), coefficients))
  }

  onBackends(`${name}: the gradient of every parameter is that of transformers`, (t) => {
    const { gradients, value } = valueAndGradients(valueOf, Weights.toTensors(weights))
    t.true(Math.abs(value.dataSync()[0] - expected["value"].values[0]) < 10 * tolerance)
    t.deepEqual(Object.keys(gradients).sort(), Encoder.parameters(config).map(({ name }) => name).sort())
    for (const [name, gradient] of Object.entries(gradients)) {
      const { shape, values } = expected[`gradient/${name}`]
      const scale = Math.max(1, ...values.map(Math.abs))
      const found = distance(gradient.dataSync(), values)
      t.deepEqual(gradient.shape, [...shape])
      t.true(found < 4 * tolerance * scale, `${name} ${found}`)
    }
  })

  onBackends(
    `${name}: gradients have the same bits with and without recomputation, and leave no tensor behind`,
    (t) => {
      const tensors = Weights.toTensors(weights)
      const evaluate = (recompute: boolean, step = 0) => {
        const training = { rate: 0.1, seed: 5, step, name: "batch", recompute }
        const { gradients, value } = valueAndGradients((weights) => valueOf(weights, training), tensors)
        const numbers = [value, ...Object.values(gradients)].map((tensor) => tensor.dataSync())
        tf.dispose([value, ...Object.values(gradients)])
        return numbers
      }
      const first = evaluate(false)
      const { numTensors } = tf.memory()
      t.deepEqual(evaluate(true), first)
      t.notDeepEqual(evaluate(false, 1), first)
      t.is(tf.memory().numTensors, numTensors)
    }
  )

  onBackends(`${name}: an embedding depends on nothing but its own text`, (t) => {
    const tensors = Weights.toTensors(weights)
    const together = Bert.encode(config, tensors, batch).dataSync()
    const width = Encoder.dimensions(config)
    for (let text = 0; text < batch.size; text++) {
      const length = batch.lengths[text]
      const ids = batch.ids.slice(text * batch.length, text * batch.length + length)
      const alone = Bert.encode(config, tensors, { ids, lengths: Int32Array.of(length), size: 1, length }).dataSync()
      t.true(distance(alone, together.slice(text * width, (text + 1) * width)) < tolerance)
    }
  })

  test(`${name}: weight decay spares norms and biases, by the names of transformers`, (t) => {
    for (const { decays, name } of Encoder.parameters(config)) t.is(decays, isDecayed(name), name)
  })
}

onBackends("a text of more tokens than there are positions is refused", (t) => {
  const [{ config, weights }] = goldens
  const length = config.positions + 1
  const long = { ids: new Int32Array(length), lengths: Int32Array.of(length), size: 1, length }
  t.throws(() => Bert.encode(config, Weights.toTensors(weights), long), { instanceOf: RangeError })
})

test("XLM-R base and large, and LaBSE, have as many parameters as the published ones without their poolers", (t) => {
  const base = { ...xlmR, vocabularySize: 250_002, dModel: 768, dFf: 3072, heads: 12, layers: 12 }
  t.is(Encoder.parameterCount(base).total, 278_043_648 - 768 * 769)
  t.is(Encoder.parameterCount({ ...base, dModel: 1024, dFf: 4096, layers: 24 }).total, 559_890_432 - 1024 * 1025)
  const labse = { ...base, modelType: "bert", vocabularySize: 501_153, positions: 512, tokenTypes: 2 } as const
  t.is(Encoder.parameterCount(labse).total, 470_926_848 - 768 * 769)
})

test("the names of checkpoints become those of BertModel; heads of other tasks have none", (t) => {
  const [{ config }] = goldens
  const named = (name: string) => Encoder.tensorName(config, name)
  t.is(named("roberta.encoder.layer.0.output.dense.bias"), "encoder.layer.0.output.dense.bias")
  t.is(named("bert.embeddings.LayerNorm.gamma"), "embeddings.LayerNorm.weight")
  t.is(named("encoder.layer.1.output.LayerNorm.beta"), "encoder.layer.1.output.LayerNorm.bias")
  t.is(named("bert.pooler.dense.weight"), "linear.weight")
  t.is(named("constructor"), "constructor")
  const none = ["cls.predictions.bias", "lm_head.dense.weight", "roberta.embeddings.position_ids"]
  t.deepEqual(none.map(named), [undefined, undefined, undefined])
})

test("heads that do not divide the width, and a first position beyond the table, are refused", (t) => {
  const [{ config }] = goldens
  for (const wrong of [{ heads: 3 }, { firstPosition: config.positions }]) {
    t.throws(() => Schema.decodeUnknownSync(BertConfig)({ ...config, ...wrong }))
  }
})
