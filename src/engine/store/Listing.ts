/** What is in a folder. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { notFound } from "./AtomicFile.ts"

export interface Options {
  /** Also what is in the folders in it, by paths relative to it. Default: false. */
  readonly recursive?: boolean
}

/** The names in a folder, in no order; none if it is not there. */
export const namesIn = Effect.fnUntraced(function*(folder: string, options: Options = {}) {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readDirectory(folder, options).pipe(Effect.catchIf(notFound, () => Effect.succeed([])))
})
