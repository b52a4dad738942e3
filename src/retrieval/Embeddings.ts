/** Ids, languages and vectors of queries or documents, as parallel lists. */
import { VectorsInvalid } from "./Errors.ts"
import type * as IdSet from "./IdSet.ts"
import type { Vectors } from "./InnerProduct.ts"

export interface Embeddings {
  readonly ids: ReadonlyArray<string>
  /** BCP 47 codes. */
  readonly langs: ReadonlyArray<string>
  /** Row-major [ids, dimensions]. */
  readonly vectors: Float32Array
  readonly dimensions: number
}

export const vectors = ({ dimensions, vectors }: Embeddings): Vectors => ({ rows: vectors, dimensions })

/** What all blocks of one side have in common. */
export interface Seen {
  /** The ids so far. */
  readonly ids: IdSet.IdSet
  readonly dimensions: number
}

/** The first thing that keeps `embeddings` from being searched, if any; their ids are added to those seen. */
export const problem = (
  side: VectorsInvalid["side"],
  embeddings: Embeddings,
  { dimensions, ids: seen }: Seen
): VectorsInvalid | undefined => {
  const invalid = (problem: string, expected: string | number, found: string | number): VectorsInvalid =>
    new VectorsInvalid({ side, problem, expected: String(expected), found: String(found) })
  const { ids, langs, vectors } = embeddings
  if (embeddings.dimensions !== dimensions) return invalid("dimensions", dimensions, embeddings.dimensions)
  if (langs.length !== ids.length) return invalid("languages", ids.length, langs.length)
  if (vectors.length !== ids.length * dimensions) return invalid("numbers", ids.length * dimensions, vectors.length)
  const repeated = ids.find((id) => !seen.add(id))
  if (repeated !== undefined) return invalid("ids", "each once", `${repeated} twice`)
  const at = vectors.findIndex((x) => !Number.isFinite(x))
  if (at !== -1) return invalid("vector", "finite numbers", `${vectors[at]} in ${ids[Math.floor(at / dimensions)]}`)
  return undefined
}
