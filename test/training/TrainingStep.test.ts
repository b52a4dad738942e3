import test from "ava"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import * as T5 from "../../src/models/t5/T5.ts"
import { common } from "../../src/models/t5/T5Config.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Safetensors from "../../src/models/weights/Safetensors.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import type { Hyperparameters } from "../../src/training/Hyperparameters.ts"
import * as Trainer from "../../src/training/Trainer.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import { onBackends } from "../tensors/onBackends.ts"
import { training } from "./tiny.ts"

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../golden/training/${name}`, import.meta.url)))

const golden = JSON.parse(new TextDecoder().decode(file("trajectory.json"))) as {
  readonly hyperparameters: Hyperparameters
  readonly steps: ReadonlyArray<{
    readonly queries: ReadonlyArray<ReadonlyArray<number>>
    readonly passages: ReadonlyArray<ReadonlyArray<number>>
    readonly groups: ReadonlyArray<string>
    readonly loss: number
    readonly learningRate: number
    readonly gradientNorm: number
  }>
  readonly final: Readonly<Record<string, ReadonlyArray<ReadonlyArray<number>>>>
}

const config = { ...common, vocabularySize: 40, dModel: 16, dFf: 24, dKv: 8, heads: 2, layers: 2 }

/** Relative. Ten updates of float32 weights in another order of summation, seen through logits divided by 0.1. */
const TRAJECTORY = 1e-5

/**
 * Absolute, and 1/200 of the highest learning rate, which is about what one step moves a weight. Adam divides a gradient
 * by its own size, so where it is close to zero rounding decides part of the update.
 */
const WEIGHTS = 1e-5

/** Relative. Two backends sum in different orders and approximate exp and tanh differently. */
const BACKENDS = 1e-4

const near = (actual: number, expected: number, tolerance: number): boolean =>
  Math.abs(actual - expected) <= tolerance * Math.abs(expected)

onBackends("fine-tuning a tiny mT5 follows transformers and torch", (t) =>
  Effect.gen(function*() {
    const { hyperparameters, steps } = golden
    const state = yield* Trainer.fineTune({
      encode: (weights, batch, dropout) => T5.encode(config, weights, batch, dropout),
      hyperparameters,
      steps: steps.length,
      batch: (step) => ({
        queries: steps[step].queries.map((ids) => Int32Array.from(ids)),
        passages: steps[step].passages.map((ids) => Int32Array.from(ids)),
        passageGroups: steps[step].groups
      }),
      from: TrainingState.start(Weights.toTensors(yield* Safetensors.decode(file("initial.safetensors"))))
    })
    steps.forEach((expected, step) => {
      const { gradientNorm, learningRate, loss } = state.log[step]
      t.true(near(loss, expected.loss, TRAJECTORY), `loss ${loss}, not ${expected.loss}, at ${step}`)
      t.true(
        near(gradientNorm, expected.gradientNorm, TRAJECTORY),
        `norm ${gradientNorm}, not ${expected.gradientNorm}`
      )
      t.true(near(learningRate, expected.learningRate, 1e-15))
    })
    for (const [name, rows] of Object.entries(golden.final)) {
      const actual = state.weights[name].dataSync()
      const off = rows.flat().map((value, i) => Math.abs(value - actual[i]))
      t.true(Math.max(...off) <= WEIGHTS, `${name} is off by ${Math.max(...off)}`)
    }
    TrainingState.dispose(state)
  }))

test.serial("cpu and wasm drop the same activations and take the same steps", async (t) => {
  const logOn = (name: Backend.Name) =>
    Effect.runPromise(
      Effect.suspend(() => Trainer.fineTune(training(4))).pipe(
        Effect.map((state) => {
          TrainingState.dispose(state)
          return state.log
        }),
        Effect.provide(Backend.layer(name))
      )
    )
  const [cpu, wasm] = [await logOn("cpu"), await logOn("wasm")]
  t.is(cpu.length, 4)
  cpu.forEach((row, step) => {
    t.true(near(wasm[step].loss, row.loss, BACKENDS), `loss ${wasm[step].loss}, not ${row.loss}, at ${step}`)
    t.true(near(wasm[step].gradientNorm, row.gradientNorm, BACKENDS))
    t.is(wasm[step].tokens, row.tokens)
  })
})
