/** A table between its two forms: columns as JavaScript holds them, and the bytes of an Arrow IPC file. */
import * as arrow from "apache-arrow"
import * as ArrowColumn from "./ArrowColumn.ts"
import * as ArrowWriter from "./ArrowWriter.ts"
import type { ArrowType } from "./Column.ts"
import type { Columns, Table } from "./Table.ts"

const names = <Row>(table: Table<string, Row>): ReadonlyArray<keyof Row & string> =>
  Object.keys(table.columns) as Array<keyof Row & string>

export const columnsOf = <Row extends object>(table: Table<string, Row>, rows: ReadonlyArray<Row>): Columns<Row> =>
  mapColumns(table, (name, type) => ArrowColumn.gather(type, rows.map((row) => row[name])))

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

/** The rows in `range`; numbers are views. */
export const sliceColumns = <Row extends object>(
  table: Table<string, Row>,
  columns: Columns<Row>,
  range: ArrowColumn.Range
): Columns<Row> => mapColumns(table, (name, type) => ArrowColumn.slice(type, columns[name], range))

export const joinColumns = <Row extends object>(
  table: Table<string, Row>,
  parts: ReadonlyArray<Columns<Row>>
): Columns<Row> => mapColumns(table, (name, type) => ArrowColumn.join(type, parts.map((part) => part[name])))

const mapColumns = <Row extends object>(
  table: Table<string, Row>,
  of: (name: keyof Row & string, type: ArrowType) => unknown
): Columns<Row> => Object.fromEntries(names(table).map((name) => [name, of(name, table.columns[name])])) as Columns<Row>

export const lengthOf = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): number => {
  const [first] = names(table)
  return ArrowColumn.length(table.columns[first], columns[first])
}

export const encode = <Row extends object>(table: Table<string, Row>, columns: Columns<Row>): Uint8Array => {
  const writer = ArrowWriter.make(table)
  return Buffer.concat([...writer.add(columns), ...writer.finish()])
}

export const decode = (bytes: Uint8Array): arrow.Table => {
  const reader = arrow.RecordBatchReader.from(bytes)
  const batches = [...reader]
  if (!reader.isFile()) throw new TypeError("the closing bytes of an Arrow file are missing")
  return new arrow.Table(reader.schema, batches)
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
  mapColumns(table, (name, type) => ArrowColumn.fromVector(type, content.getChild(name) as arrow.Vector))
