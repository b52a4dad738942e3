/**
 * retrieve: query and document embeddings → a run from the pooled corpus, the exact rank of every relevant document
 * in the whole ranking, of its own language and of all, and how many of a query's best documents are in its language. A query's own text is left out of every ranking. Documents may
 * come in any number of tables, which are read batch by batch, twice: the results depend on what documents there are,
 * not on their tables, and memory on the queries and one batch.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { JudgedRanks } from "../../schemas/JudgedRanks.ts"
import { LanguageCounts } from "../../schemas/LanguageCounts.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import { Run } from "../../schemas/Run.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../engine/Stage.ts"
import type { Embeddings as Searchable } from "../retrieval/Embeddings.ts"
import * as Search from "../retrieval/Search.ts"
import * as Survey from "../retrieval/Survey.ts"

export const Retrieve = Stage.make({
  name: "retrieve",
  module: import.meta.url,
  params: Schema.Struct({
    /** Documents the run keeps for each query. */
    depth: Schema.Int
  }),
  inputs: { queries: Embeddings, documents: Stage.many(Embeddings), qrels: Stage.many(Qrels) },
  outputs: { run: Run, ranks: JudgedRanks, languages: LanguageCounts },
  *run({ inputs, outputs, params: { depth }, progress }) {
    const queries = searchable(yield* TableFile.readColumns(Embeddings, inputs.queries.path))
    const documents = Stream.fromIterable(Object.values(inputs.documents)).pipe(
      Stream.flatMap(({ path }) => TableFile.readBatches(Embeddings, path)),
      Stream.map(searchable)
    )
    const relations = yield* Effect.forEach(
      Object.values(inputs.qrels),
      ({ path }) => TableFile.readColumns(Qrels, path)
    )
    const judged = judgedDocuments(queries.ids, relations)
    const survey = yield* surveyed(yield* Effect.fromResult(Survey.begin({ queries, judged, depth })), documents)
    const { languages, ranks, run } = yield* ranked(
      survey,
      documents,
      (done) => progress({ done, total: survey.documents, unit: "documents" })
    )
    yield* TableFile.writeColumns(Run, outputs.run.path, {
      queryId: Array.from(run.query, (i) => queries.ids[i]),
      docId: run.docId,
      rank: run.rank,
      score: run.score
    })
    yield* TableFile.writeColumns(JudgedRanks, outputs.ranks.path, {
      queryId: Array.from(ranks.query, (i) => queries.ids[i]),
      queryLang: Array.from(ranks.query, (i) => queries.langs[i]),
      docId: ranks.docId,
      docLang: ranks.docLang,
      rankInLanguage: ranks.rankInLanguage,
      rankPooled: ranks.rankPooled
    })
    yield* TableFile.writeColumns(LanguageCounts, outputs.languages.path, {
      ...languages,
      queryId: Array.from(languages.query, (i) => queries.ids[i])
    })
  }
})

const searchable = ({ embedding, id, lang }: Columns<typeof Embeddings.row.Type>): Searchable => ({
  ids: id,
  langs: lang,
  vectors: embedding.values,
  dimensions: embedding.dimensions
})

/** For each query the documents that any of the relations calls relevant, there or not. */
const judgedDocuments = (
  queryIds: ReadonlyArray<string>,
  relations: ReadonlyArray<Columns<typeof Qrels.row.Type>>
): ReadonlyArray<ReadonlySet<string>> => {
  const query = new Map(queryIds.map((id, i) => [id, i]))
  const judged = queryIds.map(() => new Set<string>())
  for (const { docId, queryId, relevance } of relations) {
    for (let row = 0; row < queryId.length; row++) {
      const from = query.get(queryId[row])
      if (relevance[row] > 0 && from !== undefined) judged[from].add(docId[row])
    }
  }
  return judged
}

/** The first pass over the documents. */
const surveyed = Effect.fnUntraced(function*<E, R>(
  surveyor: Survey.Surveyor,
  documents: Stream.Stream<Searchable, E, R>
) {
  yield* Stream.runForEach(documents, (block) => {
    const invalid = surveyor.add(block)
    return invalid === undefined ? Effect.void : Effect.fail(invalid)
  })
  return surveyor.survey()
})

/** The second pass, telling how many documents are done: in part, while their queries are. */
const ranked = Effect.fnUntraced(function*<E, R>(
  survey: Survey.Survey,
  documents: Stream.Stream<Searchable, E, R>,
  onProgress: (documents: number) => Effect.Effect<void>
) {
  const search = Search.begin(survey)
  const queries = survey.queries.ids.length
  let before = 0
  yield* Stream.runForEach(
    documents,
    Effect.fnUntraced(function*(block: Searchable) {
      for (const done of search.add(block)) {
        yield* onProgress(before + Math.floor(block.ids.length * done / queries))
        yield* Effect.yieldNow
      }
      before += block.ids.length
    })
  )
  return search.ranked()
})
