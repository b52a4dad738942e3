/** Parts of a file, of any size. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"

/** Where something lies in a file. */
export interface FileRange {
  /** Of its first byte. */
  readonly offset: number
  readonly bytes: number
}

/**
 * The bytes of the file at `path` that lie in `range`; fewer where the file ends before. Memory for all of them is taken
 * at once: a range that a file itself states must be checked against its size first.
 */
export const read = (path: string, range: FileRange) =>
  Effect.scoped(Effect.gen(function*() {
    const file = yield* (yield* FileSystem.FileSystem).open(path)
    return yield* readOpen(file, range)
  }))

/** The same of a file that is open. */
export const readOpen = Effect.fnUntraced(function*(file: FileSystem.File, { bytes, offset }: FileRange) {
  const buffer = new Uint8Array(bytes)
  return buffer.subarray(0, yield* fill(file, offset, buffer))
})

/** Fills `buffer` with what the file has from `offset` on. Returns how many bytes that were. */
export const fill: (
  file: FileSystem.File,
  offset: number,
  buffer: Uint8Array
) => Effect.Effect<number, PlatformError> = Effect.fnUntraced(function*(file, offset, buffer) {
  let end = 0
  while (end < buffer.length) {
    const piece = buffer.subarray(end, end + LONGEST_READ)
    const found = yield* file.read(piece, { position: BigInt(offset + end) })
    if (found === 0) break
    end += found
  }
  return end
})

/** The system reads no more than 2 GiB at once. */
const LONGEST_READ = 2 ** 30
