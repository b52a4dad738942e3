/**
 * What has been set up on this machine besides npm packages: where it lies, and what it is.
 *
 * Everything lies in `$REPRO_SETUP`, or else in `repro` of the user's cache folder (`$XDG_CACHE_HOME`, `~/.cache`): not
 * in `node_modules`, which npm empties. What is set up under a name has a folder there with `manifest.json` and the
 * folder of files that the manifest names. The manifest is written last, so there is either all or nothing.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { readFileSync, statSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import * as KnownDigests from "./KnownDigests.ts"

export const Name = Schema.Literals(["tensorflow", "tensorflow-gpu"])
export type Name = typeof Name.Type

const File = Schema.Struct({
  /** Relative to the folder of files. */
  path: Schema.String,
  bytes: Schema.Int,
  sha256: Schema.String
})

export const Manifest = Schema.Struct({
  formatVersion: Schema.Literal(1),
  /** The folder of files, relative to the manifest. */
  folder: Schema.String,
  /** The version that the library itself tells. */
  version: Schema.String,
  /** The npm package, with its version, that binds the library to Node. */
  binding: Schema.String,
  /** How many threads one operation may use. */
  threads: Schema.Int,
  platform: Schema.String,
  /** The ABI of the Node that loaded the addon to verify it; the addon itself uses Node-API and outlives it. */
  nodeAbi: Schema.String,
  /** The name of what the libraries were taken from. */
  source: Schema.String,
  /** The libraries, main one first. */
  libraries: Schema.NonEmptyArray(File),
  addon: File
})
export type Manifest = typeof Manifest.Type

export const FILE_NAME = "manifest.json"

/** The folder of what is set up under `name`. */
export const folderOf = (name: Name): string =>
  join(variable("REPRO_SETUP") ?? join(variable("XDG_CACHE_HOME") ?? join(homedir(), ".cache"), "repro"), name)

/** The manifest, if there is one that can be read; at once, since environments are known without waiting. */
export const read = (name: Name): Option.Option<Manifest> => {
  try {
    return decode(readFileSync(join(folderOf(name), FILE_NAME), "utf8"))
  } catch {
    return Option.none()
  }
}

/** The files that are not there as they were set up, to the last bit. */
export const damaged = (name: Name, { addon, folder, libraries }: Manifest): ReadonlyArray<string> => {
  const root = folderOf(name)
  return [...libraries, addon]
    .filter(({ bytes, path, sha256 }) => {
      const file = join(root, folder, path)
      const isAsLong = statSync(file, { throwIfNoEntry: false })?.size === bytes
      return !isAsLong || KnownDigests.of(join(root, DIGESTS_FILE), file) !== sha256
    })
    .map(({ path }) => path)
}

/** What the digests of the files were found to be. */
const DIGESTS_FILE = "digests.json"

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Manifest))

const variable = (name: string): string | undefined => process.env[name] || undefined
