import * as tf from "@tensorflow/tfjs-core"
import test, { type ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { parameters } from "../../src/models/t5/T5Parameters.ts"
import type { Tensors } from "../../src/tensors/Gradients.ts"
import * as AdamW from "../../src/training/AdamW.ts"
import { onBackends } from "../tensors/onBackends.ts"
import { config } from "./tiny.ts"

type Values = Readonly<Record<string, Array<number> | Array<Array<number>>>>

const golden = JSON.parse(readFileSync(new URL("../golden/optimizer/adamw.json", import.meta.url), "utf8")) as {
  readonly maxNorm: number
  readonly hyperparameters: AdamW.Coefficients
  readonly decayed: ReadonlyArray<string>
  readonly initial: Values
  readonly steps: ReadonlyArray<{
    readonly learningRate: number
    readonly gradients: Values
    readonly norm: number
    readonly weights: Values
  }>
  readonly moments: Readonly<Record<string, { readonly first: Array<number>; readonly second: Array<number> }>>
}

/**
 * Both sides compute in float32 but may round a sum in another order or fuse a multiply-add: one unit in the last place
 * of a weight below 4 is 2.4e-7, and 20 steps may add a few of them.
 */
const TRAJECTORY = 1e-6

const tensorsOf = (values: Values): Record<string, tf.Tensor> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tf.tensor(value)]))

const worst = (actual: tf.Tensor, expected: unknown): number =>
  tf.tidy(() => tf.max(tf.abs(tf.sub(actual, tf.tensor(expected as Array<number>)))).dataSync()[0])

interface Held {
  readonly weights: Tensors
  readonly moments: AdamW.Moments
}

const start = (): Held => {
  const weights = tensorsOf(golden.initial)
  return { weights, moments: AdamW.zeroMoments(weights) }
}

const stepAt = (state: Held, step: number): Held & { readonly norm: number } => {
  const gradients = tensorsOf(golden.steps[step].gradients)
  const { gradientScale, norm } = AdamW.clip(gradients, golden.maxNorm)
  const { learningRate } = golden.steps[step]
  const next = AdamW.update(state, gradients, {
    coefficients: golden.hyperparameters,
    step,
    learningRate,
    gradientScale
  })
  const value = norm.dataSync()[0]
  tf.dispose([gradientScale, norm])
  return { ...next, norm: value }
}

const dispose = ({ moments, weights }: Held): void => {
  tf.dispose(Object.values(weights))
  tf.dispose(Object.values(moments).flatMap(({ first, second }) => [first, second]))
}

const sameWithin = (t: ExecutionContext, actual: tf.Tensor, expected: unknown, name: string): void => {
  const off = worst(actual, expected)
  t.true(off <= TRAJECTORY, `${name} is off by ${off}`)
}

onBackends("twenty clipped, decayed steps follow torch's AdamW", (t) =>
  Effect.sync(() => {
    let state: Held = start()
    golden.steps.forEach((expected, step) => {
      const next = stepAt(state, step)
      t.true(Math.abs(next.norm - expected.norm) <= TRAJECTORY * expected.norm)
      for (const [name, values] of Object.entries(expected.weights)) sameWithin(t, next.weights[name], values, name)
      state = next
    })
    for (const [name, { first, second }] of Object.entries(golden.moments)) {
      sameWithin(t, state.moments[name].first, first, `first moment of ${name}`)
      sameWithin(t, state.moments[name].second, second, `second moment of ${name}`)
    }
    dispose(state)
  }))

onBackends("an update frees what it replaces and nothing else", (t) =>
  Effect.sync(() => {
    const before = tf.memory().numTensors
    let state: Held = start()
    const held = tf.memory().numTensors
    for (let step = 0; step < 3; step++) {
      state = stepAt(state, step)
      t.is(tf.memory().numTensors, held)
    }
    dispose(state)
    t.is(tf.memory().numTensors, before)
  }))

onBackends("gradients are clipped only where they exceed the norm", (t) =>
  Effect.sync(() => {
    const gradients = { a: tf.tensor1d([3, 0]), b: tf.tensor2d([[4]]) }
    const scaleFor = (maxNorm: number): number => {
      const { gradientScale, norm } = AdamW.clip(gradients, maxNorm)
      t.is(norm.dataSync()[0], 5)
      return gradientScale.dataSync()[0]
    }
    t.is(scaleFor(10), 1)
    t.true(Math.abs(scaleFor(1) - 1 / (5 + 1e-6)) < 1e-7)
  }))

test("norms and the relative attention bias do not decay, as transformers groups them", (t) => {
  t.deepEqual(Object.keys(golden.initial).filter(AdamW.isDecayed), [...golden.decayed])
  t.is(Object.keys(golden.initial).length, 5)
})

test("the decay of every T5 parameter is the one its model declares", (t) => {
  for (const { decays, name } of parameters(config)) t.is(AdamW.isDecayed(name), decays, name)
})
