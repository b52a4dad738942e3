/** Embeddings of texts: one L2-normalised vector each. */
import { Text, Vector } from "./Column.ts"
import * as Table from "./Table.ts"

export const Embeddings = Table.make("embeddings", {
  version: 1,
  comparison: { _tag: "numeric", absolute: 1e-5, relative: 1e-4 },
  columns: { id: Text, lang: Text, embedding: Vector }
})
