/**
 * retrieve: query and document embeddings → a run from the pooled corpus, and the exact rank of every relevant document
 * in the whole ranking, of its own language and of all. A query's own text is left out of every ranking.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { JudgedRanks } from "../../schemas/JudgedRanks.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import { Run } from "../../schemas/Run.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../engine/Stage.ts"
import type { Embeddings as Searchable } from "../retrieval/Embeddings.ts"
import * as Search from "../retrieval/Search.ts"

export const Retrieve = Stage.make({
  name: "retrieve",
  module: import.meta.url,
  params: Schema.Struct({
    /** Documents the run keeps for each query. */
    depth: Schema.Int
  }),
  inputs: { queries: Embeddings, documents: Embeddings, qrels: Stage.many(Qrels) },
  outputs: { run: Run, ranks: JudgedRanks },
  *run({ inputs, outputs, params: { depth }, progress }) {
    const queries = searchable(yield* TableFile.readColumns(Embeddings, inputs.queries.path))
    const documents = searchable(yield* TableFile.readColumns(Embeddings, inputs.documents.path))
    const relations = yield* Effect.forEach(
      Object.values(inputs.qrels),
      ({ path }) => TableFile.readColumns(Qrels, path)
    )
    const judged = judgedDocuments(queries.ids, documents.ids, relations)
    const search = yield* Effect.fromResult(Search.prepare({ queries, documents, judged, depth }))
    const { ranks, run } = yield* ranked(
      Search.steps(search),
      (done) => progress({ done, total: queries.ids.length, unit: "queries" })
    )
    yield* TableFile.writeColumns(Run, outputs.run.path, {
      queryId: Array.from(run.query, (i) => queries.ids[i]),
      docId: Array.from(run.document, (i) => documents.ids[i]),
      rank: run.rank,
      score: run.score
    })
    yield* TableFile.writeColumns(JudgedRanks, outputs.ranks.path, {
      queryId: Array.from(ranks.query, (i) => queries.ids[i]),
      queryLang: Array.from(ranks.query, (i) => queries.langs[i]),
      docId: Array.from(ranks.document, (i) => documents.ids[i]),
      docLang: Array.from(ranks.document, (i) => documents.langs[i]),
      rankInLanguage: ranks.rankInLanguage,
      rankPooled: ranks.rankPooled
    })
  }
})

const searchable = ({ embedding, id, lang }: Columns<typeof Embeddings.row.Type>): Searchable => ({
  ids: id,
  langs: lang,
  vectors: embedding.values,
  dimensions: embedding.dimensions
})

/** For each query the indices of the documents that any of the relations calls relevant, each once. */
const judgedDocuments = (
  queryIds: ReadonlyArray<string>,
  docIds: ReadonlyArray<string>,
  relations: ReadonlyArray<Columns<typeof Qrels.row.Type>>
): ReadonlyArray<ReadonlyArray<number>> => {
  const query = new Map(queryIds.map((id, i) => [id, i]))
  const document = new Map(docIds.map((id, i) => [id, i]))
  const judged = queryIds.map(() => new Set<number>())
  for (const { docId, queryId, relevance } of relations) {
    for (let row = 0; row < queryId.length; row++) {
      const from = query.get(queryId[row])
      const to = document.get(docId[row])
      if (relevance[row] > 0 && from !== undefined && to !== undefined) judged[from].add(to)
    }
  }
  return judged.map((documents) => [...documents])
}

/** Takes the search's steps, telling after each how many queries are done. */
const ranked = Effect.fnUntraced(function*(
  steps: Generator<number, Search.Ranked>,
  onProgress: (queries: number) => Effect.Effect<void>
) {
  for (let step = steps.next();; step = steps.next()) {
    if (step.done) return step.value
    yield* onProgress(step.value)
    yield* Effect.yieldNow
  }
})
