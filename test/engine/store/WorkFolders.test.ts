import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as WorkFolders from "../../../src/engine/store/WorkFolders.ts"
import { effect } from "../../effect.ts"

effect(
  "a folder that is empty again serves the next attempt; one that is not goes away",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const taken = yield* WorkFolders.make(folder)
      const first = yield* Effect.scoped(Effect.tap(taken, (at) => fs.writeFileString(join(at, "text"), "kept")))
      t.false(yield* fs.exists(first))
      const second = yield* Effect.scoped(taken)
      t.true(yield* fs.exists(second))
      t.is(yield* Effect.scoped(taken), second)
    })
)

effect("attempts at the same time have a folder each, and all go in the end", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* Effect.scoped(
      Effect.gen(function*() {
        const taken = yield* WorkFolders.make(folder)
        const both = yield* Effect.scoped(Effect.all([taken, taken]))
        t.not(both[0], both[1])
        t.is((yield* fs.readDirectory(join(folder, "work"))).length, 2)
      })
    )
    t.deepEqual(yield* fs.readDirectory(join(folder, "work")), [])
  }))

effect("a folder whose attempt did not end well is used no more", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const taken = yield* WorkFolders.make(folder)
    const failed = yield* Effect.flip(Effect.scoped(Effect.flatMap(taken, Effect.fail)))
    t.is(typeof failed, "string")
    t.deepEqual(yield* fs.readDirectory(join(folder, "work")), [])
  }))

effect("a folder that somebody removed is made again", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const taken = yield* WorkFolders.make(folder)
    yield* Effect.scoped(taken)
    yield* fs.remove(join(folder, "work"), { recursive: true })
    t.true(yield* Effect.scoped(Effect.flatMap(taken, (at) => fs.exists(at))))
  }))
