/** The packed form of the operands of a matrix product. */
import { type Body, func } from "./Assembler.ts"
import { type Code, f32, i32, v128 } from "./Instructions.ts"
import { transposed } from "./Lanes.ts"

/** How many columns of the matrix lie side by side in a panel: one or two vectors of four. */
export type Width = 4 | 8

export const panelBytes = (width: Width, n: number, k: number): number => k * Math.ceil(n / width) * width * 4

const plus = i32.add
const parameters = ["from", "step", "column", "k", "n", "panel"] as const

type Values = Readonly<Record<(typeof parameters)[number], Code<"i32">>>

/**
 * Emits the copying of a k × n matrix into panels of `width` columns, one inner index after the other. Element (p, j)
 * lies at `from + p * step + j * column`, and one stride is 4. What the last panel holds beyond column n is of no
 * meaning.
 */
export const pack = (f: Body, width: Width, values: Values): void => {
  const hasAdjacentColumns = i32.eqz(i32.sub(values.column, i32.const(4)))
  f.when(hasAdjacentColumns, () => f.call(packRows[width], values), () => f.call(packColumns[width], values))
}

const rowPacker = (width: Width) =>
  func(
    `packRows${width}`,
    parameters,
    [],
    (f, { column, from, k, n, panel, step }) =>
      f.range(i32.const(0), n, width, (j) => {
        const row = f.local(plus(from, i32.mul(j, column)))
        const left = f.local(i32.sub(n, j))
        const each = (copy: () => void) =>
          f.range(i32.const(0), k, 1, () => {
            copy()
            row.set(plus(row, step))
            panel.set(plus(panel, i32.const(4 * width)))
          })
        const vectors = width === 4 ? [0] : [0, 16]
        f.when(
          i32.lt_s(i32.const(width - 1), left),
          () => each(() => vectors.forEach((offset) => f.emit(v128.store(panel, v128.load(row, offset), offset)))),
          () => each(() => f.lanes(left, (at) => at.store(panel, at.load(row))))
        )
      })
  )

/** Where columns are contiguous they are read four elements at a time and transposed; the last panel repeats a column. */
const columnPacker = (width: Width) =>
  func(
    `packColumns${width}`,
    parameters,
    [],
    (f, { column, from, k, n, panel, step }) =>
      f.range(i32.const(0), n, width, (j) => {
        const columns = [f.local(plus(from, i32.mul(j, column)))]
        const left = f.local(i32.sub(n, j))
        for (let c = 1; c < width; c++) {
          columns.push(f.local(plus(columns[c - 1], i32.select(column, i32.const(0), i32.lt_s(i32.const(c), left)))))
        }
        const advance = (elements: number) => {
          for (const column of columns) column.set(plus(column, i32.mul(step, i32.const(elements))))
          panel.set(plus(panel, i32.const(4 * width * elements)))
        }
        const whole = f.local(i32.and(k, i32.const(-4)))
        f.range(i32.const(0), whole, 4, () => {
          for (let c = 0; c < width; c += 4) {
            const rows = transposed(f, columns.slice(c, c + 4).map((column) => f.local(v128.load(column))))
            for (const [p, row] of rows.entries()) f.emit(v128.store(panel, row, 4 * (p * width + c)))
          }
          advance(4)
        })
        f.range(whole, k, 1, () => {
          for (const [c, column] of columns.entries()) f.emit(f32.store(panel, f32.load(column), 4 * c))
          advance(1)
        })
      })
  )

const packRows = { 4: rowPacker(4), 8: rowPacker(8) }
const packColumns = { 4: columnPacker(4), 8: columnPacker(8) }
