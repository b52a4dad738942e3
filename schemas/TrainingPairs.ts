/** Training pairs: a query and the passage that answers it. Parallel data have a pair id in several languages. */
import { Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const TrainingPairs = Table.make("training-pairs", {
  version: 1,
  columns: {
    pairId: Text,
    /** BCP 47, of both query and passage. */
    lang: Text,
    query: Text,
    passage: Text
  }
})
