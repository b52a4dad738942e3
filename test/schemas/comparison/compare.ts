/** Compares two tables given as rows, as a kind does. */
import * as Effect from "effect/Effect"
import { join } from "node:path"
import type { Table } from "../../../schemas/Table.ts"
import * as TableFile from "../../../schemas/TableFile.ts"

export const compare = <Row extends object>(folder: string, table: Table<string, Row>) =>
  Effect.fnUntraced(function*(expected: ReadonlyArray<Row>, actual: ReadonlyArray<Row>) {
    const [one, other] = [join(folder, "expected.arrow"), join(folder, "actual.arrow")]
    yield* TableFile.write(table, one, expected)
    yield* TableFile.write(table, other, actual)
    return yield* table.comparison.compare(one, other)
  })
