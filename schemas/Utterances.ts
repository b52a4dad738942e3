/** What is searched with and searched in: utterances, each in several languages under one utterance id. */
import { Text } from "./Column.ts"
import * as Table from "./Table.ts"

export const Utterances = Table.make("utterances", {
  version: 1,
  columns: {
    /** "<lang>:<utteranceId>"; both the query id and the document id. */
    docId: Text,
    utteranceId: Text,
    /** BCP 47. */
    lang: Text,
    text: Text,
    /** What makes two utterances ask for the same thing: top intent and set of slot types. */
    frame: Text
  }
})
