/** Whether a file still fits on the disk. */
import * as Effect from "effect/Effect"
import { statfs } from "node:fs/promises"
import { DiskFull } from "./Errors.ts"

/** Fails if the disk of `path`, which exists, has less than `bytes` left for this user; says nothing if that is unknown. */
export const require = (path: string, bytes: number): Effect.Effect<void, DiskFull> =>
  Effect.flatMap(
    freeBytes(path),
    (free) => free < bytes ? Effect.fail(new DiskFull({ path, needed: bytes, free })) : Effect.void
  )

const freeBytes = (path: string): Effect.Effect<number> =>
  Effect.promise(() => statfs(path).then(({ bavail, bsize }) => bavail * bsize, () => Number.POSITIVE_INFINITY))
