/** Tables on disk: Arrow IPC files, written deterministically in record batches of bounded size. */
import * as arrow from "apache-arrow"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { format } from "../src/errors/Message.ts"
import * as ArrowColumn from "./ArrowColumn.ts"
import type { ArrowType } from "./Column.ts"
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

/** Rows of one record batch at most, so that readers can work batch by batch. */
export const recordBatchRows = 65_536

/**
 * Writes rows; each value must fit its column's schema. Fails where a value has no form in the file: an integer beyond
 * 32 bits, vectors of unequal dimensions.
 */
export const write = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string,
  rows: ReadonlyArray<Row>
): Effect.Effect<void, Error, FileSystem.FileSystem> =>
  Effect.flatMap(attempt(table, () => columnsOf(table, rows)), (columns) => writeColumns(table, path, columns))

/** Writes whole columns, without a detour over rows. Fails where their lengths differ. */
export const writeColumns = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string,
  columns: Columns<Row>
): Effect.Effect<void, Error, FileSystem.FileSystem> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFile(path, yield* attempt(table, () => encode(table, columns)))
  })

const attempt = <A>(table: Pick<Table, "name">, make: () => A): Effect.Effect<A, TableUnwritable> =>
  Effect.try({ try: make, catch: (cause) => new TableUnwritable({ table: table.name, cause: String(cause) }) })

/** Reads a table as columns. Vectors and numbers are views of the file's bytes where it holds one record batch. */
export const readColumns = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string
): Effect.Effect<Columns<Row>, TableUnreadable, FileSystem.FileSystem> =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
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

/** Reads a table as rows. */
export const read = <Name extends string, Row extends object>(
  table: Table<Name, Row>,
  path: string
): Effect.Effect<ReadonlyArray<Row>, TableUnreadable, FileSystem.FileSystem> =>
  Effect.map(readColumns(table, path), (columns) => rowsOf(table, columns))

const names = <Row>(table: Table<string, Row>): ReadonlyArray<keyof Row & string> =>
  Object.keys(table.columns) as Array<keyof Row & string>

const columnsOf = <Row extends object>(table: Table<string, Row>, rows: ReadonlyArray<Row>): Columns<Row> =>
  Object.fromEntries(
    names(table).map((name) => [
      name,
      ArrowColumn.gather(table.columns[name], rows.map((row) => row[name]))
    ])
  ) as Columns<Row>

const rowsOf = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): ReadonlyArray<Row> => {
  const getters = names(table).map((name) => [name, ArrowColumn.getter(table.columns[name], columns[name])] as const)
  const size = lengthOf(table, columns)
  const rows: Array<Row> = []
  for (let i = 0; i < size; i++) {
    const row: Record<string, unknown> = {}
    for (const [name, get] of getters) row[name] = get(i)
    rows.push(row as Row)
  }
  return rows
}

const lengthOf = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): number => {
  const [first] = names(table)
  return ArrowColumn.length(table.columns[first], columns[first])
}

const sameLength = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): number => {
  const lengths = names(table).map((name) => [name, ArrowColumn.length(table.columns[name], columns[name])] as const)
  const size = lengths[0][1]
  if (lengths.some(([, length]) => length !== size)) {
    throw new RangeError(
      `columns of unequal length: ${lengths.map(([name, length]) => `${name} ${length}`).join(", ")}`
    )
  }
  return size
}

const metadata = (table: Pick<Table, "name" | "version">): Map<string, string> =>
  new Map([["repro.kind", table.name], ["repro.version", String(table.version)]])

const encode = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): Uint8Array => {
  const fields = names(table).map((name) =>
    new arrow.Field(name, ArrowColumn.dataType(table.columns[name], columns[name]), false)
  )
  const schema = new arrow.Schema(fields, metadata(table))
  const size = sameLength(table, columns)
  const batches: Array<arrow.RecordBatch> = []
  for (let from = 0; from === 0 || from < size; from += recordBatchRows) {
    const to = Math.min(size, from + recordBatchRows)
    const children = fields.map(({ name, type }) =>
      ArrowColumn.data(table.columns[name as keyof Row & string], type, columns[name as keyof Row], [from, to])
    )
    const struct = arrow.makeData({ type: new arrow.Struct(fields), length: to - from, nullCount: 0, children })
    batches.push(new arrow.RecordBatch(schema, struct))
  }
  return arrow.RecordBatchFileWriter.writeAll(batches).toUint8Array(true)
}

const decode = (bytes: Uint8Array): arrow.Table => {
  const reader = arrow.RecordBatchReader.from(bytes)
  const batches = [...reader]
  if (!reader.isFile()) throw new TypeError("the closing bytes of an Arrow file are missing")
  return new arrow.Table(reader.schema, batches)
}

/** How the file's schema differs from the table's, in words; nothing if it does not. */
const differs = <Row extends object>(table: Table<string, Row>, content: arrow.Table): string | undefined => {
  const kind = content.schema.metadata.get("repro.kind")
  const version = content.schema.metadata.get("repro.version")
  if (kind !== table.name || version !== String(table.version)) return `${kind ?? "a foreign table"}@${version ?? "?"}`
  const expected = Object.entries(table.columns as Record<string, ArrowType>).map(([name, type]) => `${name}: ${type}`)
  const found = content.schema.fields.map(({ name, type }) => `${name}: ${ArrowColumn.typeName(type)}`)
  return expected.join(", ") === found.join(", ") ? undefined : `columns ${found.join(", ")}`
}

const toColumns = <Row extends object>(table: Table<string, Row>, content: arrow.Table): Columns<Row> =>
  Object.fromEntries(
    names(table).map((name) => [
      name,
      ArrowColumn.fromVector(table.columns[name], content.getChild(name) as arrow.Vector)
    ])
  ) as Columns<Row>
