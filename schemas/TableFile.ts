/** Tables on disk: Arrow IPC files, written deterministically in record batches of bounded size. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { format } from "../src/errors/Message.ts"
import * as FileRange from "../src/files/FileRange.ts"
import type { Columns, Table } from "./Table.ts"

/** A file is not the table it should be. */
export class TableUnreadable extends Schema.TaggedError<TableUnreadable>()("TableUnreadable", {
  table: Schema.String,
  path: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: "A table cannot be read",
      facts: { path: this.path, expected: this.table, found: this.found },
      hint:
        "Run repro verify to see whether the store is damaged; a damaged result is made again once its file is removed"
    })
  }
}

/** What a stage gave to write does not fit the table's columns. */
export class TableUnwritable extends Schema.TaggedError<TableUnwritable>()("TableUnwritable", {
  table: Schema.String,
  cause: Schema.String
}) {
  override get message(): string {
    return format({
      title: "A table cannot be written",
      facts: { table: this.table, cause: this.cause },
      hint: "Give every column a value of its type in every row"
    })
  }
}

/**
 * Writes rows; each value must fit its column's schema. Fails where a value has no form in the file: an integer beyond
 * 32 bits, vectors of unequal dimensions.
 */
export const write = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string,
  rows: ReadonlyArray<Row>
): Effect.Effect<void, Error, FileSystem.FileSystem> =>
  Effect.gen(function*() {
    const { columnsOf } = yield* arrowTable
    yield* writeColumns(table, path, yield* attempt(table, () => columnsOf(table, rows)))
  })

/** Writes whole columns, without a detour over rows. Fails where their lengths differ. */
export const writeColumns = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string,
  columns: Columns<Row>
): Effect.Effect<void, Error, FileSystem.FileSystem> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { encode } = yield* arrowTable
    yield* fs.writeFile(path, yield* attempt(table, () => encode(table, columns)))
  })

/**
 * Writes columns as they come, in pieces of any number of rows. The file is the one that `writeColumns` makes of the
 * same rows; memory is one piece and one record batch.
 */
export const writeBatches = <Name extends string, Row extends object, E, R>(
  table: Table<Name, Row>,
  path: string,
  pieces: Stream.Stream<Columns<Row>, E, R>
): Effect.Effect<void, TableUnwritable | PlatformError | E, FileSystem.FileSystem | R> =>
  Effect.scoped(Effect.gen(function*() {
    const { make } = yield* arrowWriter
    const writer = make(table)
    const file = yield* Effect.flatMap(FileSystem.FileSystem, (fs) => fs.open(path, { flag: "w" }))
    const write = Effect.fnUntraced(function*(bytes: () => ReadonlyArray<Uint8Array>) {
      yield* Effect.forEach(yield* attempt(table, bytes), (chunk) => file.writeAll(chunk), { discard: true })
    })
    yield* Stream.runForEach(pieces, (piece) => write(() => writer.add(piece)))
    yield* write(() => writer.finish())
  }))

/** Writes rows as they come: the file that `write` makes of the same rows; memory is one record batch. */
export const writeRows = <Name extends string, Row extends object, E, R>(
  table: Table<Name, Row>,
  path: string,
  rows: Stream.Stream<Row, E, R>
): Effect.Effect<void, TableUnwritable | PlatformError | E, FileSystem.FileSystem | R> =>
  Effect.gen(function*() {
    const { columnsOf } = yield* arrowTable
    const pieces = rows.pipe(
      Stream.grouped(ROWS_AT_ONCE),
      Stream.mapEffect((rows) => attempt(table, () => columnsOf(table, rows)))
    )
    yield* writeBatches(table, path, pieces)
  })

const ROWS_AT_ONCE = 4096

const attempt = <A>(table: Pick<Table, "name">, make: () => A): Effect.Effect<A, TableUnwritable> =>
  Effect.try({ try: make, catch: (cause) => new TableUnwritable({ table: table.name, cause: String(cause) }) })

/** Reads a table as columns. Vectors and numbers are views of the file's bytes where it holds one record batch. */
export const readColumns = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string
): Effect.Effect<Columns<Row>, TableUnreadable, FileSystem.FileSystem> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { decode, differs, toColumns } = yield* arrowTable
    const unreadable = (found: string) => new TableUnreadable({ table: `${table.name}@${table.version}`, path, found })
    const bytes = yield* Effect.mapError(fs.readFile(path), (error) => unreadable(error.message))
    const content = yield* Effect.try({
      try: () => decode(bytes),
      catch: (error) => unreadable(`no whole Arrow file (${bytes.length} bytes; ${String(error)})`)
    })
    const difference = differs(table, content)
    if (difference !== undefined) return yield* unreadable(difference)
    return yield* Effect.try({
      try: () => toColumns(table, content),
      catch: (error) => unreadable(`damaged record batches (${String(error)})`)
    })
  })

/**
 * Reads a table as the columns of one record batch after the other, at least one. Memory is one record batch: its bytes
 * are read when it is asked for.
 */
export const readBatches = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string
): Stream.Stream<Columns<Row>, TableUnreadable, FileSystem.FileSystem> =>
  Stream.unwrap(Effect.gen(function*() {
    const { differs, toColumns } = yield* arrowTable
    const ArrowFile = yield* arrowFile
    const unreadable = (found: string) => new TableUnreadable({ table: `${table.name}@${table.version}`, path, found })
    const fs = yield* FileSystem.FileSystem
    const file = yield* Effect.mapError(fs.open(path), (error) => unreadable(error.message))
    const footer = yield* Effect.mapError(ArrowFile.readFooter(file), unreadable)
    const difference = differs(table, footer)
    if (difference !== undefined) return yield* unreadable(difference)
    const read = Effect.fnUntraced(function*(range: FileRange.FileRange) {
      const bytes = yield* Effect.mapError(FileRange.readOpen(file, range), (error) => unreadable(error.message))
      return yield* Effect.try({
        try: () => toColumns(table, ArrowFile.batch(footer.schema, bytes)),
        catch: (error) => unreadable(`damaged record batches (${String(error)})`)
      })
    })
    return Stream.mapEffect(Stream.fromIterable(footer.batches, { chunkSize: 1 }), read)
  }))

/** Reads a table as rows. */
export const read = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string
): Effect.Effect<ReadonlyArray<Row>, TableUnreadable, FileSystem.FileSystem> =>
  Effect.zipWith(readColumns(table, path), arrowTable, (columns, { rowsOf }) => rowsOf(table, columns))

/** Loaded when a table is read or written, so that declaring and planning need no Arrow. */
const arrowTable = Effect.promise(() => import("./ArrowTable.ts"))

const arrowWriter = Effect.promise(() => import("./ArrowWriter.ts"))

const arrowFile = Effect.promise(() => import("./ArrowFile.ts"))
