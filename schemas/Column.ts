/** Column types: Effect Schemas that also say which Arrow type holds them. */
import * as Schema from "effect/Schema"

export type ArrowType = "utf8" | "int32" | "float32" | "float64" | "fixed_size_list<float32>"

const arrow = (type: ArrowType) => ({ arrow: type })

export const Text = Schema.String.annotate(arrow("utf8"))
/** One of a few texts. */
export const OneOf = <const L extends ReadonlyArray<string>>(literals: L) =>
  Schema.Literals(literals).annotate(arrow("utf8"))
export const Int32 = Schema.Int.annotate(arrow("int32"))
/** A whole number beyond 32 bits: exact up to 2^53. */
export const Count = Schema.Int.annotate(arrow("float64"))
export const Float32 = Schema.Finite.annotate(arrow("float32"))
export const Float64 = Schema.Finite.annotate(arrow("float64"))
/** A number that there may not be: NaN, which other tools read as missing. */
export const MaybeFloat64 = Schema.Number.annotate(arrow("float64"))
/** A vector; all vectors of one table have the same dimensions. */
export const Vector = Schema.instanceOf(Float32Array).annotate(arrow("fixed_size_list<float32>"))

/** The Arrow type that a column's schema is annotated with; annotations that follow do not hide it. */
export const arrowTypeOf = (column: Schema.Top): ArrowType => {
  const type = Schema.resolveAnnotations(column)?.["arrow"]
  if (type === undefined) throw new TypeError("A table's column must be one of those in schemas/Column.ts")
  return type as ArrowType
}
