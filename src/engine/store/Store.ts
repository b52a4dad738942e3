/**
 * The store: digest → bytes. Objects are read-only files under objects/sha256; a folder is a tree object that lists its
 * files. An object is hashed while it is taken in, synced and renamed to its digest: it is whole or absent, and nothing
 * is ever updated. Disks fail and people edit, so an object is believed only as long as its stamp is the one it was
 * last hashed with; one that went bad is put aside.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import type * as Scope from "effect/Scope"
import type { Digest, Kind, Output } from "../Artifact.ts"
import { kindId } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import * as Hash from "../Hash.ts"
import * as AtomicFile from "./AtomicFile.ts"
import * as FileDigest from "./FileDigest.ts"
import * as Intake from "./Intake.ts"
import { Memo } from "./Memo.ts"
import * as Tree from "./Tree.ts"
import * as Trust from "./Trust.ts"
import * as WorkFolders from "./WorkFolders.ts"

export class Store extends Context.Service<Store, {
  readonly root: string
  /** Makes the store's folder, or says why it cannot be made. */
  readonly open: Effect.Effect<void, StoreFailed>
  /** Where the object with this digest lies or would lie. */
  readonly path: (digest: Digest) => string
  /** What is wrong with the object, and for a folder with each of its files. Hashes only what its stamp does not vouch for. */
  readonly damages: (output: Output) => Effect.Effect<ReadonlyArray<Trust.Damage>, StoreFailed>
  /** Moves an object out of the way if it is corrupt still; yields where it is now. */
  readonly quarantine: (digest: Digest) => Effect.Effect<Option.Option<string>, StoreFailed>
  /** An empty folder for one attempt, in the store's file system, until the scope ends. */
  readonly workFolder: Effect.Effect<string, StoreFailed, Scope.Scope>
  /** Takes in the file or folder at `path`, which is gone afterwards. */
  readonly put: (kind: Kind, path: string) => Effect.Effect<Output, StoreFailed>
  /** Notes that another process of ours took this output in, and hashed it, just now. */
  readonly trust: (output: Output) => Effect.Effect<void, StoreFailed>
  /** A path under which the content can be read: the object, or for a folder a new folder of links at `folder`. */
  readonly materialise: (kind: Kind, digest: Digest, folder: string) => Effect.Effect<string, StoreFailed>
  /** Makes `at` another name of an object, in place of what was there; a copy where the file system has no links. */
  readonly link: (digest: Digest, at: string) => Effect.Effect<void, StoreFailed>
  /** The files of a folder artifact; none if the tree object is missing or unreadable. */
  readonly tree: (digest: Digest) => Effect.Effect<ReadonlyArray<Hash.TreeEntry>, StoreFailed>
  /** Hashes the object again: its digest now, or null if it is not there. */
  readonly rehash: (digest: Digest) => Effect.Effect<Digest | "unreadable" | null, StoreFailed>
}>()("repro/engine/Store") {}

export interface Options {
  /** Another store, from which inputs are read. Default: this one. */
  readonly inputs?: string | undefined
}

export const layerFileSystem = (
  root: string,
  options: Options = {}
): Layer.Layer<Store, never, FileSystem.FileSystem | Path.Path | Memo> => Layer.effect(Store, make(root, options))

