/** How many documents of a corpus are in each language. */
import { Int32, Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const CorpusLanguages = Table.make("corpus-languages", {
  version: 1,
  columns: {
    /** BCP 47. */
    lang: Text,
    documents: Int32
  }
})
