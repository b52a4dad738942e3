import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { names } from "../../src/models/t5/T5Parameters.ts"
import * as TokenBatch from "../../src/models/TokenBatch.ts"
import type { Hyperparameters } from "../../src/training/Hyperparameters.ts"
import * as Optimizer from "../../src/training/Optimizer.ts"
import * as RowSparse from "../../src/training/RowSparse.ts"
import { type Examples, trainingStep } from "../../src/training/TrainingStep.ts"
import { distance } from "../tensors/numbers.ts"
import { onBackends } from "../tensors/onBackends.ts"
import { config, hyperparameters, training } from "./tiny.ts"

type Rows = Array<Array<number>>

const golden = JSON.parse(readFileSync(new URL("../golden/sparse-adam/sparse-adam.json", import.meta.url), "utf8")) as {
  readonly hyperparameters: Pick<Hyperparameters, "beta1" | "beta2" | "epsilon" | "weightDecay">
  readonly initial: Rows
  readonly steps: ReadonlyArray<{
    readonly learningRate: number
    readonly rows: ReadonlyArray<number>
    readonly gradient: Rows
    readonly table: Rows
  }>
  readonly first: Rows
  readonly second: Rows
}

/** As for AdamW's trajectory: a few units in the last place of weights below 4. */
const TRAJECTORY = 1e-6

const sparse: Hyperparameters = { ...hyperparameters, dropout: 0, optimizer: { _tag: "row-sparse-adamw" } }

onBackends("twenty steps without decay follow torch's SparseAdam", (t) =>
  Effect.sync(() => {
    const before = tf.memory().numTensors
    const options = { ...sparse, ...golden.hyperparameters }
    const gradientScale = tf.scalar(1)
    let state = Optimizer.started({ weights: { [names.embedding]: tf.tensor2d(golden.initial) }, moments: {} }, options)
    golden.steps.forEach(({ gradient, learningRate, rows, table }, step) => {
      state = RowSparse.withRows(state, TokenBatch.make([Int32Array.from(rows).toReversed()]), (state) =>
        Optimizer.update(state, { [names.embedding]: tf.tensor2d(gradient) }, {
          hyperparameters: options,
          step,
          learningRate,
          gradientScale
        }))
      t.true(distance(state.weights[names.embedding].dataSync(), table.flat()) <= TRAJECTORY, `step ${step}`)
    })
    const { first, second } = state.moments[names.embedding]
    t.true(distance(first.dataSync(), golden.first.flat()) <= TRAJECTORY)
    t.true(distance(second.dataSync(), golden.second.flat()) <= TRAJECTORY)
    tf.dispose([state.weights, state.moments, gradientScale])
    t.is(tf.memory().numTensors, before)
  }))

/** Takes `steps` steps and returns the bits of the embedding table, or of another weight. */
const tableAfter = (examples: Examples, options: Hyperparameters, steps: number): Float32Array => {
  const { encode, from } = training(1)
  let state: Optimizer.State = from
  for (let step = 0; step < steps; step++) {
    const next = trainingStep(encode, state, examples, { hyperparameters: options, step, learningRate: 0.01 })
    tf.dispose([next.loss, next.gradientNorm])
    state = { weights: next.weights, moments: next.moments }
  }
  const table = state.weights[names.embedding].dataSync<"float32">() as Float32Array
  tf.dispose([state.weights, state.moments])
  return table
}

const ids = Array.from({ length: config.vocabularySize }, (_, id) => id)

const examplesOf = (texts: ReadonlyArray<ReadonlyArray<number>>): Examples => {
  const rows = texts.map((text) => Int32Array.from(text))
  const half = rows.length / 2
  const passages = rows.slice(half)
  return { queries: rows.slice(0, half), passages, passageGroups: passages.map((_, i) => String(i)) }
}

onBackends("with every row in every batch, it takes the steps of dense AdamW, to the bit", (t) => {
  const long = { ...sparse, queryMaxTokens: 64, passageMaxTokens: 64 }
  const half = ids.length >> 1
  const examples = examplesOf([[1, 4, 5], [6, 7, 8], ids.slice(0, half), ids.slice(half)])
  const { optimizer: _, ...dense } = long
  t.deepEqual(tableAfter(examples, long, 4), tableAfter(examples, dense, 4))
})

onBackends("rows that do not occur stay as they are, where dense AdamW decays them", (t) => {
  const examples = examplesOf([[5, 6, 1], [9, 1], [6, 7, 1], [9, 10, 1]])
  const { optimizer: _, ...dense } = sparse
  const [start, moved, decayed] = [
    tableAfter(examples, sparse, 0),
    tableAfter(examples, sparse, 3),
    tableAfter(examples, dense, 3)
  ]
  const changed = (table: Float32Array) =>
    ids.filter((row) =>
      table.subarray(row * config.dModel, (row + 1) * config.dModel).some((x, i) =>
        x !== start[row * config.dModel + i]
      )
    )
  t.deepEqual(changed(moved), [1, 5, 6, 7, 9, 10])
  t.deepEqual(changed(decayed), ids)
})