const make = Effect.fnUntraced(function*(directory: string, { inputs = directory }: Options) {
  const paths = yield* Path.Path
  const root = paths.resolve(directory)
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const memo = (yield* Memo).table("objects", (value) => typeof value === "string")
  const objects = objectsOf(root, paths)
  const path = objects.path
  const readable = objectsOf(paths.resolve(inputs), paths)

  const guard = <A>(
    operation: string,
    at: string,
    effect: Effect.Effect<A, PlatformError, FileSystem.FileSystem | Path.Path>
  ) => effect.pipe(Effect.provide(services), Effect.mapError(StoreFailed.because(operation, at)))

  const { isTrusted, trust, damageOf } = Trust.make(memo, path)

  const rehash = (digest: Digest) => guard("hash an object", path(digest), digestNow(path(digest)))
  const tree = (digest: Digest) =>
    Effect.map(guard("read a folder", path(digest), Tree.read(path(digest))), (entries) => entries ?? [])

  const damage = (digest: Digest) => damageOf(digest, rehash(digest))
  const workFolder = yield* WorkFolders.make(root)
  const takeIn = Intake.make({ path, isWhole: (digest) => isWhole(damage(digest)), trust })

  return Store.of({
    root,
    open: guard("open the folder of results", root, makeFolder(root)),
    path,
    damages: (output) => damages(output, damage, tree),
    quarantine: (digest) =>
      Effect.flatMap(damage(digest), (found) =>
        found?._tag !== "Corrupt" ? Effect.succeedNone : guard(
          "put a corrupt object aside",
          path(digest),
          quarantine(path(digest), paths.join(root, "quarantine", digest))
        )),
    workFolder: Effect.mapError(workFolder, StoreFailed.because("begin a step", paths.join(root, "work"))),
    put: (kind, at) =>
      guard("keep a result", at, kind.form === "folder" ? takeIn.folder(at) : takeIn.file(at)).pipe(
        Effect.map(({ bytes, digest }) => ({ kind: kindId(kind), folder: kind.form === "folder", digest, bytes }))
      ),
    trust: ({ digest, folder }) =>
      Effect.map(folder ? tree(digest) : Effect.succeed([]), (entries) => {
        trust(digest)
        for (const entry of entries) trust(entry.digest)
      }),
    materialise: (kind, digest, folder) =>
      kind.form === "folder"
        ? guard("link an input", folder, Tree.lay(readable.path(digest), readable.path, folder))
        : Effect.succeed(readable.path(digest)),
    link: (digest, at) =>
      Effect.suspend(() => {
        const trusted = isTrusted(digest)
        // A new name changes the object's stamp.
        return guard("link a result", at, hardLink(path(digest), at)).pipe(
          Effect.tap(() => trusted ? Effect.sync(() => trust(digest)) : Effect.void)
        )
      }),
    tree,
    rehash
  })
})

const digestNow = (object: string) =>
  FileDigest.of(object).pipe(
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(null)),
    Effect.catchIf(AtomicFile.unreadable, () => Effect.succeed("unreadable" as const))
  )

/** What cannot be read is as good as damaged. */
const isWhole = (damage: Effect.Effect<Trust.Damage | undefined, StoreFailed>): Effect.Effect<boolean> =>
  Effect.orElseSucceed(Effect.map(damage, (found) => found === undefined), () => false)

const damages = Effect.fnUntraced(function*(
  { digest, folder }: Output,
  damageOf: (digest: Digest) => Effect.Effect<Trust.Damage | undefined, StoreFailed>,
  tree: (digest: Digest) => Effect.Effect<ReadonlyArray<Hash.TreeEntry>, StoreFailed>
) {
  const own = yield* damageOf(digest)
  if (own !== undefined) return [own]
  if (!folder) return []
  const found = yield* Effect.forEach(yield* tree(digest), (entry) => damageOf(entry.digest))
  return found.filter((damage) => damage !== undefined)
})

/** Digest → path of its object. */
type PathOf = (digest: string) => string

const objectsOf = (root: string, { sep }: Path.Path): { readonly path: PathOf } => {
  const folder = `${root}${sep}objects${sep}sha256${sep}`
  return { path: (digest) => folder + digest.slice(0, 2) + sep + digest.slice(2) }
}

/** Under a name that no earlier one has. */
const quarantine = Effect.fnUntraced(function*(object: string, aside: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname } = yield* Path.Path
  yield* fs.makeDirectory(dirname(aside), { recursive: true })
  for (let n = 1;; n++) {
    if (yield* fs.exists(`${aside}.${n}`)) continue
    return yield* fs.rename(object, `${aside}.${n}`).pipe(
      Effect.as(Option.some(`${aside}.${n}`)),
      // Another step that needs it was quicker.
      Effect.catchIf(AtomicFile.notFound, () => Effect.succeedNone)
    )
  }
})

const hardLink = Effect.fnUntraced(function*(target: string, at: string) {
  const fs = yield* FileSystem.FileSystem
  const temporary = AtomicFile.temporaryName(at)
  yield* fs.link(target, temporary).pipe(
    Effect.catch((error) => AtomicFile.notFound(error) ? Effect.fail(error) : fs.copyFile(target, temporary))
  )
  // Renaming one name of a file over another of its names would leave both.
  yield* fs.remove(at, { force: true, recursive: true })
  yield* fs.rename(temporary, at)
})

/** Folder by folder: asked for all at once, Node never comes back from some file systems, such as /proc. */
const makeFolder = (folder: string): Effect.Effect<void, PlatformError, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { dirname } = yield* Path.Path
    // In a regular file this fails, and says so.
    if (yield* fs.exists(folder)) return yield* Effect.asVoid(fs.readDirectory(folder))
    yield* makeFolder(dirname(folder))
    yield* fs.makeDirectory(folder).pipe(Effect.catchIf(AtomicFile.alreadyExists, () => Effect.void))
  })
