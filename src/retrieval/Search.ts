/**
 * Exact search: the best documents of each query in the corpus of all languages, and the exact ranks of its judged
 * documents. Memory is the scores of 32 queries plus the answer.
 */
import * as Result from "effect/Result"
import * as Embeddings from "./Embeddings.ts"
import type { VectorsInvalid } from "./Errors.ts"
import * as InnerProduct from "./InnerProduct.ts"
import * as JudgedRanks from "./JudgedRanks.ts"
import * as Ranking from "./Ranking.ts"

export interface Request {
  readonly queries: Embeddings.Embeddings
  readonly documents: Embeddings.Embeddings
  /** For each query, the indices of the documents whose ranks are asked, in any order, each once. */
  readonly judged: ReadonlyArray<ArrayLike<number>>
  /** Documents a query keeps in the run. */
  readonly depth: number
}

/** A run: one row for each query and kept document, by query, then rank; both given by their place in their lists. */
export interface Run {
  readonly query: Int32Array
  readonly document: Int32Array
  /** From 1, among the documents of all languages, the query's own document left out. */
  readonly rank: Int32Array
  readonly score: Float32Array
}

export interface Ranked {
  readonly run: Run
  readonly ranks: JudgedRanks.JudgedRanks
}

/**
 * Searches for all queries. A document with a query's own id is no answer to it: it is left out of the run, of both
 * rankings, and of what is judged. `onProgress` hears how many queries are done.
 */
export const rankJudged = (
  request: Request,
  onProgress: (queries: number) => void = () => {}
): Result.Result<Ranked, VectorsInvalid> => Result.map(prepare(request), (search) => drain(steps(search), onProgress))

/** A request that was checked, with what all its queries share. */
export interface Search extends Request {
  readonly ties: Int32Array
  /** For each query the index of the document with its own id, or -1. */
  readonly own: Int32Array
  /** The number of each document's language. */
  readonly language: Int32Array
  readonly languages: number
}

/** Checks shapes, ids and numbers, and orders the document ids. */
export const prepare = (request: Request): Result.Result<Search, VectorsInvalid> => {
  const { documents, queries } = request
  const invalid = Embeddings.problem("queries", queries, queries.dimensions)
    ?? Embeddings.problem("documents", documents, queries.dimensions)
  if (invalid !== undefined) return Result.fail(invalid)
  const place = new Map(documents.ids.map((id, document) => [id, document]))
  const languages = [...new Set(documents.langs)]
  return Result.succeed({
    ...request,
    ties: Ranking.tieOrder(documents.ids),
    own: Int32Array.from(queries.ids, (id) => place.get(id) ?? -1),
    language: Int32Array.from(documents.langs, (lang) => languages.indexOf(lang)),
    languages: languages.length
  })
}

/** The search in steps, each yielding how many queries are done, for a caller with other work to do in between. */
export function* steps(search: Search): Generator<number, Ranked> {
  const ranked = allocate(search)
  const places = { run: 0, ranks: 0 }
  const { documents, queries, ties } = search
  for (const block of InnerProduct.blocks(Embeddings.vectors(queries), Embeddings.vectors(documents))) {
    for (let i = 0; i < block.queries; i++) {
      const scores = block.scores.subarray(i * documents.ids.length, (i + 1) * documents.ids.length)
      places.run = writeRun(search, block.from + i, { scores, ties }, { ...ranked.run, from: places.run })
      places.ranks = writeRanks(search, block.from + i, { scores, ties }, { ...ranked.ranks, from: places.ranks })
    }
    yield block.from + block.queries
  }
  return ranked
}

const drain = (steps: Generator<number, Ranked>, onProgress: (queries: number) => void): Ranked => {
  for (let step = steps.next();; step = steps.next()) {
    if (step.done) return step.value
    onProgress(step.value)
  }
}

const allocate = (search: Search): Ranked => {
  const answers = search.own.reduce((sum, own) => sum + Math.min(search.depth, available(search, own)), 0)
  const judged = search.own.reduce((sum, _, query) => sum + judgedOf(search, query).length, 0)
  return {
    run: {
      query: new Int32Array(answers),
      document: new Int32Array(answers),
      rank: new Int32Array(answers),
      score: new Float32Array(answers)
    },
    ranks: JudgedRanks.make(judged)
  }
}

const available = ({ documents }: Search, own: number): number => documents.ids.length - (own === -1 ? 0 : 1)

const judgedOf = ({ judged, own }: Search, query: number): Int32Array =>
  Int32Array.from(judged[query]).filter((document) => document !== own[query])

/** Writes the run rows of one query from row `from` on; answers the row after them. */
const writeRun = (
  search: Search,
  query: number,
  order: Ranking.Order,
  run: Run & { readonly from: number }
): number => {
  const top = Ranking.topK(order, search.depth, search.own[query])
  top.forEach((document, i) => {
    run.query[run.from + i] = query
    run.document[run.from + i] = document
    run.rank[run.from + i] = i + 1
    run.score[run.from + i] = order.scores[document]
  })
  return run.from + top.length
}

/** Writes the ranks of one query's judged documents, best first, from row `from` on; answers the row after them. */
const writeRanks = (
  search: Search,
  query: number,
  order: Ranking.Order,
  ranks: JudgedRanks.JudgedRanks & { readonly from: number }
): number => {
  const judged = Ranking.sort(order, judgedOf(search, query))
  const arrived = countArrivals(search, query, order, judged)
  const inLanguage = new Int32Array(search.languages)
  let pooled = 0
  judged.forEach((document, i) => {
    for (let lang = 0; lang < search.languages; lang++) {
      const count = arrived[i * search.languages + lang]
      inLanguage[lang] += count
      pooled += count
    }
    ranks.query[ranks.from + i] = query
    ranks.document[ranks.from + i] = document
    ranks.rankInLanguage[ranks.from + i] = inLanguage[search.language[document]]
    ranks.rankPooled[ranks.from + i] = pooled
  })
  return ranks.from + judged.length
}

/**
 * [judged + 1, languages]: for each place i among the sorted judged documents, how many documents of each language rank
 * above judged document i but not above i - 1, document i itself included. Their running sums are ranks.
 */
const countArrivals = (search: Search, query: number, order: Ranking.Order, judged: Int32Array): Int32Array => {
  const arrived = new Int32Array((judged.length + 1) * search.languages)
  if (judged.length === 0) return arrived
  for (let document = 0; document < order.scores.length; document++) {
    if (document === search.own[query]) continue
    arrived[Ranking.position(order, judged, document) * search.languages + search.language[document]]++
  }
  return arrived
}
