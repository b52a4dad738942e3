/** One column between its three forms: values as JavaScript holds them, Arrow data in a file, Arrow vectors read back. */
import * as arrow from "apache-arrow"
import type { ArrowType } from "./Column.ts"
import type { Vectors } from "./Table.ts"

type Texts = ReadonlyArray<string>
export type Range = readonly [from: number, to: number]

/** The column's values, from one value a row. */
export const gather = (type: ArrowType, values: ReadonlyArray<unknown>): unknown => {
  if (type !== "fixed_size_list<float32>") return values
  const rows = values as ReadonlyArray<Float32Array>
  const dimensions = rows.length === 0 ? 0 : rows[0].length
  const flat = new Float32Array(rows.length * dimensions)
  rows.forEach((row, i) => {
    if (row.length !== dimensions) throw new RangeError(`row ${i} has ${row.length} dimensions, not ${dimensions}`)
    flat.set(row, i * dimensions)
  })
  return { values: flat, dimensions } satisfies Vectors
}

/** The value of a row. Vectors are views. */
export const getter = (type: ArrowType, column: unknown): (row: number) => unknown => {
  if (type !== "fixed_size_list<float32>") return (row) => (column as ArrayLike<unknown>)[row]
  const { dimensions, values } = column as Vectors
  return (row) => values.subarray(row * dimensions, (row + 1) * dimensions)
}

export const length = (type: ArrowType, column: unknown): number => {
  if (type !== "fixed_size_list<float32>") return (column as ArrayLike<unknown>).length
  const { dimensions, values } = column as Vectors
  return dimensions === 0 ? 0 : values.length / dimensions
}

/** The values of the rows in `range`; views where they are numbers in a typed array. */
export const slice = (type: ArrowType, column: unknown, [from, to]: Range): unknown => {
  if (type !== "fixed_size_list<float32>") {
    return ArrayBuffer.isView(column) ? (column as Float32Array).subarray(from, to) : (column as Texts).slice(from, to)
  }
  const { dimensions, values } = column as Vectors
  return { dimensions, values: values.subarray(from * dimensions, to * dimensions) } satisfies Vectors
}

/** One column of the rows of all `parts`, in their order; the part itself where there is but one. */
export const join = (type: ArrowType, parts: ReadonlyArray<unknown>): unknown => {
  const filled = parts.filter((part) => length(type, part) > 0)
  if (filled.length <= 1) return filled[0] ?? parts[0] ?? empty(type)
  if (type !== "fixed_size_list<float32>") return filled.flatMap((part) => Array.from(part as ArrayLike<unknown>))
  const vectors = filled as ReadonlyArray<Vectors>
  const [{ dimensions }] = vectors
  const unlike = vectors.find((part) => part.dimensions !== dimensions)
  if (unlike !== undefined) throw new RangeError(`vectors of ${unlike.dimensions} dimensions after ${dimensions}`)
  const values = new Float32Array(vectors.reduce((sum, part) => sum + part.values.length, 0))
  let at = 0
  for (const part of vectors) {
    values.set(part.values, at)
    at += part.values.length
  }
  return { dimensions, values } satisfies Vectors
}

const empty = (type: ArrowType): unknown => type === "fixed_size_list<float32>" ? gather(type, []) : []

export const dataType = (type: ArrowType, column: unknown): arrow.DataType => {
  switch (type) {
    case "utf8":
      return new arrow.Utf8()
    case "int32":
      return new arrow.Int32()
    case "float32":
      return new arrow.Float32()
    case "float64":
      return new arrow.Float64()
    case "fixed_size_list<float32>":
      return new arrow.FixedSizeList(
        (column as Vectors).dimensions,
        new arrow.Field("item", new arrow.Float32(), false)
      )
  }
}

/** The name that `dataType`'s types have in `ArrowType`; Arrow's own name for all others. */
export const typeName = (type: arrow.DataType): string => {
  if (arrow.DataType.isFixedSizeList(type)) return `fixed_size_list<${typeName(type.valueType)}>`
  return String(type).toLowerCase()
}

/** Arrow data of the rows in `range`. */
export const data = (type: ArrowType, arrowType: arrow.DataType, column: unknown, range: Range): arrow.Data => {
  const [from, to] = range
  const length = to - from
  switch (type) {
    case "utf8":
      return utf8((column as Texts).slice(from, to))
    case "int32":
      return arrow.makeData({ type: new arrow.Int32(), length, nullCount: 0, data: numbers(Int32Array, column, range) })
    case "float32":
      return arrow.makeData({
        type: new arrow.Float32(),
        length,
        nullCount: 0,
        data: numbers(Float32Array, column, range)
      })
    case "float64":
      return arrow.makeData({
        type: new arrow.Float64(),
        length,
        nullCount: 0,
        data: numbers(Float64Array, column, range)
      })
    case "fixed_size_list<float32>": {
      const { dimensions, values } = column as Vectors
      const rows = values.subarray(from * dimensions, to * dimensions)
      const child = arrow.makeData({ type: new arrow.Float32(), length: rows.length, nullCount: 0, data: rows })
      return arrow.makeData({ type: arrowType as arrow.FixedSizeList, length, nullCount: 0, child })
    }
  }
}

/** The column's values from a vector read back; no copy where it is one chunk of numbers. */
export const fromVector = (type: ArrowType, vector: arrow.Vector): unknown => {
  switch (type) {
    case "utf8":
      return Array.from(vector as Iterable<string>)
    case "fixed_size_list<float32>":
      return {
        dimensions: (vector.type as arrow.FixedSizeList).listSize,
        values: (vector.getChildAt(0)?.toArray() ?? new Float32Array(0)) as Float32Array
      } satisfies Vectors
    default:
      return vector.toArray()
  }
}

type Numeric = Int32Array | Float32Array | Float64Array

const numbers = <A extends Numeric>(
  constructor: { new(length: number): A },
  column: unknown,
  [from, to]: Range
): A => {
  if (column instanceof constructor) return column.subarray(from, to) as A
  const source = column as ArrayLike<number>
  const copy = new constructor(to - from)
  for (let i = from; i < to; i++) {
    copy[i - from] = source[i]
    if (copy instanceof Int32Array && copy[i - from] !== source[i]) {
      throw new RangeError(`row ${i} holds ${source[i]}, which is no 32-bit integer`)
    }
  }
  return copy
}

const utf8 = (texts: Texts): arrow.Data<arrow.Utf8> => {
  const encoded = texts.map((text) => Buffer.from(text, "utf8"))
  return arrow.makeData({
    type: new arrow.Utf8(),
    length: texts.length,
    nullCount: 0,
    valueOffsets: offsets(encoded.map(({ byteLength }) => byteLength)),
    data: Buffer.concat(encoded)
  })
}

const offsets = (lengths: ReadonlyArray<number>): Int32Array => {
  const starts = new Int32Array(lengths.length + 1)
  lengths.forEach((length, i) => starts[i + 1] = starts[i] + length)
  return starts
}
