/** The value of every measure for every query, in every setting. */
import { Float64, Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const MeasureValues = Table.make("measure-values", {
  version: 1,
  comparison: { _tag: "measure", absolute: 1e-3 },
  columns: {
    /** What counts as relevant: "frame" or "translation". */
    relation: Text,
    /** "monolingual", "cross-lingual" or "multilingual". */
    setting: Text,
    queryId: Text,
    queryLang: Text,
    /** The corpus' language; "*" for the pooled corpus. */
    docLang: Text,
    measure: Text,
    value: Float64
  }
})
