/** Tags: names for executions whose results are to stay. One file a tag, which holds the execution's name. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { StoreFailed } from "../Errors.ts"
import { isPathPart } from "../Order.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import { Store } from "../store/Store.ts"

/** Whether a tag may be called so: letters, digits, and . _ + @ = -, and not dots alone. */
export const isName = (name: string): boolean => isPathPart(name) && !name.endsWith(".tmp")

/** Tag → execution, in the order of their names. */
export const all = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const folder = yield* tagFolder
  const tags = new Map<string, string>()
  const names = yield* fs.readDirectory(folder).pipe(
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed([])),
    Effect.mapError(StoreFailed.because("read the tags", folder))
  )
  for (const name of names.filter(isName).sort()) {
    const text = yield* fs.readFileString(join(folder, name)).pipe(
      Effect.mapError(StoreFailed.because("read a tag", join(folder, name)))
    )
    tags.set(name, text.trimEnd())
  }
  return tags
})

/** Gives the execution the tag, which no other has from then on. */
export const set = Effect.fnUntraced(function*(name: string, execution: string) {
  const { join } = yield* Path.Path
  const path = join(yield* tagFolder, name)
  yield* AtomicFile.write(path, execution + "\n").pipe(Effect.mapError(StoreFailed.because("write a tag", path)))
})

/** Takes the tag away; says whether there was one. */
export const remove = Effect.fnUntraced(function*(name: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const path = join(yield* tagFolder, name)
  return yield* fs.remove(path).pipe(
    Effect.as(true),
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(false)),
    Effect.mapError(StoreFailed.because("remove a tag", path))
  )
})

const tagFolder = Effect.gen(function*() {
  const { join } = yield* Path.Path
  return join((yield* Store).root, "journal", "tags")
})
