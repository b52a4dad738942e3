/**
 * Exact search: the best documents of each query in the corpus of all languages, and the exact ranks of its judged
 * documents. The corpus goes by in blocks, twice: once for the survey, once here. The answer depends on the documents
 * alone, not on their blocks or the order of these; memory is one block, its scores for 32 queries, and the answer.
 */
import * as Result from "effect/Result"
import * as Best from "./Best.ts"
import * as Embeddings from "./Embeddings.ts"
import type { VectorsInvalid } from "./Errors.ts"
import * as InnerProduct from "./InnerProduct.ts"
import * as LanguageShare from "./LanguageShare.ts"
import * as RelevantRanks from "./RelevantRanks.ts"
import * as Survey from "./Survey.ts"

/** One row for each query and kept document, by query, then rank; queries are given by their place in their list. */
export interface Run {
  readonly query: Int32Array
  readonly docId: ReadonlyArray<string>
  /** From 1, among the documents of all languages, the query's own document left out. */
  readonly rank: Int32Array
  readonly score: Float32Array
}

/** One row for each query and judged document, by query, then best first. */
export interface Ranks {
  readonly query: Int32Array
  readonly docId: ReadonlyArray<string>
  readonly docLang: ReadonlyArray<string>
  /** From 1, among the documents in the document's own language, the query's own document left out. */
  readonly rankInLanguage: Int32Array
  /** From 1, among the documents of all languages, the query's own document left out. */
  readonly rankPooled: Int32Array
}

export interface Ranked {
  readonly run: Run
  readonly ranks: Ranks
  /** Of each query's best documents and of the corpus, how many are in its language. */
  readonly languages: LanguageShare.Counts
}

/** A search over a surveyed corpus. */
export interface Search {
  /** Takes a block of documents in, in steps: after each it yields how many queries are done. */
  readonly add: (block: Embeddings.Embeddings) => Generator<number, void>
  /** The answer, once every block is in. */
  readonly ranked: () => Ranked
}

export interface Request extends Survey.Request {
  readonly documents: Iterable<Embeddings.Embeddings>
}

/** Both passes over a corpus that is in memory, in blocks. */
export const rankJudged = ({ documents, ...request }: Request): Result.Result<Ranked, VectorsInvalid> =>
  Result.flatMap(Survey.begin(request), (surveyor) => {
    for (const block of documents) {
      const invalid = surveyor.add(block)
      if (invalid !== undefined) return Result.fail(invalid)
    }
    const search = begin(surveyor.survey())
    for (const block of documents) Array.from(search.add(block))
    return Result.succeed(search.ranked())
  })

/** A document with a query's own id is no answer to it: it is left out of the run and of both rankings. */
export const begin = (survey: Survey.Survey): Search => {
  const { depth, queries } = survey
  const best = queries.ids.map(() => Best.none)
  const columns = RelevantRanks.columnsOf(survey.found)
  const counts = survey.found.map((found) => RelevantRanks.begin(found, columns))
  const isInCorpus = new Uint8Array(queries.ids.length)
  const asker = new Map(queries.ids.map((id, query) => [id, query]))
  return {
    *add(block) {
      const { ids, langs } = block
      const own = placesOfQueries(asker, ids)
      const columnOf = Int32Array.from(langs, (lang) => columns.get(lang) ?? columns.size)
      for (const { from, queries: held, scores } of InnerProduct.blocks(vectors(queries), vectors(block))) {
        for (let i = 0; i < held; i++) {
          const order = { scores: scores.subarray(i * ids.length, (i + 1) * ids.length), ids, langs, columns: columnOf }
          const query = from + i
          if (own[query] >= 0) isInCorpus[query] = 1
          best[query] = Best.merge(best[query], order, depth, own[query])
          RelevantRanks.count(counts[query], order, own[query])
        }
        yield from + held
      }
    },
    ranked: () => {
      const found = best.map(({ langs }, query) => {
        return { lang: queries.langs[query], best: langs, isInCorpus: isInCorpus[query] === 1 }
      })
      const languages = LanguageShare.count(found, survey.languages, depth)
      return { run: runOf(best), ranks: ranksOf(counts, columns), languages }
    }
  }
}

const { vectors } = Embeddings

/** For each query the index in `ids` of the document with its own id, or -1. */
const placesOfQueries = (asker: ReadonlyMap<string, number>, ids: ReadonlyArray<string>): Int32Array => {
  const places = new Int32Array(asker.size).fill(-1)
  for (const [place, id] of ids.entries()) {
    const query = asker.get(id)
    if (query !== undefined) places[query] = place
  }
  return places
}

const runOf = (best: ReadonlyArray<Best.Best>): Run => {
  const docId = best.flatMap(({ ids }) => ids)
  const run = {
    query: new Int32Array(docId.length),
    docId,
    rank: new Int32Array(docId.length),
    score: new Float32Array(docId.length)
  }
  let from = 0
  for (const [query, { ids, scores }] of best.entries()) {
    run.query.fill(query, from, from + ids.length)
    run.rank.set(Array.from(ids, (_, i) => i + 1), from)
    run.score.set(scores, from)
    from += ids.length
  }
  return run
}

const ranksOf = (counts: ReadonlyArray<RelevantRanks.Counts>, columns: RelevantRanks.Columns): Ranks => {
  const rows = counts.flatMap((counts, query) => RelevantRanks.ranks(counts, columns).map((row) => ({ ...row, query })))
  return {
    query: Int32Array.from(rows, ({ query }) => query),
    docId: rows.map(({ docId }) => docId),
    docLang: rows.map(({ docLang }) => docLang),
    rankInLanguage: Int32Array.from(rows, ({ rankInLanguage }) => rankInLanguage),
    rankPooled: Int32Array.from(rows, ({ rankPooled }) => rankPooled)
  }
}
