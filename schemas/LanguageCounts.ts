/** How many of each query's best documents are in its own language, in the ranking of all languages. */
import { Int32, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import * as Table from "./Table.ts"

export const LanguageCounts = Table.make("language-counts", {
  version: 1,
  comparison: Class.measure({ value: "sameLanguage", over: "queryId" }, { absolute: 0.5, relative: 0 }),
  columns: {
    queryId: Text,
    /** Down to which rank; 0 for the whole ranking, which has the shares of the corpus. */
    cutoff: Int32,
    /** Ranked down to there, the query's own document left out. */
    documents: Int32,
    sameLanguage: Int32
  }
})
