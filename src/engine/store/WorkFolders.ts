/**
 * Folders in which attempts work, in the file system of the store: each belongs to one attempt, and is empty when that
 * begins. One that is empty again afterwards serves the next attempt, since making and removing folders is the most
 * that some file systems charge a small step for.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as AtomicFile from "./AtomicFile.ts"

/** Yields how to get one, until the scope of the attempt ends; they all go when the scope of this ends. */
export const make = Effect.fnUntraced(function*(root: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const place = join(root, "work")
  const free: Array<string> = []

  const remove = (folder: string) => Effect.ignore(fs.remove(folder, { recursive: true, force: true }))
  yield* Effect.addFinalizer(() => Effect.forEach(free, remove, { discard: true }))

  const take = Effect.suspend(() => {
    const folder = free.pop() ?? AtomicFile.temporaryName(join(place, "step"))
    return fs.makeDirectory(folder).pipe(
      Effect.catchIf(AtomicFile.alreadyExists, () => Effect.void),
      Effect.catchIf(AtomicFile.notFound, () => fs.makeDirectory(folder, { recursive: true })),
      Effect.as(folder)
    )
  })

  // What did not end well may be writing still.
  const giveBack = (folder: string, exit: Exit.Exit<unknown, unknown>) =>
    Effect.flatMap(
      Exit.isSuccess(exit) ? isEmpty(folder) : Effect.succeed(false),
      (isFree) => isFree ? Effect.sync(() => void free.push(folder)) : remove(folder)
    )

  const isEmpty = (folder: string) =>
    Effect.orElseSucceed(Effect.map(fs.readDirectory(folder), ({ length }) => length === 0), () => false)

  return Effect.acquireRelease(take, giveBack)
})
