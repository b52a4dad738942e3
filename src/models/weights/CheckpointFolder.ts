/**
 * The weights of a published model: a folder with one of the files that transformers writes. Nothing is read but what
 * says where the tensors are.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { WeightsUnreadable } from "../Errors.ts"
import * as PyTorch from "./PyTorch.ts"
import * as Safetensors from "./Safetensors.ts"
import * as ShardIndex from "./ShardIndex.ts"
import type { StoredTensor, StoredTensors } from "./StoredTensor.ts"

/** All tensors of the model, from the first of `FILES` that the folder has. */
export const open: (
  folder: string
) => Effect.Effect<StoredTensors, WeightsUnreadable, FileSystem.FileSystem | Path.Path> = Effect.fn(
  "CheckpointFolder.open"
)(function*(folder) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const present = yield* fs.readDirectory(folder).pipe(
    Effect.mapError(({ message }) => new WeightsUnreadable({ path: folder, found: message, hint: HINT }))
  )
  const file = FILES.find((file) => present.includes(file))
  if (file === undefined) {
    const found = present.length === 0 ? "nothing" : `${present.sort().slice(0, 20).join(", ")}, none of them weights`
    return yield* new WeightsUnreadable({ path: folder, found, hint: HINT })
  }
  return yield* file.endsWith(".json") ? openShards(folder, join(folder, file)) : openFile(join(folder, file))
})

/** In the order in which they are looked for. */
export const FILES = [
  "model.safetensors",
  "model.safetensors.index.json",
  "pytorch_model.bin",
  "pytorch_model.bin.index.json"
]

const HINT = `Name a folder with ${FILES.join(", ")}`

const openFile = (path: string) => path.endsWith(".safetensors") ? Safetensors.open(path) : PyTorch.open(path)

const openShards = Effect.fnUntraced(function*(folder: string, index: string) {
  const { join } = yield* Path.Path
  const found: Array<[string, StoredTensor]> = []
  for (const [file, names] of yield* ShardIndex.read(index)) {
    const path = join(folder, file)
    const tensors = yield* openFile(path)
    const missing = names.filter((name) => !Object.hasOwn(tensors, name))
    if (missing.length > 0) {
      const found = `${missing.slice(0, 20).join(", ")} missing, which ${index} says are there`
      return yield* new WeightsUnreadable({ path, found, hint: "Fetch both files again, from one revision" })
    }
    for (const name of names) found.push([name, tensors[name]])
  }
  return Object.fromEntries(found) as StoredTensors
})
