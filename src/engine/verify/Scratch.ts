/**
 * A store aside, scratch/<name>/ in the store itself, for results that are only to be compared. It is removed when it
 * is done with; what a killed process left of one is removed when the next one is made.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { StoreFailed } from "../Errors.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import * as Memo from "../store/Memo.ts"
import * as Store from "../store/Store.ts"

export class Scratch extends Context.Service<Scratch, {
  readonly store: Store.Store["Service"]
}>()("repro/engine/Scratch") {}

const make = Effect.gen(function*() {
  const { join } = yield* Path.Path
  const fs = yield* FileSystem.FileSystem
  const { root } = yield* Store.Store
  const folder = join(root, "scratch")
  yield* sweep(folder)
  const at = AtomicFile.temporaryName(join(folder, "verify"))
  yield* Effect.acquireRelease(
    fs.makeDirectory(at, { recursive: true }),
    () => Effect.ignore(fs.remove(at, { recursive: true, force: true }))
  ).pipe(Effect.mapError(StoreFailed.because("make a folder", at)))
  const stores = yield* Layer.build(Store.layerFileSystem(at).pipe(Layer.provide(Memo.layerFileSystem(at))))
  return Scratch.of({ store: Context.get(stores, Store.Store) })
})

export const layer: Layer.Layer<Scratch, StoreFailed, FileSystem.FileSystem | Path.Path | Store.Store> = Layer.effect(
  Scratch,
  make
)

const sweep = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  for (const name of yield* Effect.orElseSucceed(fs.readDirectory(folder), () => [])) {
    if (AtomicFile.isAbandoned(name)) {
      yield* Effect.ignore(fs.remove(join(folder, name), { recursive: true, force: true }))
    }
  }
})
