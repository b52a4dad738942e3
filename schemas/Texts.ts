/** What is searched with, or searched in: queries or documents. */
import { Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const Texts = Table.make("texts", {
  version: 1,
  columns: {
    /** Of the query or document; "<lang>:<parallelId>" in parallel data. */
    id: Text,
    /** Shared by texts that say the same in different languages. */
    parallelId: Text,
    /** BCP 47. */
    lang: Text,
    text: Text
  }
})
