import * as NodeServices from "@effect/platform-node/NodeServices"
import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { initialise } from "../../src/models/Encoder.ts"
import { names } from "../../src/models/t5/T5Parameters.ts"
import * as Weights from "../../src/models/Weights.ts"
import type { HostTensors } from "../../src/models/weights/Safetensors.ts"
import * as Safetensors from "../../src/models/weights/Safetensors.ts"
import * as LargestTensor from "../../src/tensors/LargestTensor.ts"
import * as Shards from "../../src/tensors/Shards.ts"
import * as Checkpoint from "../../src/training/Checkpoint.ts"
import type { Hyperparameters, Optimizer } from "../../src/training/Hyperparameters.ts"
import * as Trainer from "../../src/training/Trainer.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import { distance } from "../tensors/numbers.ts"
import { onBackends } from "../tensors/onBackends.ts"
import { config, hyperparameters, training } from "./tiny.ts"

/** Of losses relative, of weights of about 1 absolute: what is summed over the whole table is summed shard by shard. */
const ROUNDING = 1e-6

const STEPS = 6

/** The embedding table takes 5,312 bytes, the next largest weight 1,536: it is in three shards. */
const LIMIT = 2000

const optimizers: Readonly<Record<string, Partial<Hyperparameters>>> = {
  AdamW: {},
  "AdamW of rows": { optimizer: { _tag: "row-sparse-adamw" } },
  "AdamW, chunk by chunk, blocks computed again": { chunkSize: 4, recompute: true },
  "T5's Adafactor": { optimizer: { _tag: "adafactor-t5" } satisfies Optimizer },
  "transformers' Adafactor": { optimizer: { _tag: "adafactor-huggingface", scalesByWeight: true } }
}

const withLimit = <A, E, R>(bytes: number, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => LargestTensor.limit(tf.backend(), bytes)),
    () => effect,
    () => Effect.sync(() => LargestTensor.limit(tf.backend(), Infinity))
  )

interface Trained {
  readonly losses: ReadonlyArray<number>
  readonly weights: HostTensors
  /** Of the checkpoint in the middle. */
  readonly file: Uint8Array
  readonly resumed: HostTensors
  readonly pieces: number
}

const train = (options: Partial<Hyperparameters>) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = yield* fs.makeTempDirectoryScoped()
    const start = () => {
      const given = training(STEPS)
      return { ...given, hyperparameters: { ...hyperparameters, ...options } }
    }
    const save = (state: TrainingState.TrainingState) => Effect.orDie(Checkpoint.write(folder, state))
    const trained = yield* Trainer.fineTune({ ...start(), checkpoint: { everySteps: STEPS / 2, save } })
    const fresh = start()
    TrainingState.dispose(fresh.from)
    const resumed = yield* Trainer.fineTune({ ...fresh, from: yield* Checkpoint.read(folder) })
    const result: Trained = {
      losses: trained.log.map(({ loss }) => loss),
      weights: yield* Weights.fromTensors(trained.weights),
      file: yield* fs.readFile(`${folder}/state.safetensors`),
      resumed: yield* Weights.fromTensors(resumed.weights),
      pieces: Shards.of(trained.weights, names.embedding).length
    }
    TrainingState.dispose(trained)
    TrainingState.dispose(resumed)
    return result
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))

const shapes = (tensors: HostTensors) =>
  Object.entries(tensors).map(([name, { shape, values }]) => [name, shape, values.length]).toSorted()

for (const [name, options] of Object.entries(optimizers)) {
  onBackends(`a table in shards learns as the whole one, and is saved as one: ${name}`, (t) =>
    Effect.gen(function*() {
      const before = tf.memory().numTensors
      const whole = yield* train(options)
      const split = yield* withLimit(LIMIT, train(options))
      t.is(tf.memory().numTensors, before)
      t.deepEqual([whole.pieces, split.pieces], [1, 3])
      const off = split.losses.map((loss, step) => Math.abs(loss / whole.losses[step] - 1))
      t.true(Math.max(...off) <= ROUNDING, `off by ${off.join(", ")}`)
      for (const [name, { values }] of Object.entries(whole.weights)) {
        t.true(distance(split.weights[name].values, values) <= ROUNDING, name)
      }
      t.deepEqual(split.resumed, split.weights)
      const [wholeFile, splitFile] = [yield* Safetensors.decode(whole.file), yield* Safetensors.decode(split.file)]
      t.deepEqual(shapes(splitFile), shapes(wholeFile))
    }))
}

onBackends("weights in shards are read back as they were", (t) =>
  Effect.gen(function*() {
    const weights = initialise(config, 3)
    const tensors = yield* withLimit(LIMIT, Effect.sync(() => Weights.toTensors(weights)))
    t.true(Object.values(tensors).every(({ size }) => 4 * size <= LIMIT))
    t.deepEqual(yield* Weights.fromTensors(tensors), weights)
    tf.dispose(tensors)
  }))
