/**
 * SHA-256 of files too large to be hashed at every start. What was hashed before is known from a list on the disk for as
 * long as the file's stamp holds. The list may be removed at any time; where it cannot be kept, files are hashed anew.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import { closeSync, openSync, readFileSync, readSync, renameSync, statSync, writeFileSync } from "node:fs"

const List = Schema.Record(Schema.String, Schema.Struct({ stamp: Schema.String, sha256: Schema.String }))

/** The digest (hexadecimal) of the file at `path`; undefined where there is none that can be read. `list` is a path. */
export const of = (list: string, path: string): string | undefined => {
  const stamp = stampOf(path)
  if (stamp === undefined) return undefined
  const known = read(list)
  if (known[path]?.stamp === stamp) return known[path].sha256
  const sha256 = hash(path)
  if (sha256 !== undefined) keep(list, { ...known, [path]: { stamp, sha256 } })
  return sha256
}

/** What changes when a file does; the time of its last change of state cannot be set back. */
const stampOf = (path: string): string | undefined => {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`
}

const read = (list: string): typeof List.Type => {
  try {
    return Option.getOrElse(decode(readFileSync(list, "utf8")), () => ({}))
  } catch {
    return {}
  }
}

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(List))

const keep = (list: string, known: typeof List.Type): void => {
  const temporary = `${list}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, `${JSON.stringify(known, null, 2)}\n`)
    renameSync(temporary, list)
  } catch {
    // A folder that others made may be read only.
  }
}

const hash = (path: string): string | undefined => {
  try {
    const file = openSync(path, "r")
    try {
      const digest = createHash("sha256")
      const piece = Buffer.allocUnsafe(PIECE_BYTES)
      for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece)) {
        digest.update(piece.subarray(0, bytes))
      }
      return digest.digest("hex")
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

const PIECE_BYTES = 1 << 20
