/** Two tables of one kind, column by column, as comparisons read them. */
import * as Effect from "effect/Effect"
import * as ArrowColumn from "../ArrowColumn.ts"
import type { ArrowType } from "../Column.ts"
import type { Table } from "../Table.ts"
import * as TableFile from "../TableFile.ts"

/** A table whose columns go by any name. */
export interface Content {
  readonly rows: number
  readonly types: Readonly<Record<string, ArrowType>>
  /** Texts as an array, numbers as any array-like, vectors end to end. */
  readonly columns: Readonly<Record<string, unknown>>
}

export const read = Effect.fnUntraced(function*(table: Table, path: string) {
  const types = table.columns as Readonly<Record<string, ArrowType>>
  const columns = (yield* TableFile.readColumns(table, path)) as Readonly<Record<string, unknown>>
  const [first] = Object.keys(types)
  const content: Content = { rows: ArrowColumn.length(types[first], columns[first]), types, columns }
  return content
})

/** Tells rows apart by their values in the columns `names`. */
export const identity = ({ columns, types }: Content, names: ReadonlyArray<string>): (row: number) => string => {
  const values = names.map((name) => ArrowColumn.getter(types[name], columns[name]))
  return (row) => values.map((value) => String(value(row))).join(" · ")
}

/** A column of texts, or of numbers. */
export const texts = ({ columns }: Content, name: string): ReadonlyArray<string> => columns[name] as Array<string>
export const numbers = ({ columns }: Content, name: string): ArrayLike<number> => columns[name] as Float64Array
