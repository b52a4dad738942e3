/** The name that git gives a file's content. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"

/** SHA-1 of "blob <length>\0" and the content, lower-case hex. */
export const nameOf = Effect.fnUntraced(function*(path: string, bytes: number) {
  const fs = yield* FileSystem.FileSystem
  const hash = createHash("sha1").update(`blob ${bytes}\0`)
  yield* Stream.runForEach(fs.stream(path), (chunk) => Effect.sync(() => void hash.update(chunk)))
  return hash.digest("hex")
})
