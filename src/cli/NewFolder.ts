/** A folder that a command makes for its user: never over what is there, and whole or not at all. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as AtomicFile from "../engine/store/AtomicFile.ts"
import { format } from "../errors/Message.ts"
import { UsageError } from "./ExitCode.ts"

/** Fails where something is there already, other than an empty folder. */
export const refuseFull = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  if (!(yield* fs.exists(folder))) return
  const content = yield* Effect.option(fs.readDirectory(folder))
  if (Option.isSome(content) && content.value.length === 0) return
  const title = Option.isSome(content)
    ? "The folder is not empty"
    : "There is no folder of this name, but something else"
  const hint = "Name a folder that is not there yet"
  return yield* new UsageError({ message: format({ title, facts: { folder }, hint }) })
})

/** The folder is made aside, and takes its place when it is whole. */
export const inPlace = Effect.fnUntraced(
  function*<A, E, R>(folder: string, make: (at: string) => Effect.Effect<A, E, R>) {
    const fs = yield* FileSystem.FileSystem
    const at = (yield* Path.Path).resolve(folder)
    const aside = AtomicFile.temporaryName(at)
    yield* fs.makeDirectory(aside, { recursive: true })
    return yield* Effect.ensuring(
      Effect.tap(make(aside), () => fs.rename(aside, at)),
      Effect.ignore(fs.remove(aside, { recursive: true, force: true }))
    )
  }
)
