/**
 * The store: digest → bytes. Objects are read-only files under objects/sha256; a folder is a tree object that lists its
 * files. An object is hashed while it is taken in, synced and renamed to its digest: it is whole or absent, and nothing
 * is ever updated.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Digest, type Kind, kindId, type Output } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import { StoreFailed } from "./Errors.ts"
import * as FileDigest from "./FileDigest.ts"
import * as Hash from "./Hash.ts"

export class Store extends Context.Service<Store, {
  readonly root: string
  /** Makes the store's folder, or says why it cannot be made. */
  readonly open: Effect.Effect<void, StoreFailed>
  /** Where the object with this digest lies or would lie. */
  readonly path: (digest: Digest) => string
  /** Whether the object, and for a folder every file of it, is there. Content is not read. */
  readonly has: (output: Output) => Effect.Effect<boolean, StoreFailed>
  /** Takes in the file or folder at `path`, which is gone afterwards. */
  readonly put: (kind: Kind, path: string) => Effect.Effect<Output, StoreFailed>
  /** A path under which the content can be read: the object, or for a folder a new folder of links at `folder`. */
  readonly materialise: (kind: Kind, digest: Digest, folder: string) => Effect.Effect<string, StoreFailed>
  /** The files of a folder artifact; none if the tree object is missing or unreadable. */
  readonly tree: (digest: Digest) => Effect.Effect<ReadonlyArray<Hash.TreeEntry>, StoreFailed>
  /** Hashes the object again: its digest now, or null if it is not there. */
  readonly rehash: (digest: Digest) => Effect.Effect<Digest | null, StoreFailed>
}>()("repro/engine/Store") {}

export const layerFileSystem = (root: string): Layer.Layer<Store, never, FileSystem.FileSystem | Path.Path> =>
  Layer.effect(Store, make(root))

/** Digest → path of its object. */
type PathOf = (digest: string) => string

const make = Effect.fnUntraced(function*(directory: string) {
  const paths = yield* Path.Path
  const root = paths.resolve(directory)
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const path: PathOf = (digest) => paths.join(root, "objects", "sha256", digest.slice(0, 2), digest.slice(2))

  const guard = <A>(
    operation: string,
    at: string,
    effect: Effect.Effect<A, PlatformError, FileSystem.FileSystem | Path.Path>
  ) =>
    effect.pipe(
      Effect.provide(services),
      Effect.mapError(StoreFailed.because(operation, at))
    )

  return Store.of({
    root,
    open: guard("open the folder of results", root, makeFolder(root)),
    path,
    has: (output) => guard("look up an object", path(output.digest), has(path, output)),
    put: (kind, at) =>
      guard("keep a result", at, kind.form === "folder" ? adoptFolder(path, at) : adopt(path, at)).pipe(
        Effect.map(({ bytes, digest }) => ({ kind: kindId(kind), folder: kind.form === "folder", digest, bytes }))
      ),
    materialise: (kind, digest, folder) =>
      kind.form === "folder"
        ? guard("link an input", folder, link(path, digest, folder))
        : Effect.succeed(path(digest)),
    tree: (digest) => Effect.map(guard("read a folder", path(digest), tree(path, digest)), (entries) => entries ?? []),
    rehash: (digest) =>
      guard(
        "hash an object",
        path(digest),
        FileDigest.of(path(digest)).pipe(Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(null)))
      )
  })
})

/** Folder by folder: asked for all at once, Node never comes back from some file systems, such as /proc. */
const makeFolder = (folder: string): Effect.Effect<void, PlatformError, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { dirname } = yield* Path.Path
    if (yield* fs.exists(folder)) return
    yield* makeFolder(dirname(folder))
    yield* fs.makeDirectory(folder).pipe(Effect.catchIf(AtomicFile.alreadyExists, () => Effect.void))
  })

/** Renames a file to its digest. Renaming over an equal object also replaces one that went bad on the disk. */
const adopt = Effect.fnUntraced(function*(path: PathOf, file: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname } = yield* Path.Path
  const digest = yield* FileDigest.of(file)
  const { size } = yield* fs.stat(file)
  yield* AtomicFile.sync(file)
  yield* fs.chmod(file, 0o444)
  yield* fs.makeDirectory(dirname(path(digest)), { recursive: true })
  yield* fs.rename(file, path(digest))
  return { digest, bytes: Number(size) }
})

const adoptFolder = Effect.fnUntraced(function*(path: PathOf, folder: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const entries: Array<Hash.TreeEntry> = []
  for (const name of yield* fs.readDirectory(folder, { recursive: true })) {
    const file = paths.join(folder, name)
    if ((yield* fs.stat(file)).type !== "File") continue
    entries.push({ path: name.split(paths.sep).join("/"), ...(yield* adopt(path, file)) })
  }
  const text = Hash.tree(entries)
  const digest = Hash.ofText(text)
  yield* AtomicFile.write(path(digest), text)
  yield* fs.chmod(path(digest), 0o444)
  yield* fs.remove(folder, { recursive: true })
  return { digest, bytes: entries.reduce((sum, entry) => sum + entry.bytes, 0) }
})

const Tree = Schema.fromJsonString(Schema.Struct({
  format: Schema.Literal("repro/tree/1"),
  entries: Schema.Array(Schema.Struct({ path: Schema.String, digest: Digest, bytes: Schema.Int }))
}))

/** The entries of a tree object; null if it is missing or unreadable. */
const tree = Effect.fnUntraced(function*(path: PathOf, digest: Digest) {
  const fs = yield* FileSystem.FileSystem
  const text = yield* fs.readFileString(path(digest)).pipe(
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(""))
  )
  return Result.match(Schema.decodeUnknownResult(Tree)(text), {
    onFailure: () => null,
    onSuccess: ({ entries }): ReadonlyArray<Hash.TreeEntry> => entries
  })
})

/** Hard links, since tools that follow no symbolic links read them too; copies where the file system has none. */
const link = Effect.fnUntraced(function*(path: PathOf, digest: Digest, folder: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  for (const entry of (yield* tree(path, digest)) ?? []) {
    const at = paths.join(folder, entry.path)
    yield* fs.makeDirectory(paths.dirname(at), { recursive: true })
    yield* fs.link(path(entry.digest), at).pipe(Effect.catch(() => fs.copyFile(path(entry.digest), at)))
  }
  return folder
})

const has = Effect.fnUntraced(function*(path: PathOf, output: Output) {
  const fs = yield* FileSystem.FileSystem
  if (!(yield* fs.exists(path(output.digest)))) return false
  if (!output.folder) return true
  const entries = yield* tree(path, output.digest)
  if (entries === null) return false
  for (const entry of entries) if (!(yield* fs.exists(path(entry.digest)))) return false
  return true
})
