/** Takes files and folders into the store: hashed, synced, made read-only, renamed to their digest. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { Digest } from "../Artifact.ts"
import * as Hash from "../Hash.ts"
import * as AtomicFile from "./AtomicFile.ts"
import * as FileDigest from "./FileDigest.ts"

export interface Objects {
  readonly path: (digest: Digest) => string
  readonly isTrusted: (digest: Digest) => boolean
  readonly trust: (digest: Digest) => void
}

export const make = ({ isTrusted, path, trust }: Objects) => {
  /** Unless an equal object is there and whole: that keeps its other names. */
  const file = Effect.fnUntraced(function*(at: string) {
    const fs = yield* FileSystem.FileSystem
    const { dirname } = yield* Path.Path
    const digest = yield* FileDigest.of(at)
    const { size } = yield* fs.stat(at)
    if (isTrusted(digest)) {
      yield* fs.remove(at)
    } else {
      yield* AtomicFile.sync(at)
      yield* fs.chmod(at, 0o444)
      yield* fs.makeDirectory(dirname(path(digest)), { recursive: true })
      yield* fs.rename(at, path(digest))
      trust(digest)
    }
    return { digest, bytes: Number(size) }
  })

  const folder = Effect.fnUntraced(function*(at: string) {
    const fs = yield* FileSystem.FileSystem
    const { join, sep } = yield* Path.Path
    const entries: Array<Hash.TreeEntry> = []
    for (const name of yield* fs.readDirectory(at, { recursive: true })) {
      if ((yield* fs.stat(join(at, name))).type !== "File") continue
      entries.push({ path: name.split(sep).join("/"), ...(yield* file(join(at, name))) })
    }
    const list = AtomicFile.temporaryName(at)
    yield* fs.writeFileString(list, Hash.tree(entries), { flag: "wx" })
    const { digest } = yield* file(list)
    yield* fs.remove(at, { recursive: true })
    return { digest, bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0) }
  })

  return { file, folder }
}
