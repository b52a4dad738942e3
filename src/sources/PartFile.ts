/** A file that is still arriving: its bytes so far lie beside the final name, hashed as they are written. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as PlatformError from "effect/PlatformError"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import type { Hash } from "node:crypto"

export interface PartFile {
  readonly path: string
  readonly bytes: () => number
  /** SHA-256 of the bytes so far, lower-case hex. */
  readonly sha256: () => string
  /** What the server calls the version that the bytes are of (an entity tag); undefined if it does not say. */
  readonly version: () => string | undefined
  readonly append: (chunk: Uint8Array) => Effect.Effect<void, PlatformError.PlatformError>
  /** Forgets every byte; those to come are of this version. */
  readonly restart: (version?: string) => Effect.Effect<void, PlatformError.PlatformError>
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
    let version = yield* Effect.orElseSucceed(fs.readFileString(versionPath(path)), () => undefined)
    return {
      path,
      bytes: () => digest.bytes,
      sha256: () => hex(digest),
      version: () => version,
      append: (chunk) => Effect.map(file.writeAll(chunk), () => update(digest, chunk)),
      restart: Effect.fnUntraced(function*(next?: string) {
        yield* file.truncate(0)
        digest = empty()
        if (next !== undefined) yield* fs.writeFileString(versionPath(path), next)
        else if (version !== undefined) yield* fs.remove(versionPath(path), { force: true })
        version = next
      }),
      sync: file.sync
    }
  }
)

/** Gives the part file at `path` its final name. */
export const complete = Effect.fnUntraced(function*(path: string, file: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.remove(versionPath(path), { force: true })
  yield* fs.rename(path, file)
})

export const remove = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.remove(versionPath(path), { force: true })
  yield* fs.remove(path)
})

/** Length and SHA-256 of the file at `path`. */
export const digestOf = (
  path: string
): Effect.Effect<
  { readonly bytes: number; readonly sha256: string },
  PlatformError.PlatformError,
  FileSystem.FileSystem
> => Effect.map(digestFile(path), (digest) => ({ bytes: digest.bytes, sha256: hex(digest) }))

const versionPath = (path: string): string => `${path}.version`

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
