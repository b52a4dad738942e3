import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { namesIn } from "../../../src/engine/store/Listing.ts"
import { effect } from "../../effect.ts"

effect(
  "a folder that is not there has nothing in it; what is no folder is an error",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      yield* fs.makeDirectory(join(folder, "a/b"), { recursive: true })
      yield* fs.writeFileString(join(folder, "a/file"), "")
      t.deepEqual((yield* namesIn(folder)).sort(), ["a"])
      t.deepEqual((yield* namesIn(folder, { recursive: true })).sort(), ["a", "a/b", "a/file"])
      for (const recursive of [false, true]) {
        t.deepEqual(yield* namesIn(join(folder, "nowhere"), { recursive }), [])
        t.is((yield* Effect.flip(namesIn(join(folder, "a/file"), { recursive }))).reason._tag, "BadResource")
      }
    })
)
