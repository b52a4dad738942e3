/**
 * A training's state on disk: `state.safetensors` holds the weights and both moments, `state.json` the step and the log.
 * Publishing the folder, its digests and its rotation are the engine's (src/engine/execution/Checkpoint.ts).
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Safetensors from "../models/Safetensors.ts"
import * as Weights from "../models/Weights.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import { CheckpointUnreadable } from "./Errors.ts"
import { LogRow, type TrainingState } from "./TrainingState.ts"

/** Writes `state` into an empty folder. Its tensors are only read. */
export const write = Effect.fn("Checkpoint.write")(function*(folder: string, state: TrainingState) {
  const { fs, progressFile, tensorsFile } = yield* files(folder)
  const { log, step } = state
  yield* fs.writeFile(tensorsFile, Safetensors.encode(Weights.fromTensors(flatten(state))))
  yield* fs.writeFileString(progressFile, Schema.encodeSync(Progress)({ version: VERSION, step, log }))
})

/** The state in `folder`, on the backend in use. Its tensors are the caller's. */
export const read = Effect.fn("Checkpoint.read")(
  function*(folder: string) {
    const { fs, progressFile, tensorsFile } = yield* files(folder)
    const { log, step } = yield* Schema.decodeUnknownEffect(Progress)(yield* fs.readFileString(progressFile))
    const host = yield* Safetensors.decode(yield* fs.readFile(tensorsFile))
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

const WEIGHT = "weight/"
const FIRST = "first/"
const SECOND = "second/"

const flatten = ({ moments, weights }: Pick<TrainingState, "moments" | "weights">): Tensors =>
  Object.fromEntries(
    Object.keys(weights).flatMap((name) => [
      [WEIGHT + name, weights[name]],
      [FIRST + name, moments[name].first],
      [SECOND + name, moments[name].second]
    ])
  )

const unflatten = (tensors: Tensors): Pick<TrainingState, "moments" | "weights"> => {
  const names = Object.keys(tensors)
    .filter((name) => name.startsWith(WEIGHT))
    .map((name) => name.slice(WEIGHT.length))
  return {
    weights: Object.fromEntries(names.map((name) => [name, tensors[WEIGHT + name]])),
    moments: Object.fromEntries(
      names.map((name) => [name, { first: tensors[FIRST + name], second: tensors[SECOND + name] }])
    )
  }
}
