/**
 * Files that are whole or absent: written under a temporary name in the same folder, synced, then moved or linked to
 * their name.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Holder from "../lease/Holder.ts"

/** Writes `text` at `path`, in place of what was there. */
export const write = Effect.fnUntraced(function*(path: string, text: string) {
  const fs = yield* FileSystem.FileSystem
  yield* withTemporary(path, text, (temporary) => fs.rename(temporary, path))
})

/** Writes `text` at `path` unless something is there; says whether it did. */
export const create = (path: string, text: string) =>
  withTemporary(path, text, (temporary) => linkUnlessThere(temporary, path))

/** Gives `file` the name `path` too, unless something is there; says whether it did. Of many at once, one does. */
export const linkUnlessThere = Effect.fnUntraced(function*(file: string, path: string) {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.link(file, path).pipe(
    Effect.as(true),
    Effect.catchIf(alreadyExists, () => Effect.succeed(false))
  )
})

/** A name beside `path` that no other process and no other call of this one uses. */
export const temporaryName = (path: string): string => `${path}.${Holder.mark(Holder.me)}-${counter++}.tmp`

/** Whether a temporary name is one of a process that is certainly gone. */
export const isAbandoned = (name: string): boolean => {
  const holder = Holder.parse(temporary.exec(name)?.[1] ?? "")
  return holder !== undefined && Holder.isGone(holder)
}
const temporary = new RegExp(String.raw`\.${Holder.marked.source}\.tmp$`)

/** Flushes a file's content to the disk; the file may be read-only. */
export const sync = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  yield* Effect.scoped(Effect.flatMap(fs.open(path, { flag: "r" }), (file) => file.sync))
})

export const alreadyExists = (error: PlatformError): boolean => error.reason._tag === "AlreadyExists"
export const notFound = (error: PlatformError): boolean => error.reason._tag === "NotFound"

/** A folder in its place, no right to read it, or a broken disk: this file is lost, what is around it need not be. */
export const unreadable = ({ cause }: PlatformError): boolean =>
  cause instanceof Error && "code" in cause && lostCodes.has(cause.code)
const lostCodes: ReadonlySet<unknown> = new Set(["EISDIR", "EACCES", "EPERM", "EIO"])

let counter = 0

/** Lets `use` move or link a synced file of this text; what is left of it goes away, also on failure. */
const withTemporary = Effect.fnUntraced(function*<A, R>(
  path: string,
  text: string,
  use: (temporary: string) => Effect.Effect<A, PlatformError, R>
) {
  const fs = yield* FileSystem.FileSystem
  const { dirname } = yield* Path.Path
  const temporary = temporaryName(path)
  yield* fs.makeDirectory(dirname(path), { recursive: true })
  return yield* fs.writeFileString(temporary, text, { flag: "wx" }).pipe(
    Effect.andThen(sync(temporary)),
    Effect.andThen(use(temporary)),
    Effect.ensuring(Effect.ignore(fs.remove(temporary, { force: true })))
  )
})
