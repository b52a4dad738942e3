/** Some columns, or some rows, of a table: a value is decoded when it is asked for, which in large tables counts. */
import type * as arrow from "apache-arrow"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as ArrowTable from "./ArrowTable.ts"
import type { Table } from "./Table.ts"
import { TableUnreadable } from "./TableFile.ts"

export interface OpenTable {
  readonly rows: number
  /** The column's texts, in all rows or in these. */
  readonly texts: (column: string, rows?: Int32Array) => ReadonlyArray<string>
  /** The column's numbers, in all rows or in these. */
  readonly numbers: (column: string, rows?: Int32Array) => ArrayLike<number>
}

export const open = Effect.fnUntraced(function*(table: Table, path: string) {
  const fs = yield* FileSystem.FileSystem
  const unreadable = (found: string) => new TableUnreadable({ table: `${table.name}@${table.version}`, path, found })
  const bytes = yield* Effect.mapError(fs.readFile(path), (error) => unreadable(error.message))
  const content = yield* Effect.try({
    try: () => ArrowTable.decode(bytes),
    catch: (error) => unreadable(`no whole Arrow file (${bytes.length} bytes; ${String(error)})`)
  })
  const difference = ArrowTable.differs(table, content)
  if (difference !== undefined) return yield* unreadable(difference)
  const values = (column: string, rows: Int32Array | undefined): ReadonlyArray<unknown> => {
    const vector = content.getChild(column) as arrow.Vector
    return rows === undefined ? Array.from(vector as Iterable<unknown>) : Array.from(rows, (row) => vector.get(row))
  }
  const opened: OpenTable = {
    rows: content.numRows,
    texts: (column, rows) => values(column, rows) as ReadonlyArray<string>,
    numbers: (column, rows) => values(column, rows) as ReadonlyArray<number>
  }
  return opened
})
