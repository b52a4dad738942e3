/**
 * Files in a zip archive, read one at a time through its central directory, zip64 included; nothing is unpacked to disk.
 * What an archive says is not trusted: its names are relative paths without `..`, no two alike, its files do not overlap,
 * and none unpacks to more than it announces. (Effect's own reader, effect/encoding/Zip, goes through an archive from
 * its beginning.)
 *
 * ```ts
 * const archive = yield* Zip.open("mtop.zip")
 * for (const entry of archive.values()) console.log(entry.name, entry.bytes)
 * const text = yield* Zip.read(archive.get("mtop/en/test.txt")!, 2 ** 24)
 * ```
 */
import * as NodeStream from "@effect/platform-node/NodeStream"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { crc32, createInflateRaw } from "node:zlib"
import { ZipUnreadable } from "./Errors.ts"
import * as FileRange from "./FileRange.ts"
import * as ZipDirectory from "./ZipDirectory.ts"

export type Entry = ZipDirectory.Entry

/** The files of an archive by name, in the order in which they are in it. */
export type Archive = ReadonlyMap<string, Entry>

/** Reads the directory of the archive at `path`. */
export const open = Effect.fn("Zip.open")(function*(path: string) {
  const unreadable = (found: string) => new ZipUnreadable({ path, found, hint: DAMAGED })
  const failed = Effect.mapError(({ message }: { readonly message: string }) => unreadable(message))
  const size = Number((yield* (yield* FileSystem.FileSystem).stat(path).pipe(failed)).size)
  const within = Effect.fnUntraced(function*(range: FileRange.FileRange, limit: number) {
    if (range.offset + range.bytes > limit) return yield* unreadable(`a directory behind byte ${limit}`)
    return yield* FileRange.read(path, range).pipe(failed)
  })
  const tailBytes = Math.min(size, ZipDirectory.TAIL)
  const tail = yield* within({ offset: size - tailBytes, bytes: tailBytes }, size)
  const found = ZipDirectory.findEnd(tail, size - tailBytes)
  if (typeof found === "string") return yield* unreadable(found)
  const end = "isZip64" in found ? ZipDirectory.readZip64End(yield* within(found, size)) : found
  if (typeof end === "string") return yield* unreadable(end)
  if (end.bytes > LARGEST_DIRECTORY) return yield* unreadable(`a directory of ${end.bytes} bytes`)
  const entries = ZipDirectory.readEntries(path, yield* within(end, size), end)
  if (typeof entries === "string") return yield* unreadable(entries)
  return entries as Archive
})

const DAMAGED = "Fetch the file again; if that does not help, pack it anew as a plain zip archive"

/** Some 300,000 files: more are no archive that this program is meant for. */
const LARGEST_DIRECTORY = 2 ** 25

/** The content of a file of at most `maximum` bytes, checked against its CRC-32. */
export const read = Effect.fn("Zip.read")(function*(entry: Entry, maximum: number) {
  if (entry.bytes > maximum) {
    return yield* refuse(entry, `${entry.bytes} bytes, where ${maximum} are expected at most`)
  }
  return yield* Stream.mkUint8Array(stream(entry))
})

/**
 * The content of a file, piece by piece. It fails as soon as there is more than the archive announces; a wrong length or
 * CRC-32 is known, and fails, only after the last piece.
 */
export const stream = (entry: Entry): Stream.Stream<Uint8Array, ZipUnreadable, FileSystem.FileSystem> =>
  Stream.unwrap(Effect.gen(function*() {
    if (entry.method !== STORED && entry.method !== DEFLATED) return yield* refuse(entry, `method ${entry.method}`)
    const offset = yield* contentOffset(entry)
    const packed = (yield* FileSystem.FileSystem).stream(entry.path, { offset, bytesToRead: entry.packedBytes })
    const failed = Stream.mapError(({ message }: { readonly message: string }) => damaged(entry, message))
    return entry.method === STORED ? failed(packed) : failed(packed).pipe(NodeStream.pipeThroughDuplex({
      evaluate: () => createInflateRaw({ chunkSize: PIECE }),
      onError: (error) => damaged(entry, `deflated content that is damaged: ${String(error)}`)
    }))
  })).pipe(asAnnounced(entry))

const STORED = 0
const DEFLATED = 8
const PIECE = 2 ** 16

const asAnnounced = (entry: Entry) => <E, R>(stream: Stream.Stream<Uint8Array, E, R>) =>
  Stream.suspend(() => {
    let bytes = 0
    let sum = 0
    const end = Stream.suspend(() => {
      if (bytes !== entry.bytes) return Stream.fail(damaged(entry, `${bytes} bytes, ${entry.bytes} announced`))
      return sum === entry.crc32 ? Stream.empty : Stream.fail(damaged(entry, `a CRC-32 of ${sum}, not ${entry.crc32}`))
    })
    const counted = Stream.tap(stream, (piece) => {
      bytes += piece.length
      sum = crc32(piece, sum)
      return bytes > entry.bytes ? refuse(entry, `more than the ${entry.bytes} bytes announced`) : Effect.void
    })
    return Stream.concat(counted, end)
  })

/** Where the content of a stored file lies in the archive, to read parts of it. Nobody checks its CRC-32 then. */
export const place = Effect.fn("Zip.place")(function*(entry: Entry) {
  if (entry.method !== STORED) return yield* refuse(entry, "packed content, of which no part can be read alone")
  return { offset: yield* contentOffset(entry), bytes: entry.bytes } satisfies FileRange.FileRange
})

const contentOffset = Effect.fnUntraced(function*(entry: Entry) {
  if (entry.isEncrypted) return yield* refuse(entry, "encrypted content")
  const header = yield* FileRange.read(entry.path, ZipDirectory.headerRange(entry)).pipe(
    Effect.mapError(({ message }) => damaged(entry, message))
  )
  const offset = ZipDirectory.contentOffset(entry, header)
  return typeof offset === "string" ? yield* damaged(entry, offset) : offset
})

const refuse = (entry: Entry, found: string) =>
  new ZipUnreadable({ path: entry.path, entry: entry.name, found, hint: "Pack the file anew as a plain zip archive" })

const damaged = (entry: Entry, found: string) =>
  new ZipUnreadable({ path: entry.path, entry: entry.name, found, hint: DAMAGED })
