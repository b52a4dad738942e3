/**
 * Relevance without human judgments, from what parallel data says of itself. Every document also serves as a query;
 * none is relevant to itself. A relation lists, for each document as a query, the indices of its relevant documents,
 * ascending: binary judgments, of gain 1.
 */

export interface Document {
  readonly docId: string
  /** Shared by the translations of one utterance. */
  readonly utteranceId: string
  /** BCP 47 code. */
  readonly lang: string
  /** What the utterance asks for: its intent and the set of its slot types. */
  readonly frame: string
}

export type Judged = ReadonlyArray<Int32Array>

/** Documents of the same frame, in any language, translations included. */
export const frame = (documents: ReadonlyArray<Document>): Judged =>
  related(documents, ({ frame }) => frame, (query, document) => query !== document)

/** The same utterance in other languages. */
export const translation = (documents: ReadonlyArray<Document>): Judged =>
  related(documents, ({ utteranceId }) => utteranceId, (query, document) => query.lang !== document.lang)

const related = (
  documents: ReadonlyArray<Document>,
  group: (document: Document) => string,
  relevant: (query: Document, document: Document) => boolean
): Judged => {
  const groups = Map.groupBy(documents.keys(), (i) => group(documents[i]))
  return documents.map((query) =>
    Int32Array.from((groups.get(group(query)) ?? []).filter((i) => relevant(query, documents[i])))
  )
}
