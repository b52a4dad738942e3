/** A tiny dual encoder and parallel data for it, small enough to train in a second. */
import * as Result from "effect/Result"
import { initialise } from "../../src/models/Encoder.ts"
import * as T5 from "../../src/models/t5/T5.ts"
import { common, type T5Config } from "../../src/models/t5/T5Config.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Stream from "../../src/random/Stream.ts"
import * as PairIndex from "../../src/sampling/PairIndex.ts"
import { sample } from "../../src/sampling/Sample.ts"
import { defaults, type Hyperparameters } from "../../src/training/Hyperparameters.ts"
import type { Options } from "../../src/training/Trainer.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import type { Examples } from "../../src/training/TrainingStep.ts"

const EOS = 1
const LANGUAGES = ["de", "en"]
const PAIRS = 24
/** Token ids of each language's words. */
const WORDS = 40

export const config: T5Config = {
  ...common,
  vocabularySize: 3 + WORDS * LANGUAGES.length,
  dModel: 16,
  dFf: 24,
  dKv: 8,
  heads: 2,
  layers: 2
}

export const hyperparameters: Hyperparameters = {
  ...defaults,
  learningRate: 1e-2,
  schedule: { _tag: "linear", warmupSteps: 3 },
  seed: 7,
  queryMaxTokens: 6,
  passageMaxTokens: 10
}

/** Three steps are an epoch. */
export const batchSize = 8

/** The words of a pair are the same in both languages, but for the language; a query holds some of its passage's. */
const tokens = (pair: number, lang: string, count: number): Int32Array => {
  const stream = Stream.make(1, `tiny/${pair}`)
  const offset = 3 + WORDS * LANGUAGES.indexOf(lang)
  return Int32Array.from({ length: count + 1 }, (_, i) => i < count ? offset + Stream.integer(stream, i, WORDS) : EOS)
}

const index = PairIndex.make(
  Array.from(
    { length: PAIRS },
    (_, pair) => LANGUAGES.map((lang) => ({ queryId: String(pair), passageId: String(pair), lang }))
  ).flat()
)

const rows = (steps: number) =>
  Map.groupBy(
    Result.getOrThrow(sample({ strategy: { _tag: "hybrid", alpha: 0.5 }, seed: 1, steps, batchSize, index })),
    (row) => row.step
  )

/** Lengths differ from row to row, so that padding, buckets and truncation are all met. */
export const batches = (steps: number): (step: number) => Examples => {
  const table = rows(steps)
  return (step) => {
    const batch = table.get(step) ?? []
    return {
      queries: batch.map(({ queryId, queryLang }) => tokens(Number(queryId), queryLang, 2 + Number(queryId) % 5)),
      passages: batch.map(({ passageId, passageLang }) =>
        tokens(Number(passageId), passageLang, 8 + Number(passageId) % 4)
      ),
      passageGroups: batch.map(({ passageId }) => passageId)
    }
  }
}

/** A training of `steps` from the start, on the backend in use. */
export const training = (steps: number): Options => ({
  encode: (weights, batch, dropout) => T5.encode(config, weights, batch, dropout),
  hyperparameters,
  steps,
  batch: batches(steps),
  from: TrainingState.start(Weights.toTensors(initialise(config, 3)))
})
