import test from "ava"
import { initialise, parameterCount } from "../../../src/models/Encoder.ts"
import { common, type T5Config } from "../../../src/models/t5/T5Config.ts"
import { parameters } from "../../../src/models/t5/T5Parameters.ts"
import { encoder } from "../golden.ts"

const mt5 = (dModel: number, dFf: number, heads: number, layers: number): T5Config => ({
  vocabularySize: 250112,
  dModel,
  dFf,
  dKv: 64,
  heads,
  layers,
  ...common
})

test("an mT5 encoder has as many parameters as the published checkpoints", (t) => {
  t.deepEqual(parameterCount(mt5(512, 1024, 6, 8)), { total: 146_940_608, nonEmbedding: 18_883_264 })
  t.deepEqual(parameterCount(mt5(2048, 5120, 32, 24)), { total: 1_669_958_656, nonEmbedding: 1_157_729_280 })
})

test("parameters are the tensors of a checkpoint", (t) => {
  const shapes = parameters(encoder.config).map(({ name, shape }) => [name, [...shape]])
  t.deepEqual(
    Object.fromEntries(shapes),
    Object.fromEntries(
      Object.entries(encoder.weights).map(([name, { shape }]) => [name, [...shape]])
    )
  )
})

test("weight decay spares norms and the position bias", (t) => {
  const spared = parameters(encoder.config).filter(({ decays }) => !decays).map(({ name }) => name)
  t.is(spared.length, 2 * encoder.config.layers + 2)
  t.true(spared.every((name) => /layer_norm|relative_attention_bias/.test(name)))
})

/** Four standard errors of a deviation estimated from 16 × 1000 draws. */
const sharedTolerance = 4 / Math.sqrt(2 * 16_000)
/** The same for 18 × 16. */
const queryTolerance = 4 / Math.sqrt(2 * 288)

test("initial weights have the deviations of transformers, and follow from the seed and the name", (t) => {
  const config = { ...encoder.config, vocabularySize: 1000 }
  const weights = initialise(config, 3)
  t.deepEqual(initialise(config, 3), weights)
  t.notDeepEqual(initialise(config, 4)["shared.weight"], weights["shared.weight"])
  t.true(weights["encoder.final_layer_norm.weight"].values.every((value) => value === 1))
  const deviation = (name: string) => {
    const { values } = weights[name]
    return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
  }
  t.true(Math.abs(deviation("shared.weight") - 1) < sharedTolerance)
  const q = deviation("encoder.block.0.layer.0.SelfAttention.q.weight")
  t.true(Math.abs(q * Math.sqrt(config.dModel * config.dKv) - 1) < queryTolerance)
  const k = weights["encoder.block.0.layer.0.SelfAttention.k.weight"].values
  t.notDeepEqual(k, weights["encoder.block.0.layer.0.SelfAttention.v.weight"].values)
})
