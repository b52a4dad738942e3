/**
 * The first pass over a corpus that is searched: it checks every document, and scores those that are judged. After it
 * the second pass (Search) can count exact ranks while documents go by, whatever the blocks they come in.
 */
import * as Result from "effect/Result"
import * as Embeddings from "./Embeddings.ts"
import type { VectorsInvalid } from "./Errors.ts"
import * as IdSet from "./IdSet.ts"
import * as InnerProduct from "./InnerProduct.ts"
import type { Found } from "./RelevantRanks.ts"

export interface Request {
  readonly queries: Embeddings.Embeddings
  /** For each query the ids of the documents whose ranks are asked; those not in the corpus are passed over. */
  readonly judged: ReadonlyArray<Iterable<string>>
  /** Documents a query keeps in the run. */
  readonly depth: number
}

export interface Survey extends Request {
  /** For each query its judged documents, in the order they were met. */
  readonly found: ReadonlyArray<ReadonlyArray<Found>>
  /** Documents of the corpus. */
  readonly documents: number
  /** Documents of each language, in the order in which languages were met. */
  readonly languages: ReadonlyMap<string, number>
}

export interface Surveyor {
  /** Surveys a block of documents; says what is wrong with it, if anything. */
  readonly add: (block: Embeddings.Embeddings) => VectorsInvalid | undefined
  readonly survey: () => Survey
}

/** Checks the queries. A document with a query's own id is no answer to it, so it is not judged. */
export const begin = (request: Request): Result.Result<Surveyor, VectorsInvalid> => {
  const { queries } = request
  const invalid = Embeddings.problem("queries", queries, { ids: IdSet.make(), dimensions: queries.dimensions })
  return invalid === undefined ? Result.succeed(surveyor(request)) : Result.fail(invalid)
}

const surveyor = (request: Request): Surveyor => {
  const { queries } = request
  const asking = queriesOfDocuments(request)
  const found: ReadonlyArray<Array<Found>> = queries.ids.map(() => [])
  const seen = { ids: IdSet.make(), dimensions: queries.dimensions }
  const languages = new Map<string, number>()
  let documents = 0
  return {
    add: (block) => {
      const invalid = Embeddings.problem("documents", block, seen)
      if (invalid !== undefined) return invalid
      documents += block.ids.length
      for (const [place, id] of block.ids.entries()) {
        const lang = block.langs[place]
        languages.set(lang, (languages.get(lang) ?? 0) + 1)
        for (const query of asking.get(id) ?? []) {
          const score = InnerProduct.score(Embeddings.vectors(queries), query, Embeddings.vectors(block), place)
          found[query].push({ id, lang, score })
        }
      }
      return undefined
    },
    survey: () => ({ ...request, found, documents, languages })
  }
}

/** The queries that each judged document is judged for. */
const queriesOfDocuments = ({ judged, queries }: Request): ReadonlyMap<string, ReadonlyArray<number>> => {
  const asking = new Map<string, Array<number>>()
  judged.forEach((documents, query) => {
    for (const id of new Set(documents)) {
      if (id === queries.ids[query]) continue
      const others = asking.get(id)
      if (others === undefined) asking.set(id, [query])
      else others.push(query)
    }
  })
  return asking
}
