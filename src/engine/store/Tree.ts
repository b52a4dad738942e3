/** Tree objects: the list of a folder artifact's files, as JSON (see `Hash.tree`), and the folder laid out from it. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Digest } from "../Artifact.ts"
import type * as Hash from "../Hash.ts"
import * as AtomicFile from "./AtomicFile.ts"

const Tree = Schema.fromJsonString(Schema.Struct({
  format: Schema.Literal("repro/tree/1"),
  entries: Schema.Array(Schema.Struct({ path: Schema.String, digest: Digest, bytes: Schema.Int }))
}))

/** The entries of the tree object at `path`; null if it is missing or unreadable. */
export const read = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const text = yield* fs.readFileString(path).pipe(
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(""))
  )
  return Result.match(Schema.decodeUnknownResult(Tree)(text), {
    onFailure: () => null,
    onSuccess: ({ entries }): ReadonlyArray<Hash.TreeEntry> => entries
  })
})

/**
 * Lays the tree out in a new folder, as symbolic links: they leave the objects' stamps alone, and whoever reads through
 * them needs no copy.
 */
export const lay = Effect.fnUntraced(function*(tree: string, objectPath: (digest: string) => string, folder: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  for (const entry of (yield* read(tree)) ?? []) {
    const at = paths.join(folder, entry.path)
    yield* fs.makeDirectory(paths.dirname(at), { recursive: true })
    yield* fs.symlink(objectPath(entry.digest), at)
  }
  return folder
})
