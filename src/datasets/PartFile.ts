/** A file that is still arriving: its bytes so far lie beside the final name, hashed as they are written. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as PlatformError from "effect/PlatformError"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import type { Hash } from "node:crypto"

export interface PartFile {
  readonly bytes: () => number
  /** SHA-256 of the bytes so far, lower-case hex. */
  readonly sha256: () => string
  readonly append: (chunk: Uint8Array) => Effect.Effect<void, PlatformError.PlatformError>
  /** Forgets every byte. */
  readonly restart: Effect.Effect<void, PlatformError.PlatformError>
  /** Forces the bytes to the disk. */
  readonly sync: Effect.Effect<void, PlatformError.PlatformError>
}

/** Opens the part file at `path`, made if missing, and hashes what an earlier execution left there. */
export const open = Effect.fnUntraced(
  function*(
    path: string
  ): Effect.fn.Return<PartFile, PlatformError.PlatformError, FileSystem.FileSystem | Scope.Scope> {
    const fs = yield* FileSystem.FileSystem
    const file = yield* fs.open(path, { flag: "a" })
    let digest = yield* digestFile(path)
    return {
      bytes: () => digest.bytes,
      sha256: () => hex(digest),
      append: (chunk) => Effect.map(file.writeAll(chunk), () => update(digest, chunk)),
      restart: Effect.map(file.truncate(0), () => {
        digest = empty()
      }),
      sync: file.sync
    }
  }
)

/** Length and SHA-256 of the file at `path`. */
export const digestOf = (
  path: string
): Effect.Effect<
  { readonly bytes: number; readonly sha256: string },
  PlatformError.PlatformError,
  FileSystem.FileSystem
> => Effect.map(digestFile(path), (digest) => ({ bytes: digest.bytes, sha256: hex(digest) }))

interface Digest {
  bytes: number
  readonly hash: Hash
}

const empty = (): Digest => ({ bytes: 0, hash: createHash("sha256") })

const update = (digest: Digest, chunk: Uint8Array): void => {
  digest.bytes += chunk.length
  digest.hash.update(chunk)
}

/** Of the bytes so far; reading a hash ends it, so a copy is read. */
const hex = ({ hash }: Digest): string => hash.copy().digest("hex")

const digestFile = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const digest = empty()
  yield* Stream.runForEach(fs.stream(path), (chunk) => Effect.sync(() => update(digest, chunk)))
  return digest
})
