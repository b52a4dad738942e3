/**
 * What killed processes left behind: folders of attempts whose process is gone, and checkpoints of keys that have a
 * record by now. Only processes of this host are judged; others' may be alive.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { Digest } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import { Journal } from "./Journal.ts"
import { Store } from "./Store.ts"

/** Removes it. What cannot be removed is left for the next time. */
export const sweep = Effect.gen(function*() {
  const { join } = yield* Path.Path
  const { root } = yield* Store
  const journal = yield* Journal
  yield* removeFrom(join(root, "work"), (name) => Effect.succeed(AtomicFile.isAbandoned(name)))
  yield* removeFrom(join(root, "checkpoints"), (key) => Effect.map(journal.find(key as Digest), Option.isSome))
}).pipe(Effect.ignore)

const removeFrom = Effect.fnUntraced(function*<E, R>(
  folder: string,
  isLeft: (name: string) => Effect.Effect<boolean, E, R>
) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const names = yield* Effect.orElseSucceed(fs.readDirectory(folder), () => [])
  for (const name of names) {
    if (yield* isLeft(name)) yield* fs.remove(join(folder, name), { recursive: true, force: true })
  }
})
