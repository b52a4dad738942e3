import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import * as AtomicFile from "../../../src/engine/store/AtomicFile.ts"
import * as Scratch from "../../../src/engine/verify/Scratch.ts"
import { effect } from "../../effect.ts"

effect("it is there while it is used, and gone afterwards", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const layer = Scratch.layer.pipe(Layer.provide(Opening.layer(folder)))
    const root = yield* Effect.provide(
      Effect.gen(function*() {
        const { root } = (yield* Scratch.Scratch).store
        t.true(yield* fs.exists(root))
        t.true(root.startsWith(join(folder, "scratch")))
        yield* fs.writeFileString(join(root, "left"), "")
        return root
      }),
      layer
    )
    t.false(yield* fs.exists(root))
  }))

effect(
  "what a killed process left of one is removed; that of a living process is not",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const scratch = join(folder, "scratch")
      // Beyond the largest process id of Linux, 2^22.
      const gone = `verify.${Holder.mark({ ...Holder.me, pid: 2 ** 22 + 1 })}-0.tmp`
      const mine = AtomicFile.temporaryName("verify")
      for (const name of [gone, mine]) yield* fs.makeDirectory(join(scratch, name, "objects"), { recursive: true })
      yield* Effect.provide(Effect.void, Scratch.layer.pipe(Layer.provide(Opening.layer(folder))))
      t.deepEqual(yield* fs.readDirectory(scratch), [mine])
    })
)
