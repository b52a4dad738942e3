/**
 * What killed processes left behind: folders of attempts, leases, files that were not yet moved to their names, and
 * checkpoints of keys that have a record by now. Only processes that are certainly gone are judged; others may go on.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { Digest } from "../Artifact.ts"
import { Journal } from "../journal/Journal.ts"
import * as Seat from "../lease/Seat.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import * as CheckpointFolder from "../store/CheckpointFolder.ts"
import * as Listing from "../store/Listing.ts"
import { Store } from "../store/Store.ts"

/** Removes it. What cannot be looked at or removed is left for the next time, and keeps nothing else. */
export const sweep = Effect.gen(function*() {
  const { join } = yield* Path.Path
  const { root } = yield* Store
  const places = ["work", "scratch", ...(yield* listed(join(root, "cache"))).map((host) => join("cache", host))]
  const traces = [yield* Effect.orElseSucceed(Seat.sweep(root), () => false)]
  for (const place of places) traces.push(yield* removeFrom(join(root, place), isAbandoned))
  yield* removeFrom(CheckpointFolder.all(root, join), isDone)
  // Who was killed at work left one of these; only then is it worth looking everywhere.
  if (!traces.includes(true)) return
  yield* removeFrom(root, isAbandoned)
  for (const place of yield* listed(root)) yield* removeFrom(join(root, place), isAbandoned, { recursive: true })
})

const isAbandoned = (name: string) => Effect.succeed(AtomicFile.isAbandoned(name))

/** Whether the key has its record, with all that it names, and nobody executes it again. */
const isDone = Effect.fnUntraced(function*(key: string) {
  const { join } = yield* Path.Path
  const { damages, root } = yield* Store
  const record = yield* (yield* Journal).glance(key as Digest)
  if (record === undefined) return false
  for (const output of Object.values(record.outputs)) if ((yield* damages(output)).length > 0) return false
  return (yield* Seat.find(Seat.placeOf(root, key, join))) === undefined
})

const listed = (folder: string, options?: Listing.Options) =>
  Effect.orElseSucceed(Listing.namesIn(folder, options), () => [])

/** Whether there was anything to remove. */
const removeFrom = Effect.fnUntraced(function*<E, R>(
  folder: string,
  isLeft: (name: string) => Effect.Effect<boolean, E, R>,
  options?: Listing.Options
) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  let found = false
  for (const name of yield* listed(folder, options)) {
    if (!(yield* Effect.orElseSucceed(isLeft(name), () => false))) continue
    found = true
    yield* Effect.ignore(fs.remove(join(folder, name), { recursive: true, force: true }))
  }
  return found
})
