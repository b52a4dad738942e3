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
  /** Whether the object is there, with the bytes that its digest says; it is read unless its stamp vouches for it. */
  readonly isWhole: (digest: Digest) => Effect.Effect<boolean>
  readonly trust: (digest: Digest) => void
}

export const make = ({ isWhole, path, trust }: Objects) => {
  /** An object that is there and whole stays, with its other names; one that is damaged is replaced. */
  const file = Effect.fnUntraced(function*(at: string) {
    const fs = yield* FileSystem.FileSystem
    const { dirname } = yield* Path.Path
    const digest = yield* FileDigest.of(at)
    const { size } = yield* fs.stat(at)
    if (yield* isWhole(digest)) {
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
