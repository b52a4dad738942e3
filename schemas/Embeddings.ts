/** Embeddings of texts: one L2-normalised vector each. */
import { Text, Vector } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import * as Table from "./Table.ts"

export const Embeddings = Table.make("embeddings", {
  version: 1,
  // Entries of vectors of length 1.
  comparison: Class.numeric({ absolute: 1e-3, relative: 0 }),
  columns: { id: Text, lang: Text, embedding: Vector }
})
