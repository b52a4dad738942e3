import * as tf from "@tensorflow/tfjs-core"
import * as T5 from "../../src/models/T5.ts"
import { common, type T5Config } from "../../src/models/T5Config.ts"
import { initialise } from "../../src/models/T5Parameters.ts"
import * as Weights from "../../src/models/Weights.ts"
import { defaults, type Optimizer } from "../../src/training/Hyperparameters.ts"
import { trainingBytes } from "../../src/training/Memory.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import { trainingStep } from "../../src/training/TrainingStep.ts"
import { everywhere, onBackends } from "../tensors/onBackends.ts"
import { peakBytes } from "../tensors/peakBytes.ts"

interface Case {
  readonly title: string
  readonly encoder: Partial<T5Config>
  readonly batchSize: number
  readonly tokens: number
  readonly dropout: number
  readonly chunkSize?: number
  readonly recompute?: boolean
  readonly optimizer?: Optimizer
}

const small = { vocabularySize: 400, dModel: 64, dFf: 96, dKv: 16, heads: 4, layers: 3 }

const cases: ReadonlyArray<Case> = [
  { title: "activations", encoder: {}, batchSize: 12, tokens: 20, dropout: 0 },
  { title: "activations and masks", encoder: {}, batchSize: 12, tokens: 20, dropout: 0.1 },
  { title: "wide feed-forward layers", encoder: { dFf: 256 }, batchSize: 8, tokens: 12, dropout: 0 },
  { title: "a large table", encoder: { vocabularySize: 40_000, layers: 1 }, batchSize: 2, tokens: 10, dropout: 0 },
  {
    title: "a large table, of which some rows are updated",
    encoder: { vocabularySize: 40_000, layers: 1 },
    batchSize: 2,
    tokens: 10,
    dropout: 0,
    optimizer: { _tag: "row-sparse-adamw" }
  },
  {
    title: "a large table, without moments",
    encoder: { vocabularySize: 40_000, layers: 1 },
    batchSize: 2,
    tokens: 10,
    dropout: 0,
    optimizer: { _tag: "adafactor-t5" }
  },
  { title: "chunks", encoder: {}, batchSize: 16, tokens: 20, dropout: 0, chunkSize: 12 },
  { title: "blocks computed again", encoder: { layers: 6 }, batchSize: 12, tokens: 20, dropout: 0.1, recompute: true }
]

/** The estimate is to be within a fifth. */
const tolerance = 0.2

for (const { encoder, title, ...shape } of cases) {
  onBackends(`the memory of a step is known from its shapes: ${title}`, (t) => {
    const config: T5Config = { ...common, ...small, ...encoder }
    const { batchSize, tokens, ...options } = shape
    const before = tf.memory().numBytes
    const state = TrainingState.start(Weights.toTensors(initialise(config, 1)))
    const resident = tf.memory().numBytes - before
    const text = (row: number) =>
      Int32Array.from({ length: tokens }, (_, i) => (row * 31 + i * 7) % config.vocabularySize)
    const texts = (first: number) => Array.from({ length: batchSize }, (_, i) => text(first + i))
    const examples = { queries: texts(0), passages: texts(batchSize), passageGroups: texts(0).map((_, i) => String(i)) }
    const hyperparameters = {
      ...defaults,
      schedule: { ...defaults.schedule },
      ...options,
      learningRate: 1e-3,
      queryMaxTokens: tokens,
      passageMaxTokens: tokens
    }
    const above = peakBytes(() => {
      const encode = (
        ...[weights, batch, training]: Parameters<typeof T5.encode> extends [unknown, ...infer R] ? R
          : never
      ) => T5.encode(config, weights, batch, training)
      const { loss, gradientNorm, ...rest } = trainingStep(encode, state, examples, {
        hyperparameters,
        step: 0,
        learningRate: 1e-3
      })
      tf.dispose([loss, gradientNorm])
      TrainingState.dispose({ ...state, ...rest })
    })
    const estimate = trainingBytes({ encoder: config, ...shape }, tf.getBackend() === "wasm" ? "fused" : "composed")
    const ratio = estimate / (resident + above)
    t.true(Math.abs(ratio - 1) <= tolerance, `estimated / measured: ${ratio}`)
  }, everywhere)
}
