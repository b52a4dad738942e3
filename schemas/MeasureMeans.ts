/** Means over queries, and macro means over languages ("*"). */
import { Float64, Int32, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import { Where } from "./MeasureValues.ts"
import * as Table from "./Table.ts"

/** Shared with `Results`. */
export const columns = {
  ...Where,
  /** "*" where the row is a macro mean over languages. */
  queryLang: Text,
  /** "*" for the pooled corpus, and where the row is a macro mean. */
  docLang: Text,
  measure: Text,
  value: Float64,
  /** Queries averaged. */
  queries: Int32,
  /** Queries without a relevant document, left out. */
  dropped: Int32
}

export const MeasureMeans = Table.make("measure-means", {
  version: 1,
  comparison: Class.measure({ value: "value" }, { absolute: 5e-3, relative: 1e-3 }),
  columns
})
