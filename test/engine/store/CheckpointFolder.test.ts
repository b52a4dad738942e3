import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as CheckpointFolder from "../../../src/engine/store/CheckpointFolder.ts"
import { effect } from "../../effect.ts"

effect("epochs and checkpoints are the names that are numbers", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = CheckpointFolder.of(store, "key", join)
    t.is(folder, join(store, "checkpoints/key"))
    t.deepEqual(yield* CheckpointFolder.numbersIn(folder), [])
    for (const name of ["2", "10", "scratch", "3.tmp", "-1", "1e3"]) {
      yield* fs.makeDirectory(join(folder, name), { recursive: true })
    }
    t.deepEqual((yield* CheckpointFolder.numbersIn(folder)).sort((a, b) => a - b), [2, 10])
  }))
