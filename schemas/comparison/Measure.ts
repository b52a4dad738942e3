/** The measure class (see `Class.measure`): values of measures under the same names. */
import * as Effect from "effect/Effect"
import type { Compare, Verdict } from "../../src/engine/Comparison.ts"
import type { Table } from "../Table.ts"
import * as Columns from "./Columns.ts"
import * as Deviation from "./Deviation.ts"
import { digits } from "./Digits.ts"

export interface Averages {
  /** The column of values. */
  readonly value: string
  /** A column of what the values' differences are averaged over, such as queries. Default: not averaged. */
  readonly over?: string
}

export const compare = (table: Table, averages: Averages, tolerances: Deviation.Tolerances): Compare =>
  Effect.fnUntraced(function*(expected, actual) {
    const [wanted, found] = [
      valuesOf(yield* Columns.read(table, expected), averages),
      valuesOf(yield* Columns.read(table, actual), averages)
    ]
    const missing = [...wanted.keys()].filter((row) => !found.has(row))
    const unexpected = [...found.keys()].filter((row) => !wanted.has(row))
    if (missing.length + unexpected.length > 0) return unlike(missing, unexpected)
    return verdict(groupsOf(wanted, found), averages, tolerances)
  })

interface Value {
  /** What is averaged together. */
  readonly group: string
  readonly value: number
}

/** By all other columns; where several rows say the same, the second, third, … are told apart by their number. */
const valuesOf = (content: Columns.Content, { over, value }: Averages): Map<string, Value> => {
  const names = Object.keys(content.types).filter((name) => name !== value)
  const rowOf = Columns.identity(content, names)
  const groupOf = Columns.identity(content, names.filter((name) => name !== over))
  const numbers = Columns.numbers(content, value)
  const values = new Map<string, Value>()
  for (let row = 0; row < content.rows; row++) {
    let key = rowOf(row)
    for (let again = 2; values.has(key); again++) key = `${rowOf(row)} (${again})`
    values.set(key, { group: groupOf(row), value: numbers[row] })
  }
  return values
}

const unlike = (missing: ReadonlyArray<string>, unexpected: ReadonlyArray<string>): Verdict => ({
  within: false,
  difference: [
    ...(missing.length > 0 ? [`rows missing: ${missing.length}, the first ${missing[0]}`] : []),
    ...(unexpected.length > 0 ? [`rows unexpected: ${unexpected.length}, the first ${unexpected[0]}`] : [])
  ].join("; "),
  numbers: { missing: missing.length, unexpected: unexpected.length }
})

/** Sums over the rows of a group. */
interface Group {
  rows: number
  expected: number
  distance: number
}

const groupsOf = (
  wanted: ReadonlyMap<string, Value>,
  found: ReadonlyMap<string, Value>
): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>()
  for (const [row, { group: name, value }] of wanted) {
    const group = groups.get(name) ?? { rows: 0, expected: 0, distance: 0 }
    groups.set(name, group)
    group.rows++
    group.expected += value
    group.distance += Deviation.distanceOf(value, (found.get(row) as Value).value)
  }
  return groups
}

const verdict = (
  groups: ReadonlyMap<string, Group>,
  { over }: Averages,
  tolerances: Deviation.Tolerances
): Verdict => {
  let [largest, beyond, worst] = [0, 0, ""]
  for (const [name, { distance, expected, rows }] of groups) {
    const mean = distance / rows
    if (mean > 0 && !Deviation.isNear(expected / rows, mean, tolerances)) beyond++
    if (mean > largest) [largest, worst] = [mean, name]
  }
  const what = over === undefined ? "|Δ|" : `mean |Δ| over ${over}`
  return {
    within: beyond === 0,
    difference: largest === 0 ? "none in the values" : [
      `largest ${what} ${digits(largest)} in ${worst}`,
      ...(beyond > 0 ? [`${beyond} of ${groups.size} beyond the tolerance`] : [])
    ].join("; "),
    numbers: { absolute: largest, beyond }
  }
}
