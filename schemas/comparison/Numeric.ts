/** The numeric class for tables (see `Class.numeric`): row by row, in order. */
import * as Effect from "effect/Effect"
import type { Compare, Verdict } from "../../src/engine/Comparison.ts"
import type { Table, Vectors } from "../Table.ts"
import * as Columns from "./Columns.ts"
import * as Deviation from "./Deviation.ts"
import { digits } from "./Digits.ts"

export const compare = (table: Table, tolerances: Deviation.Tolerances): Compare =>
  Effect.fnUntraced(function*(expected, actual) {
    const [wanted, found] = [yield* Columns.read(table, expected), yield* Columns.read(table, actual)]
    return verdict(wanted, found, tolerances)
  })

const verdict = (wanted: Columns.Content, found: Columns.Content, tolerances: Deviation.Tolerances): Verdict => {
  if (wanted.rows !== found.rows) return unlike(`${found.rows} rows instead of ${wanted.rows}`)
  const deviations: Array<{ readonly column: string; readonly row: number } & Deviation.Deviation> = []
  for (const [column, type] of Object.entries(wanted.types)) {
    if (type === "utf8" || type === "int32") {
      const difference = firstDifference(column, wanted.columns[column], found.columns[column])
      if (difference !== undefined) return unlike(difference)
      continue
    }
    const [one, other] = [flat(wanted.columns[column]), flat(found.columns[column])]
    if (one.dimensions !== other.dimensions) {
      return unlike(`${column} has ${other.dimensions} dimensions instead of ${one.dimensions}`)
    }
    const deviation = Deviation.between(one.values, other.values, tolerances)
    deviations.push({ column, row: Math.floor(deviation.at / one.dimensions), ...deviation })
  }
  return summed(deviations)
}

/** Rows that say something else cannot be compared number by number. */
const unlike = (difference: string): Verdict => ({ within: false, difference, numbers: {} })

const firstDifference = (column: string, wanted: unknown, found: unknown): string | undefined => {
  const [one, other] = [wanted as ArrayLike<unknown>, found as ArrayLike<unknown>]
  for (let row = 0; row < one.length; row++) {
    if (one[row] !== other[row]) {
      return `${column} is ${JSON.stringify(other[row])} instead of ${JSON.stringify(one[row])} in row ${row}`
    }
  }
  return undefined
}

/** Numbers are vectors of one dimension. */
const flat = (column: unknown): { readonly values: ArrayLike<number>; readonly dimensions: number } =>
  typeof column === "object" && column !== null && "dimensions" in column
    ? column as Vectors
    : { values: column as ArrayLike<number>, dimensions: 1 }

const summed = (
  deviations: ReadonlyArray<{ readonly column: string; readonly row: number } & Deviation.Deviation>
): Verdict => {
  const beyond = deviations.reduce((sum, deviation) => sum + deviation.beyond, 0)
  const worst = deviations.reduce((a, b) => b.largest > a.largest ? b : a, { column: "", row: -1, largest: 0 })
  return {
    within: beyond === 0,
    difference: worst.largest === 0 ? "none in the values" : [
      `largest |Δ| ${digits(worst.largest)} in column ${worst.column}, row ${worst.row}`,
      ...(beyond > 0 ? [`${beyond} values beyond the tolerance`] : [])
    ].join("; "),
    numbers: { absolute: worst.largest, beyond }
  }
}
