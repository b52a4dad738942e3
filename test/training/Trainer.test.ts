import * as NodeServices from "@effect/platform-node/NodeServices"
import * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Checkpoint from "../../src/training/Checkpoint.ts"
import type { Hyperparameters } from "../../src/training/Hyperparameters.ts"
import * as Trainer from "../../src/training/Trainer.ts"
import { dispose, type LogRow, type TrainingState } from "../../src/training/TrainingState.ts"
import { onBackends } from "../tensors/onBackends.ts"
import { batchSize, hyperparameters, training } from "./tiny.ts"

/** A batch learnt by heart is told apart all but certainly; the loss of a guess is the logarithm of its size, 2.08. */
const LEARNT = 0.01

/** The bytes of every tensor of a state, by name. */
const bitsOf = ({ moments, weights }: TrainingState): Readonly<Record<string, ReadonlyArray<Uint8Array>>> =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      name,
      [weight, ...Object.values(moments[name])].map((tensor) => new Uint8Array(tensor.dataSync().slice().buffer))
    ])
  )

/** Trains and returns the log and the final bits; the tensors are freed. */
const trained = Effect.fnUntraced(function*<E, R>(options: Trainer.Options<E, R>) {
  const state = yield* Trainer.fineTune(options)
  const bits = bitsOf(state)
  dispose(state)
  return { bits, log: state.log, step: state.step }
})

onBackends("learns one batch by heart", (t) =>
  Effect.gen(function*() {
    const options = training(25)
    const batch = options.batch(0)
    const { log } = yield* trained({
      ...options,
      hyperparameters: { ...hyperparameters, dropout: 0 },
      batch: () => batch
    })
    t.true(log[0].loss > Math.log(batchSize) / 2)
    t.true(log[24].loss < LEARNT, `the loss is ${log[24].loss}`)
  }))

onBackends("logs every step, with its scheduled learning rate", (t) =>
  Effect.gen(function*() {
    const seen: Array<LogRow> = []
    const { log, step } = yield* trained({ ...training(6), onStep: (row) => Effect.sync(() => void seen.push(row)) })
    t.is(step, 6)
    t.deepEqual(seen, log)
    t.deepEqual(log.map((row) => row.step), [0, 1, 2, 3, 4, 5])
    t.deepEqual(log.map((row) => row.learningRate * 300).map(Math.round), [0, 1, 2, 3, 2, 1])
    t.true(log.every((row) => row.loss > 0 && row.gradientNorm > 0))
  }))

onBackends("counts the tokens that are left after truncation", (t) =>
  Effect.gen(function*() {
    const options = training(1)
    const { passages, queries } = options.batch(0)
    const left = (rows: ReadonlyArray<Int32Array>, max: number) =>
      rows.reduce((sum, row) => sum + Math.min(row.length, max), 0)
    const { log } = yield* trained(options)
    t.is(
      log[0].tokens,
      left(queries, hyperparameters.queryMaxTokens) + left(passages, hyperparameters.passageMaxTokens)
    )
    t.true(passages.some((row) => row.length > hyperparameters.passageMaxTokens))
  }))

onBackends("the same options give the same bits, another dropout seed others", (t) =>
  Effect.gen(function*() {
    const first = yield* trained(training(4))
    t.deepEqual(yield* trained(training(4)), first)
    const other = yield* trained({ ...training(4), hyperparameters: { ...hyperparameters, seed: 8 } })
    t.notDeepEqual(other.bits, first.bits)
  }))

const ways: Readonly<Record<string, Partial<Hyperparameters>>> = {
  AdamW: {},
  "row-sparse AdamW": { optimizer: { _tag: "row-sparse-adamw" } },
  "row-sparse AdamW by chunks": { optimizer: { _tag: "row-sparse-adamw" }, chunkSize: 5 },
  "T5's Adafactor": { optimizer: { _tag: "adafactor-t5" } },
  "transformers' Adafactor": { optimizer: { _tag: "adafactor-huggingface", scalesByWeight: false } },
  "AdamW by chunks with recomputation": { chunkSize: 5, recompute: true }
}

