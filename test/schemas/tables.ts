/** Every table kind there is, and rows for it. */
import * as fc from "fast-check"
import { readdirSync } from "node:fs"
import type { ArrowType } from "../../schemas/Column.ts"
import type { Table } from "../../schemas/Table.ts"

const folder = new URL("../../schemas/", import.meta.url)

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && "columns" in value && "extension" in value

const modules = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>)
)

export const tables: ReadonlyArray<Table> = modules.flatMap((module) => Object.values(module).filter(isTable))

const dimensions = 3

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true })

const cells: Readonly<Record<ArrowType, fc.Arbitrary<unknown>>> = {
  utf8: fc.string({ unit: "binary" }),
  int32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  float32,
  float64: fc.double({ noNaN: true, noDefaultInfinity: true }),
  "fixed_size_list<float32>": fc.array(float32, { minLength: dimensions, maxLength: dimensions })
    .map((values) => Float32Array.from(values))
}

/** Rows with any values that a column's Arrow type can hold, also those that its kind gives no meaning. */
export const rowsOf = (table: Table): fc.Arbitrary<ReadonlyArray<Record<string, unknown>>> =>
  fc.array(
    fc.record(
      Object.fromEntries(
        Object.entries(table.columns as Record<string, ArrowType>).map(([name, type]) => [name, cells[type]])
      ),
      { noNullPrototype: true }
    ),
    { minLength: 1, maxLength: 20 }
  )
