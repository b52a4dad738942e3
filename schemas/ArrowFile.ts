/** An Arrow IPC file by its parts: what its closing bytes say of it, and single record batches. */
import * as arrow from "apache-arrow"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as FileRange from "../src/files/FileRange.ts"
import { Chunks } from "./ArrowWriter.ts"

export interface Footer {
  readonly schema: arrow.Schema
  /** Where each record batch lies: its metadata, then its columns. */
  readonly batches: ReadonlyArray<FileRange.FileRange>
}

/** What the file's closing bytes say of it, whatever its size; fails with what is there instead, in words. */
export const readFooter = (file: FileSystem.File): Effect.Effect<Footer, string> =>
  Effect.gen(function*() {
    const size = Number((yield* file.stat).size)
    const decode = <A>(decode: () => A) =>
      Effect.try({ try: decode, catch: (error) => `no whole Arrow file (${size} bytes; ${String(error)})` })
    const closingAt = Math.max(0, size - CLOSING_BYTES)
    const closing = yield* FileRange.readOpen(file, { offset: closingAt, bytes: size - closingAt })
    const range = yield* decode(() => footerRange(closing, size))
    const bytes = yield* FileRange.readOpen(file, range)
    return yield* decode(() => footer(bytes, size))
  }).pipe(Effect.catchTag("PlatformError", ({ message }) => Effect.fail(message)))

/** The record batch in `bytes`, as a table of its rows; its numbers are views of them. */
export const batch = (schema: arrow.Schema, bytes: Uint8Array): arrow.Table => {
  const head = new Chunks()
  new arrow.RecordBatchStreamWriter().reset(head, schema)
  const [found] = arrow.RecordBatchReader.from([...head.take(), bytes])
  if (found === undefined) throw new TypeError("no record batch")
  return new arrow.Table(schema, [found])
}

const MAGIC = "ARROW1"

/** The size of the footer, then the magic. */
const CLOSING_BYTES = 4 + MAGIC.length

/** Where the footer lies in a file of `size` bytes that ends in `closing`. */
const footerRange = (closing: Uint8Array, size: number): FileRange.FileRange => {
  const end = size - CLOSING_BYTES
  const bytes = closing.length === CLOSING_BYTES ? Buffer.from(closing).readInt32LE(0) : 0
  if (Buffer.from(closing.subarray(4)).toString("latin1") !== MAGIC || bytes <= 0 || bytes > end) {
    throw new TypeError("the closing bytes of an Arrow file are missing")
  }
  return { offset: end - bytes, bytes }
}

const footer = (bytes: Uint8Array, size: number): Footer => {
  const closing = Buffer.alloc(CLOSING_BYTES)
  closing.writeInt32LE(bytes.length)
  closing.write(MAGIC, 4)
  // Arrow reads the footer of a whole file only: this is a file of nothing else.
  const { footer } = arrow.RecordBatchReader.from(Buffer.concat([Buffer.from(`${MAGIC}\0\0`), bytes, closing])).open()
  if (footer === null || footer.numDictionaries > 0) throw new TypeError("a footer of no table of ours")
  const batches = Array.from(footer.recordBatches(), ({ bodyLength, metaDataLength, offset }) => ({
    offset,
    bytes: metaDataLength + bodyLength
  }))
  const outside = batches.find(({ bytes, offset }) => offset < 0 || bytes <= 0 || offset + bytes > size)
  if (outside !== undefined) throw new TypeError(`a record batch at ${outside.offset}, of ${outside.bytes} bytes`)
  return { schema: footer.schema, batches }
}
