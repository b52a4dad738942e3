/**
 * What a table artifact is: a kind whose rows have an Effect Schema, from which its Arrow schema follows. One file of
 * this folder declares one kind.
 */
import * as Schema from "effect/Schema"
import type { Kind } from "../src/engine/Artifact.ts"
import { bitwise } from "../src/engine/Comparison.ts"
import { type ArrowType, arrowTypeOf } from "./Column.ts"
import type { OfTable } from "./comparison/Class.ts"
import * as TableCheck from "./TableCheck.ts"

type Fields = Readonly<Record<string, Schema.Codec<unknown, unknown>>>

export interface Table<out Name extends string = string, out Row = object> extends Kind<Name> {
  readonly form: "file"
  readonly row: Schema.Codec<Row, unknown>
  /** Column → Arrow type, in file order. */
  readonly columns: Readonly<Record<keyof Row & string, ArrowType>>
}

/** Raise `version` when columns change. `comparison` says how two such tables compare; default: bit by bit. */
export const make = <const Name extends string, const F extends Fields>(
  name: Name,
  definition: { readonly version: number; readonly columns: F; readonly comparison?: OfTable }
): Table<Name, Schema.Struct<F>["Type"]> => {
  const table: Table<Name> = {
    name,
    version: definition.version,
    form: "file",
    extension: ".arrow",
    comparison: bitwise,
    row: Schema.Struct(definition.columns) as never,
    columns: Object.fromEntries(
      Object.entries(definition.columns).map(([column, schema]) => [column, arrowTypeOf(schema)])
    ) as never
  }
  return { ...table, check: TableCheck.check(table), comparison: definition.comparison?.(table) ?? bitwise } as never
}

/** All values of each column: texts as an array, numbers as any array-like, vectors end to end. */
export type Columns<Row> = {
  readonly [C in keyof Row]: Row[C] extends string ? ReadonlyArray<string>
    : Row[C] extends number ? ArrayLike<number>
    : Row[C] extends Float32Array ? Vectors
    : never
}

/** Vectors as rows of one matrix, [rows, dimensions]. */
export interface Vectors {
  readonly values: Float32Array
  readonly dimensions: number
}
