/**
 * The central directory of a zip archive (PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3): what the
 * archive says about itself, checked as far as that is possible without looking at the files in it. A problem is a
 * string that says what was found.
 */
import type { FileRange } from "./FileRange.ts"

/** A file in an archive. */
export interface Entry {
  /** Of the archive. */
  readonly path: string
  /** Relative, with `/` between its parts, none of which is empty, `.` or `..`. */
  readonly name: string
  /** Of its content. */
  readonly bytes: number
  /** Of its content as it is in the archive. */
  readonly packedBytes: number
  /** How it is packed: 0 stored as it is, 8 deflated; nothing else can be read. */
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc32: number
  /** The part of the archive that is its: a local header, and its content. */
  readonly place: FileRange
}

/** Where the directory is and how many entries it has. */
export interface End extends FileRange {
  readonly entries: number
}

/** Bytes at the end of an archive that say where its directory is, at most; a comment comes after them. */
export const TAIL = 20 + 22 + 0xffff

/** The end record in the `tail` of an archive, whose first byte is at `offset`. */
export const findEnd = (tail: Uint8Array, offset: number): End | Zip64 | string => {
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    const isEnd = view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === tail.length
    if (isEnd) return at >= 20 && view.getUint32(at - 20, true) === LOCATOR ? locator(view, at - 20) : end(view, at)
  }
  return `no end of a central directory in ${offset + tail.length} bytes`
}

/** Where the end record of an archive of more than 65,535 files or 4 GiB is. */
export interface Zip64 extends FileRange {
  readonly isZip64: true
}

const locator = (view: DataView, at: number): Zip64 => ({
  isZip64: true,
  offset: Number(view.getBigUint64(at + 8, true)),
  bytes: 56
})

const end = (view: DataView, at: number): End | string =>
  view.getUint32(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== view.getUint16(at + 10, true)
    ? SPLIT
    : {
      entries: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true)
    }

/** What the zip64 end record in `bytes` says. */
export const readZip64End = (bytes: Uint8Array): End | string => {
  const view = viewOf(bytes)
  if (bytes.length < 56 || view.getUint32(0, true) !== END_64) return "no zip64 end record where it should be"
  const [here, entries, size, offset] = [24, 32, 40, 48].map((at) => Number(view.getBigUint64(at, true)))
  return view.getBigUint64(16, true) === 0n && here === entries ? { entries, bytes: size, offset } : SPLIT
}

const SPLIT = "an archive in several parts"

/** The files that the directory `bytes` lists; folders are left out. */
export const readEntries = (path: string, bytes: Uint8Array, end: End): ReadonlyMap<string, Entry> | string => {
  const listed = listEntries(path, bytes, end.entries)
  if (typeof listed === "string") return listed
  const entries = new Map<string, Entry>()
  let before = end.offset
  for (const entry of listed.sort((a, b) => b.place.offset - a.place.offset)) {
    const { name, packedBytes, place: { offset } } = entry
    if (offset + LOCAL_BYTES + packedBytes > before) return `${show(name)} reaches into what comes after it`
    if (entries.has(name)) return `two files called ${show(name)}`
    entries.set(name, { ...entry, place: { offset, bytes: before - offset } })
    before = offset
  }
  return new Map([...entries].toReversed().filter(([name]) => !name.endsWith("/")))
}

const listEntries = (path: string, bytes: Uint8Array, count: number): Array<Entry> | string => {
  const view = viewOf(bytes)
  const entries: Array<Entry> = []
  let at = 0
  while (entries.length < count) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) {
      return `${entries.length} entries in the directory, ${count} announced`
    }
    const next = at + ENTRY_BYTES + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0)
    if (next > bytes.length) return `an entry of ${next - at} bytes where the directory has ${bytes.length - at}`
    const entry = readEntry(path, bytes.subarray(at, next))
    if (typeof entry === "string") return entry
    entries.push(entry)
    at = next
  }
  return at === bytes.length ? entries : `${bytes.length - at} bytes after the last entry of the directory`
}

const readEntry = (path: string, bytes: Uint8Array): Entry | string => {
  const view = viewOf(bytes)
  const extraAt = ENTRY_BYTES + view.getUint16(28, true)
  const extra = bytes.subarray(extraAt, extraAt + view.getUint16(30, true))
  const name = nameOf(bytes.subarray(ENTRY_BYTES, extraAt))
  if (name === undefined) return "a file whose name is not UTF-8"
  if (!isSafe(name)) return `a file called ${show(name)}, which is no path within the archive`
  const [size, packed, offset] = wide(extra, [24, 20, 42].map((at) => view.getUint32(at, true)))
  if (![size, packed, offset].every(Number.isSafeInteger)) return `${show(name)} has no size or place`
  const method = view.getUint16(10, true)
  if (method === 0 && size !== packed) return `${show(name)} of ${size} bytes, stored in ${packed}`
  const isEncrypted = (view.getUint16(8, true) & 1) === 1
  const place = { offset, bytes: packed }
  return { path, name, bytes: size, packedBytes: packed, method, isEncrypted, crc32: view.getUint32(16, true), place }
}

const nameOf = (bytes: Uint8Array): string | undefined => {
  const name = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  return name.includes("\ufffd") ? undefined : name
}

/** Whether a path names something below the folder it is relative to, on any system. A folder's ends with a slash. */
const isSafe = (name: string): boolean =>
  !/[\\\0]|^[A-Za-z]:/.test(name) && name.replace(/\/$/, "").split("/").every((part) => !["", ".", ".."].includes(part))

/** Fields that do not fit into 32 bits are in an extra field, one after the other. NaN where they are not. */
const wide = (extra: Uint8Array, fields: ReadonlyArray<number>): ReadonlyArray<number> => {
  const view = viewOf(extra)
  let at = 0
  while (at + 4 <= extra.length && view.getUint16(at, true) !== ZIP64_FIELD) at += 4 + view.getUint16(at + 2, true)
  at += 4
  return fields.map((value) => {
    if (value !== 0xffffffff) return value
    if (at + 8 > extra.length) return NaN
    at += 8
    return Number(view.getBigUint64(at - 8, true))
  })
}

/** Where the content of an entry begins in the archive, as its local header in `bytes` says. */
export const contentOffset = (entry: Entry, bytes: Uint8Array): number | string => {
  const view = viewOf(bytes)
  if (bytes.length < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL) return "no header where it should be"
  const nameEnd = LOCAL_BYTES + view.getUint16(26, true)
  const isIts = nameEnd <= bytes.length && nameOf(bytes.subarray(LOCAL_BYTES, nameEnd)) === entry.name
  if (!isIts || view.getUint16(8, true) !== entry.method) return "a header that differs from the directory"
  const start = nameEnd + view.getUint16(28, true)
  return start + entry.packedBytes <= entry.place.bytes
    ? entry.place.offset + start
    : "content that reaches into what comes after it"
}

/** Bytes of a local header that are enough for `contentOffset`. */
export const headerRange = ({ name, place }: Entry): FileRange => ({
  offset: place.offset,
  bytes: Math.min(LOCAL_BYTES + Buffer.byteLength(name), place.bytes)
})

const show = (name: string): string => JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name)

const viewOf = ({ buffer, byteLength, byteOffset }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR = 0x07064b50
const ZIP64_FIELD = 1

/** Bytes of each record but for what is of variable length. */
const LOCAL_BYTES = 30
const ENTRY_BYTES = 46
const END_BYTES = 22
