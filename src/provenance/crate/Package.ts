/** The npm package that a workflow's file is in, as far as it says what to install, and under which licence it is. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"

export interface Package {
  /** package.json and, where there is one, package-lock.json. */
  readonly files: ReadonlyArray<{ readonly name: string; readonly content: Uint8Array }>
  /** As package.json states it: an SPDX identifier. */
  readonly licence: string | undefined
}

/** That of the nearest folder from `file` upward with a package.json; undefined if there is none. */
export const of = Effect.fnUntraced(function*(file: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname, join } = yield* Path.Path
  for (let folder = dirname(file);; folder = dirname(folder)) {
    const read = (name: string) =>
      Effect.option(Effect.map(fs.readFile(join(folder, name)), (content) => ({ name, content })))
    const found = Option.getOrUndefined(yield* read("package.json"))
    if (found !== undefined) {
      const stated = Schema.decodeUnknownOption(Stated)(new TextDecoder().decode(found.content))
      const made: Package = {
        files: [found, ...Option.toArray(yield* read("package-lock.json"))],
        licence: Option.getOrUndefined(stated)?.license
      }
      return made
    }
    if (folder === dirname(folder)) return undefined
  }
})

const Stated = Schema.fromJsonString(Schema.Struct({ license: Schema.String }))