for (const [way, changed] of Object.entries(ways)) {
  onBackends(
    `${way}: resumed from a checkpoint in the middle of an epoch, gives the bits of an uninterrupted training`,
    (t) =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const start = () => ({ ...training(9), hyperparameters: { ...hyperparameters, ...changed } })
        const whole = yield* trained(start())
        const folder = yield* fs.makeTempDirectoryScoped()
        // Stopped as a kill would: after the checkpoint at step 4, in step 6.
        const stopped = yield* Effect.exit(Trainer.fineTune({
          ...start(),
          onStep: (row) => row.step === 6 ? Effect.interrupt : Effect.void,
          checkpoint: { everySteps: 4, save: (state) => Checkpoint.write(folder, state) }
        }))
        t.true(Exit.hasInterrupts(stopped))
        const from = yield* Checkpoint.read(folder)
        t.is(from.step, 4)
        const options = start()
        dispose(options.from)
        t.deepEqual(yield* trained({ ...options, from }), whole)
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )
}

/** Relative. Gradients that differ in their last bits, seen through Adam's division by their own size. */
const SAME_STEPS = 1e-4

onBackends("chunks and recomputation take the same steps but for rounding", (t) =>
  Effect.gen(function*() {
    const { log: plain } = yield* trained(training(6))
    const cut = { ...hyperparameters, chunkSize: 3, recompute: true }
    const { log } = yield* trained({ ...training(6), hyperparameters: cut })
    log.forEach(({ gradientNorm, loss }, step) => {
      t.true(Math.abs(loss - plain[step].loss) <= SAME_STEPS * plain[step].loss)
      t.true(Math.abs(gradientNorm - plain[step].gradientNorm) <= SAME_STEPS * plain[step].gradientNorm)
    })
  }))

onBackends("each optimizer learns", (t) =>
  Effect.gen(function*() {
    for (const [way, changed] of Object.entries(ways)) {
      const options = { ...training(12), hyperparameters: { ...hyperparameters, dropout: 0, ...changed } }
      const batch = options.batch(0)
      const { log } = yield* trained({ ...options, batch: () => batch })
      t.true(log[11].loss < log[0].loss / 2, `${way}: the loss is ${log[11].loss}, from ${log[0].loss}`)
    }
  }))

onBackends("a checkpoint read back is the state that was written", (t) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = yield* fs.makeTempDirectoryScoped()
    const before = tf.memory().numTensors
    const state = yield* Trainer.fineTune(training(2))
    yield* Checkpoint.write(folder, state)
    const read = yield* Checkpoint.read(folder)
    t.deepEqual(bitsOf(read), bitsOf(state))
    t.deepEqual([read.step, read.log], [state.step, state.log])
    dispose(state)
    dispose(read)
    t.is(tf.memory().numTensors, before)
    t.deepEqual((yield* fs.readDirectory(folder)).sort(), ["state.json", "state.safetensors"])
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)))

onBackends("a folder without a checkpoint is an error that names it", (t) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = yield* fs.makeTempDirectoryScoped()
    yield* fs.writeFileString(`${folder}/state.json`, `{"version":0}`)
    const error = yield* Effect.flip(Checkpoint.read(folder))
    t.is(error._tag, "CheckpointUnreadable")
    t.true(error.message.includes(folder))
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)))

onBackends("tensors and memory stay flat over fifty steps", (t) =>
  Effect.gen(function*() {
    const before = tf.memory()
    const used: Array<string> = []
    yield* trained({
      ...training(50),
      onStep: () => Effect.sync(() => void used.push(`${tf.memory().numTensors} ${tf.memory().numBytes}`))
    })
    t.is(used.length, 50)
    t.is(new Set(used).size, 1)
    t.is(tf.memory().numTensors, before.numTensors)
    t.is(tf.memory().numBytes, before.numBytes)
  }))

onBackends("a step whose numbers are not finite fails, and frees its tensors", (t) =>
  Effect.gen(function*() {
    const before = tf.memory().numTensors
    const wild = { ...hyperparameters, learningRate: 1e30, schedule: { _tag: "constant" } } as const
    const error = yield* Effect.flip(Trainer.fineTune({ ...training(5), hyperparameters: wild }))
    t.is(error._tag, "TrainingDiverged")
    t.is(error.learningRate, 1e30)
    t.false(Number.isFinite(error.loss) && Number.isFinite(error.gradientNorm))
    t.is(error.message.split("\n")[0], "Training diverged")
    t.is(tf.memory().numTensors, before)
  }))

onBackends(
  "timers run between steps, and an interruption stops the training and frees its tensors",
  (t) =>
    Effect.gen(function*() {
      const before = tf.memory().numTensors
      let steps = 0
      const fiber = yield* Effect.forkChild(
        Trainer.fineTune({ ...training(10_000), onStep: () => Effect.sync(() => void steps++) })
      )
      yield* Effect.sleep("100 millis")
      yield* Fiber.interrupt(fiber)
      t.true(steps > 0 && steps < 10_000)
      t.is(tf.memory().numTensors, before)
    })
)
