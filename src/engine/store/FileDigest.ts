/**
 * The digest of a file's content, read piece by piece: a file may be larger than memory. While one piece is hashed the
 * system reads the next, so that hashing goes as fast as `node:crypto` can.
 */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Hash from "../Hash.ts"

const pieceBytes = 1 << 20

export const of = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const file = yield* fs.open(path)
  // A small file is not worth two large pieces.
  const bytes = Math.max(1, Math.min(pieceBytes, Number((yield* file.stat).size)))
  const hash = Hash.start()
  let [hashed, read] = [new Uint8Array(bytes), new Uint8Array(bytes)]
  for (let size = Number(yield* file.read(hashed)); size > 0;) {
    const next = yield* Effect.forkChild(file.read(read), { startImmediately: true })
    hash.update(hashed.subarray(0, size))
    size = Number(yield* Fiber.join(next))
    ;[hashed, read] = [read, hashed]
  }
  return Hash.finish(hash)
}, Effect.scoped)
