import * as tf from "@tensorflow/tfjs-core"
import test from "ava"
import * as Effect from "effect/Effect"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { type BertConfig, xlmR } from "../../src/models/bert/BertConfig.ts"
import * as Encoder from "../../src/models/Encoder.ts"
import * as Weights from "../../src/models/Weights.ts"
import * as Backend from "../../src/tensors/Backend.ts"
import * as LargestTensor from "../../src/tensors/LargestTensor.ts"
import type { Hyperparameters } from "../../src/training/Hyperparameters.ts"
import * as Trainer from "../../src/training/Trainer.ts"
import * as TrainingState from "../../src/training/TrainingState.ts"
import { config, hyperparameters, training } from "../training/tiny.ts"
import { atomicPrograms, deterministic, scattering } from "./deterministicKernels.ts"

/** Every way in which a step can be computed: each of one list with each of the others. */
const optimizers: ReadonlyArray<Partial<Hyperparameters>> = [
  {},
  { optimizer: { _tag: "row-sparse-adamw" } },
  { optimizer: { _tag: "adafactor-t5" } },
  { optimizer: { _tag: "adafactor-huggingface", scalesByWeight: true } }
]
const passes: ReadonlyArray<Partial<Hyperparameters>> = [{}, { dropout: 0 }, { chunkSize: 4, recompute: true }]
/** Of the largest tensor: with and without a table in shards. */
const limits = [Infinity, 2000]

const trainings = optimizers.flatMap((optimizer) =>
  passes.flatMap((pass) =>
    limits.map((limit) => ({ limit, hyperparameters: { ...hyperparameters, ...optimizer, ...pass } }))
  )
)

const bertConfig: BertConfig = {
  ...xlmR,
  vocabularySize: config.vocabularySize,
  dModel: 16,
  dFf: 24,
  heads: 2,
  layers: 2,
  positions: 20
}

/** Calls `see` with each kernel that the backend for tests, which has composed forms alone, is about to run. */
const watch = (see: (name: string, inputs: tf.NamedTensorInfoMap) => void): void => {
  for (const config of tf.getKernelsForBackend("cpu") as Array<{ kernelName: string; kernelFunc: tf.KernelFunc }>) {
    const { kernelFunc, kernelName } = config
    config.kernelFunc = (call) => {
      see(kernelName, call.inputs)
      return kernelFunc(call)
    }
  }
}

const valuesOf = ({ dataId }: tf.TensorInfo): ReadonlyArray<number> => [
  ...tf.backend().readSync(dataId) as Int32Array
]

test.serial("training calls no kernel that adds in an order of chance, and never scatters twice to one place", async (t) => {
  const calls = new Map<string, number>()
  const repeated: Array<string> = []
  await Effect.runPromise(Effect.provide(
    Effect.gen(function*() {
      yield* Backend.Backend
      watch((name, { indices }) => {
        calls.set(name, (calls.get(name) ?? 0) + 1)
        if (!scattering.has(name) || indices === undefined) return
        const ids = valuesOf(indices)
        if (new Set(ids).size < ids.length || indices.shape[1] !== 1) repeated.push(`${name} of ${ids}`)
      })
      for (const { hyperparameters, limit } of trainings) {
        LargestTensor.limit(tf.backend(), limit)
        TrainingState.dispose(yield* Trainer.fineTune({ ...training(2), hyperparameters }))
      }
      for (const pass of [...passes, ...optimizers]) {
        const bert = yield* Encoder.program(bertConfig)
        const from = TrainingState.start(Weights.toTensors(Encoder.initialise(bertConfig, 3)))
        const changes = { encode: bert, from, hyperparameters: { ...hyperparameters, ...pass } }
        TrainingState.dispose(yield* Trainer.fineTune({ ...training(2), ...changes }))
      }
    }),
    Backend.layer("cpu")
  ))
  t.deepEqual([...calls.keys()].toSorted(), Object.keys(deterministic).toSorted())
  t.true((calls.get("ScatterNd") ?? 0) > 100 && (calls.get("TensorScatterUpdate") ?? 0) > 10)
  t.deepEqual(repeated, [])
})

const programs = new URL("../../node_modules/@tensorflow/tfjs-backend-webgpu/dist/", import.meta.url)

test("the programs that add atomically are those that are known to", (t) => {
  t.is(Backend.environment("webgpu").settings?.["WEBGPU_MATMUL_PROGRAM_TYPE"], "3")
  const isAtomic = (file: string) => readFileSync(new URL(file, programs), "utf8").includes("this.atomic = true")
  // npm may have left the package out.
  const atomic = existsSync(programs)
    ? readdirSync(programs).filter((file) => file.endsWith("_webgpu.js") && isAtomic(file)).toSorted()
    : atomicPrograms
  t.deepEqual(atomic, atomicPrograms)
})
