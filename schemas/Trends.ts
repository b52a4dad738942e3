/** How a strategy's gain over another one changes with the size of the encoder. */
import { Float64, Int32, MaybeFloat64, OneOf, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import { Where } from "./MeasureValues.ts"
import * as Table from "./Table.ts"

export const Trends = Table.make("trends", {
  version: 1,
  comparison: Class.numeric({ absolute: 1e-2, relative: 1e-2 }),
  columns: {
    ...Where,
    measure: Text,
    strategy: Text,
    baseline: Text,
    /** Which parameters count as size. */
    against: OneOf(["non-embedding", "total"]),
    /** Change of the gain for ten times the parameters: slope of a straight line, mean over seeds. */
    slope: Float64,
    /** 95 % t interval of the slope over seeds; NaN for a single seed. */
    low: MaybeFloat64,
    high: MaybeFloat64,
    seeds: Int32,
    models: Int32
  }
})
export type Trend = typeof Trends.row.Type
