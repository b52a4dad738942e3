/**
 * What every topic adds to the macro average of every measure. A topic is one information need: a query in all its
 * languages. The mean of the values over topics is the macro average, so that topics are what can be drawn again, or
 * change sides, in a test: translations of one query are no independent queries.
 */
import { Float64, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import { Where } from "./MeasureValues.ts"
import * as Table from "./Table.ts"

export const TopicValues = Table.make("topic-values", {
  version: 1,
  // A swap at the top of a ranking moves one topic's value far.
  comparison: Class.measure({ value: "value", over: "topic" }, { absolute: 5e-3, relative: 1e-3 }),
  columns: {
    ...Where,
    measure: Text,
    /** The parallel id of its queries. */
    topic: Text,
    value: Float64
  }
})
