/** The value of every measure for every query, in every setting. */
import { Float64, OneOf, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import * as Table from "./Table.ts"

export const Where = {
  /**
   * What counts as relevant: the same intent and slot types, the same utterance in another language, what answers a
   * question in any language, what people judged to be relevant, or the passage of a training pair that was held out.
   */
  relation: OneOf(["frame", "translation", "answer", "judged", "held-out"]),
  setting: OneOf(["monolingual", "cross-lingual", "multilingual"])
}

export const MeasureValues = Table.make("measure-values", {
  version: 1,
  // A swap at the top of a ranking moves one query's value far: of R@1 by 1.
  comparison: Class.measure({ value: "value", over: "queryId" }, { absolute: 5e-3, relative: 1e-3 }),
  columns: {
    ...Where,
    queryId: Text,
    queryLang: Text,
    /** The corpus' language; "*" for the pooled corpus. */
    docLang: Text,
    measure: Text,
    value: Float64
  }
})
