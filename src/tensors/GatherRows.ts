/**
 * Rows of a table by number: an embedding lookup. Its gradient adds the gradients of equal numbers in a fixed order,
 * unlike the segment sums of some backends.
 */
import * as tf from "@tensorflow/tfjs-core"
import { type Body, func, type Local } from "./wasm/Assembler.ts"
import { clear, f32x4, i32 } from "./wasm/Instructions.ts"
import * as Kernel from "./wasm/Kernel.ts"
import { withGradient } from "./WithGradient.ts"

/** [ids.length, width] from `table` [rows, width]. */
export const gatherRows = (table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D => {
  const outside = ids.find((id) => id < 0 || id >= table.shape[0])
  if (outside !== undefined) throw new RangeError(`Row ${outside} of a table of ${table.shape[0]} rows`)
  return withGradient(
    [table],
    () => ({ value: Kernel.isAvailable("GatherRows") ? runGather({ table }, { ids }) : gather(table, ids), saved: [] }),
    (dy) => [scatterRows(dy, ids, table.shape[0])]
  )
}

/** [rows, width]: row r is the sum, in their order, of the rows of `dy` [ids.length, width] whose id is r. */
export const scatterRows = (dy: tf.Tensor2D, ids: Int32Array, rows: number): tf.Tensor2D =>
  Kernel.isAvailable("ScatterRows") ? runScatter({ dy }, { ids, rows }) : scatter(dy, ids, rows)

const gather = (table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D => tf.gather(table, tf.tensor1d(ids, "int32"))

/**
 * Rows of `dy` are sorted by id and summed by
 * products with 0-1 matrices, which every backend does in a fixed order; no matrix spans more than `chunk` rows unless
 * one id has more.
 */
const scatter = (dy: tf.Tensor2D, ids: Int32Array, rows: number): tf.Tensor2D => {
  const order = Int32Array.from(ids.keys()).sort((i, j) => ids[i] - ids[j] || i - j)
  const sorted = gather(dy, order)
  const ordered = order.map((i) => ids[i])
  const sums = chunks(ordered).map(([from, to]) => {
    const group = ordered.subarray(from, to)
    const members = [...new Set(group)]
    const selection = tf.buffer([members.length, group.length])
    let member = 0
    for (const [column, id] of group.entries()) {
      if (id !== members[member]) member++
      selection.set(1, member, column)
    }
    return tf.matMul(selection.toTensor() as tf.Tensor2D, tf.slice(sorted, [from, 0], [to - from, dy.shape[1]]))
  })
  const unique = [...new Set(ordered)]
  const places = tf.tensor2d(Int32Array.from(unique), [unique.length, 1], "int32")
  return tf.scatterND(places, tf.concat(sums), [rows, dy.shape[1]])
}

const chunk = 512

/** Cuts sorted ids into ranges that keep equal ids together. */
const chunks = (sorted: Int32Array): ReadonlyArray<readonly [number, number]> => {
  const ranges: Array<readonly [number, number]> = []
  let from = 0
  for (let i = 1; i <= sorted.length; i++) {
    const ends = i === sorted.length || (sorted[i] !== sorted[i - 1] && i - from >= chunk)
    if (ends) {
      ranges.push([from, i])
      from = i
    }
  }
  return ranges
}

/** Walks through the rows of a table by number, beside the rows of `other` in their order. */
const eachRow = (
  f: Body,
  { count, ids, other, table, width }: Record<"table" | "ids" | "other" | "count" | "width", Local<"i32">>,
  visit: (row: Local<"i32">) => void
): void => {
  const rowBytes = f.local(i32.shl(width, i32.const(2)))
  f.range(i32.const(0), count, 1, () => {
    visit(f.local(i32.add(table, i32.mul(i32.load(ids), rowBytes))))
    ids.set(i32.add(ids, i32.const(4)))
    other.set(i32.add(other, rowBytes))
  })
}

const copyRows = func(
  "gatherRows",
  ["table", "ids", "other", "count", "width"],
  [],
  (f, p) => eachRow(f, p, (row) => f.lanes(p.width, (at) => at.store(p.other, at.load(row))))
)

const addRows = func("scatterRows", ["table", "ids", "other", "count", "width", "rows"], [], (f, p) => {
  f.emit(clear(p.table, i32.shl(i32.mul(p.rows, p.width), i32.const(2))))
  eachRow(f, p, (row) => f.lanes(p.width, (at) => at.store(row, f32x4.add(at.load(row), at.load(p.other)))))
})

const runGather = Kernel.register<{ table: tf.TensorInfo }, { ids: Int32Array }, tf.Tensor2D>(
  "GatherRows",
  [copyRows],
  (machine, { table }, { ids }) => {
    const out = machine.output([ids.length, table.shape[1]])
    const [idsAt] = machine.scratch(ids.byteLength)
    machine.write(ids, idsAt)
    machine.run(copyRows, { table, ids: idsAt, other: out, count: ids.length, width: table.shape[1] })
    return out
  }
)

const runScatter = Kernel.register<{ dy: tf.TensorInfo }, { ids: Int32Array; rows: number }, tf.Tensor2D>(
  "ScatterRows",
  [addRows],
  (machine, { dy }, { ids, rows }) => {
    const table = machine.output([rows, dy.shape[1]])
    const [idsAt] = machine.scratch(ids.byteLength)
    machine.write(ids, idsAt)
    machine.run(addRows, { table, ids: idsAt, other: dy, count: ids.length, width: dy.shape[1], rows })
    return table
  }
)
