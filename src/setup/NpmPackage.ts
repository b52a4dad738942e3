/** Files of npm packages, without the packages they depend on and without running anything of theirs. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import { gunzipSync } from "node:zlib"
import { DigestMismatch } from "./Errors.ts"
import * as Tool from "./Tool.ts"
import { untar } from "./Unpacking.ts"

export interface Pinned {
  readonly name: string
  readonly version: string
  /** As npm writes it: `sha512-` and base64. */
  readonly integrity: string
}

export const specifier = ({ name, version }: Pinned): string => `${name}@${version}`

/** Puts the files of the package into `folder`; npm fetches them, or, `offline`, takes them from its cache. */
export const unpack = Effect.fnUntraced(function*(pinned: Pinned, folder: string, offline: boolean) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  const said = yield* Tool.run({
    program: "npm",
    args: ["pack", specifier(pinned), "--json", "--ignore-scripts", ...(offline ? ["--offline"] : [])],
    folder,
    hint: offline
      ? `Run npm cache add ${specifier(pinned)} where there is a network, or leave --offline out`
      : "Check that npm can reach its registry, or put the package into its cache and add --offline"
  })
  const [{ filename }] = yield* Effect.orDie(decode(said))
  const archive = yield* fs.readFile(join(folder, filename))
  const actual = `sha512-${createHash("sha512").update(archive).digest("base64")}`
  if (actual !== pinned.integrity) {
    return yield* new DigestMismatch({
      file: filename,
      expected: pinned.integrity,
      actual,
      hint: "Check the registry that npm uses: the package is not the published one"
    })
  }
  yield* untar(gunzipSync(archive), (path) => join(folder, path.slice(path.indexOf("/") + 1)))
  yield* fs.remove(join(folder, filename))
})

const decode = Schema.decodeUnknownEffect(
  Schema.fromJsonString(Schema.NonEmptyArray(Schema.Struct({ filename: Schema.String })))
)
