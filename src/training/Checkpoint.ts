/**
 * A training's state on disk: `state.safetensors` holds the weights and the optimizer's moments, `state.json` the step
 * and the log. Publishing the folder, its digests and its rotation are the engine's
 * (src/engine/execution/Checkpoint.ts).
 */
import type * as tf from "@tensorflow/tfjs-core"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Weights from "../models/Weights.ts"
import * as Safetensors from "../models/weights/Safetensors.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import { CheckpointUnreadable } from "./Errors.ts"
import type { State } from "./Optimizer.ts"
import { LogRow, type TrainingState } from "./TrainingState.ts"

/** Writes `state` into an empty folder. Its tensors are only read. */
export const write = Effect.fn("Checkpoint.write")(function*(folder: string, state: TrainingState) {
  const { fs, progressFile, tensorsFile } = yield* files(folder)
  const { log, step } = state
  yield* fs.writeFile(tensorsFile, Safetensors.encode(yield* Weights.fromTensors(flatten(state))))
  yield* fs.writeFileString(progressFile, Schema.encodeSync(Progress)({ version: VERSION, step, log }))
})

/** The state in `folder`, on the backend in use. Its tensors are the caller's. */
export const read = Effect.fn("Checkpoint.read")(
  function*(folder: string) {
    const { fs, progressFile, tensorsFile } = yield* files(folder)
    const { log, step } = yield* Schema.decodeUnknownEffect(Progress)(yield* fs.readFileString(progressFile))
    const host = yield* Safetensors.readAll(tensorsFile)
    return { step, log, ...unflatten(Weights.toTensors(host)) }
  },
  (effect, folder) =>
    Effect.mapError(effect, (error) => {
      const problem = error._tag === "WeightsUnreadable" ? error.found : error.message
      return new CheckpointUnreadable({ folder, problem })
    })
)

/** Of the layout of both files. */
const VERSION = 1

const Progress = Schema.fromJsonString(
  Schema.Struct({ version: Schema.Literal(VERSION), step: Schema.Int, log: Schema.Array(LogRow) })
)

const files = Effect.fnUntraced(function*(folder: string) {
  const path = yield* Path.Path
  return {
    fs: yield* FileSystem.FileSystem,
    tensorsFile: path.join(folder, "state.safetensors"),
    progressFile: path.join(folder, "state.json")
  }
})

/** Before the name of a weight; before that of a moment stands which of the optimizer's it is, such as `first/`. */
const WEIGHT = "weight/"

const flatten = ({ moments, weights }: State): Tensors =>
  Object.fromEntries([
    ...Object.entries(weights).map(([name, tensor]) => [WEIGHT + name, tensor]),
    ...Object.entries(moments).flatMap(([name, tensors]) =>
      Object.entries(tensors).map(([moment, tensor]) => [`${moment}/${name}`, tensor])
    )
  ])

const unflatten = (tensors: Tensors): State => {
  const weights: Record<string, tf.Tensor> = {}
  const moments: Record<string, Record<string, tf.Tensor>> = {}
  for (const [key, tensor] of Object.entries(tensors)) {
    const slash = key.indexOf("/")
    const [kind, name] = [key.slice(0, slash), key.slice(slash + 1)]
    if (key.startsWith(WEIGHT)) weights[name] = tensor
    else (moments[name] ??= {})[kind] = tensor
  }
  return { weights, moments }
}
