/** A table between its two forms: columns as JavaScript holds them, and the bytes of an Arrow IPC file. */
import * as arrow from "apache-arrow"
import * as ArrowColumn from "./ArrowColumn.ts"
import type { ArrowType } from "./Column.ts"
import type { Columns, Table } from "./Table.ts"

/** Rows of one record batch at most, so that readers can work batch by batch. */
export const recordBatchRows = 65_536

const names = <Row>(table: Table<string, Row>): ReadonlyArray<keyof Row & string> =>
  Object.keys(table.columns) as Array<keyof Row & string>

export const columnsOf = <Row extends object>(table: Table<string, Row>, rows: ReadonlyArray<Row>): Columns<Row> =>
  Object.fromEntries(
    names(table).map((name) => [
      name,
      ArrowColumn.gather(table.columns[name], rows.map((row) => row[name]))
    ])
  ) as Columns<Row>

export const rowsOf = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): ReadonlyArray<Row> => {
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

export const encode = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): Uint8Array => {
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

export const decode = (bytes: Uint8Array): arrow.Table => {
  const reader = arrow.RecordBatchReader.from(bytes)
  const batches = [...reader]
  if (!reader.isFile()) throw new TypeError("the closing bytes of an Arrow file are missing")
  return new arrow.Table(reader.schema, batches)
}

/** The schema of an Arrow file, without its rows. */
export const schemaOf = (bytes: Uint8Array): { readonly schema: arrow.Schema } => {
  const reader = arrow.RecordBatchReader.from(bytes).open()
  if (!reader.isFile()) throw new TypeError("the closing bytes of an Arrow file are missing")
  return reader
}

/** How the file's schema differs from the table's, in words; nothing if it does not. */
export const differs = (
  table: Pick<Table, "name" | "version" | "columns">,
  content: { readonly schema: arrow.Schema }
): string | undefined => {
  const kind = content.schema.metadata.get("repro.kind")
  const version = content.schema.metadata.get("repro.version")
  if (kind !== table.name || version !== String(table.version)) return `${kind ?? "a foreign table"}@${version ?? "?"}`
  const expected = Object.entries<ArrowType>(table.columns).map(([name, type]) => `${name}: ${type}`)
  const found = content.schema.fields.map(({ name, type }) => `${name}: ${ArrowColumn.typeName(type)}`)
  return expected.join(", ") === found.join(", ") ? undefined : `columns ${found.join(", ")}`
}

export const toColumns = <Row extends object>(table: Table<string, Row>, content: arrow.Table): Columns<Row> =>
  Object.fromEntries(
    names(table).map((name) => [
      name,
      ArrowColumn.fromVector(table.columns[name], content.getChild(name) as arrow.Vector)
    ])
  ) as Columns<Row>
