/** The digest of a file's content, read piece by piece: a file may be larger than memory. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import * as Hash from "./Hash.ts"

const chunkBytes = 1 << 20

export const of = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const hash = Hash.start()
  yield* Stream.runForEach(
    fs.stream(path, { chunkSize: chunkBytes }),
    (chunk) => Effect.sync(() => hash.update(chunk))
  )
  return Hash.finish(hash)
})
