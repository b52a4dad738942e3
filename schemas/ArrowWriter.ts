/** The bytes of an Arrow IPC file, made while its columns arrive, piece by piece. */
import * as arrow from "apache-arrow"
import * as ArrowColumn from "./ArrowColumn.ts"
import type { ArrowType } from "./Column.ts"
import type { Columns, Table } from "./Table.ts"

/** Rows of one record batch at most, so that readers can work batch by batch. */
export const recordBatchRows = 65_536

type Bytes = ReadonlyArray<Uint8Array>

/**
 * Each call returns the bytes to put after those returned before. Every record batch but the last has `recordBatchRows`
 * rows, so the file depends on the rows alone, not on the pieces they came in; no more than one piece and one record
 * batch are held. Bytes may be views of the columns: they are to be written before these change.
 */
export interface ArrowWriter<Row> {
  readonly add: (piece: Columns<Row>) => Bytes
  readonly finish: () => Bytes
}

type AnyColumns = Readonly<Record<string, unknown>>

export const make = <Row extends object>(table: Table<string, Row>): ArrowWriter<Row> => {
  const columns = Object.entries<ArrowType>(table.columns)
  const file = openFile(metadata(table))
  let held: Array<AnyColumns> = []
  let rows = 0
  /** Writes the first `count` rows held. */
  const write = (count: number): Bytes => {
    const joined = mapColumns(columns, (name, type) => ArrowColumn.join(type, held.map((piece) => piece[name])))
    for (let from = 0; from === 0 || from < count; from += recordBatchRows) {
      file.write(columns, joined, [from, Math.min(count, from + recordBatchRows)])
    }
    held = rows === count
      ? []
      : [mapColumns(columns, (name, type) => ArrowColumn.slice(type, joined[name], [count, rows]))]
    rows -= count
    return file.takeBytes()
  }
  return {
    add: (piece) => {
      rows += sameLength(columns, piece as AnyColumns)
      held.push(piece as AnyColumns)
      return rows < recordBatchRows ? [] : write(rows - rows % recordBatchRows)
    },
    finish: () => [...(rows > 0 || file.isEmpty() ? write(rows) : []), ...file.close()]
  }
}

type ColumnTypes = ReadonlyArray<readonly [name: string, type: ArrowType]>

const mapColumns = (columns: ColumnTypes, of: (name: string, type: ArrowType) => unknown): AnyColumns =>
  Object.fromEntries(columns.map(([name, type]) => [name, of(name, type)]))

const metadata = (table: Pick<Table, "name" | "version">): Map<string, string> =>
  new Map([["repro.kind", table.name], ["repro.version", String(table.version)]])

const sameLength = (columns: ColumnTypes, piece: AnyColumns): number => {
  const lengths = columns.map(([name, type]) => [name, ArrowColumn.length(type, piece[name])] as const)
  const size = lengths[0][1]
  if (lengths.some(([, length]) => length !== size)) {
    throw new RangeError(
      `columns of unequal length: ${lengths.map(([name, length]) => `${name} ${length}`).join(", ")}`
    )
  }
  return size
}

const openFile = (metadata: Map<string, string>) => {
  const sink = new Chunks()
  const writer = new arrow.RecordBatchFileWriter().reset(sink)
  let schema: arrow.Schema | undefined
  return {
    isEmpty: () => schema === undefined,
    write: (columns: ColumnTypes, values: AnyColumns, [from, to]: ArrowColumn.Range): void => {
      const fields = columns.map(([name, type]) =>
        new arrow.Field(name, ArrowColumn.dataType(type, values[name]), false)
      )
      schema ??= new arrow.Schema(fields, metadata)
      const unlike = fields.find((field, i) => String(field.type) !== String(schema?.fields[i].type))
      if (unlike !== undefined) {
        throw new RangeError(`${unlike.name}: vectors whose dimensions change to ${unlike.type}`)
      }
      const children = columns.map(([name, type], i) =>
        ArrowColumn.data(type, fields[i].type, values[name], [from, to])
      )
      const struct = arrow.makeData({
        type: new arrow.Struct(schema.fields),
        length: to - from,
        nullCount: 0,
        children
      })
      writer.write(new arrow.RecordBatch(schema, struct))
    },
    takeBytes: () => sink.take(),
    close: (): Bytes => {
      writer.close()
      return sink.take()
    }
  }
}

/** What Arrow's writer has written since it was last asked. */
export class Chunks extends arrow.AsyncByteQueue {
  #chunks: Array<Uint8Array> = []

  override write(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
  }

  take(): Bytes {
    const taken = this.#chunks
    this.#chunks = []
    return taken
  }
}
