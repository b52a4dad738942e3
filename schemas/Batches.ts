/** The training order itself: one row for every query and passage of every batch. */
import { Int32, OneOf, Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const Batches = Table.make("batches", {
  version: 1,
  columns: {
    /** From 0. */
    step: Int32,
    /** Within the batch, from 0. */
    position: Int32,
    /** The same for a whole batch. */
    kind: OneOf(["monolingual", "cross-lingual"]),
    queryId: Text,
    queryLang: Text,
    passageId: Text,
    passageLang: Text
  }
})
