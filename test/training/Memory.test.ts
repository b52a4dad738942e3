import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import { xlmR } from "../../src/models/bert/BertConfig.ts"
import * as Encoder from "../../src/models/Encoder.ts"
import { common } from "../../src/models/t5/T5Config.ts"
import * as Weights from "../../src/models/Weights.ts"
import { defaults, type Optimizer } from "../../src/training/Hyperparameters.ts"
import { trainingBytes } from "../../src/training/Memory.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import { trainingStep } from "../../src/training/TrainingStep.ts"
import { everywhere, onBackends } from "../tensors/onBackends.ts"
import { peakBytes } from "../tensors/peakBytes.ts"

interface Case {
  readonly title: string
  readonly encoder: Encoder.EncoderConfig
  readonly batchSize: number
  readonly tokens: number
  readonly dropout: number
  readonly chunkSize?: number
  readonly recompute?: boolean
  readonly optimizer?: Optimizer
}

const small = { vocabularySize: 400, dModel: 64, dFf: 96, heads: 4, layers: 3 }
const t5 = { ...common, ...small, dKv: 16 }
const bert = { ...xlmR, ...small, positions: 64 }

const cases: ReadonlyArray<Case> = [
  { title: "activations", encoder: t5, batchSize: 12, tokens: 20, dropout: 0 },
  { title: "activations and masks", encoder: t5, batchSize: 12, tokens: 20, dropout: 0.1 },
  { title: "wide feed-forward layers", encoder: { ...t5, dFf: 256 }, batchSize: 8, tokens: 12, dropout: 0 },
  {
    title: "a large table",
    encoder: { ...t5, vocabularySize: 40_000, layers: 1 },
    batchSize: 2,
    tokens: 10,
    dropout: 0
  },
  {
    title: "a large table, of which some rows are updated",
    encoder: { ...t5, vocabularySize: 40_000, layers: 1 },
    batchSize: 2,
    tokens: 10,
    dropout: 0,
    optimizer: { _tag: "row-sparse-adamw" }
  },
  {
    title: "a large table, without moments",
    encoder: { ...t5, vocabularySize: 40_000, layers: 1 },
    batchSize: 2,
    tokens: 10,
    dropout: 0,
    optimizer: { _tag: "adafactor-t5" }
  },
  { title: "chunks", encoder: t5, batchSize: 16, tokens: 20, dropout: 0, chunkSize: 12 },
  {
    title: "blocks computed again",
    encoder: { ...t5, layers: 6 },
    batchSize: 12,
    tokens: 20,
    dropout: 0.1,
    recompute: true
  },
  { title: "BERT's activations", encoder: bert, batchSize: 12, tokens: 20, dropout: 0 },
  { title: "BERT's activations and masks", encoder: { ...bert, dFf: 256 }, batchSize: 12, tokens: 20, dropout: 0.1 },
  {
    title: "BERT's blocks computed again",
    encoder: { ...bert, layers: 6 },
    batchSize: 12,
    tokens: 20,
    dropout: 0.1,
    recompute: true
  }
]

/** The estimate is to be within a fifth. */
const tolerance = 0.2

for (const { encoder, title, ...shape } of cases) {
  onBackends(`the memory of a step is known from its shapes: ${title}`, (t) =>
    Effect.gen(function*() {
      const encode = yield* Encoder.program(encoder)
      const { batchSize, tokens, ...options } = shape
      const before = tf.memory().numBytes
      const state = TrainingState.start(Weights.toTensors(Encoder.initialise(encoder, 1)))
      const resident = tf.memory().numBytes - before
      const text = (row: number) =>
        Int32Array.from({ length: tokens }, (_, i) => (row * 31 + i * 7) % encoder.vocabularySize)
      const texts = (first: number) => Array.from({ length: batchSize }, (_, i) => text(first + i))
      const examples = {
        queries: texts(0),
        passages: texts(batchSize),
        passageGroups: texts(0).map((_, i) => String(i))
      }
      const hyperparameters = {
        ...defaults,
        schedule: { ...defaults.schedule },
        ...options,
        learningRate: 1e-3,
        queryMaxTokens: tokens,
        passageMaxTokens: tokens
      }
      const above = peakBytes(() => {
        const { loss, gradientNorm, ...rest } = trainingStep(encode, state, examples, {
          hyperparameters,
          step: 0,
          learningRate: 1e-3
        })
        tf.dispose([loss, gradientNorm])
        TrainingState.dispose({ ...state, ...rest })
      })
      const estimate = trainingBytes({ encoder, ...shape }, tf.getBackend() === "wasm" ? "fused" : "composed")
      const ratio = estimate / (resident + above)
      t.true(Math.abs(ratio - 1) <= tolerance, `estimated / measured: ${ratio}`)
    }), everywhere)
}
