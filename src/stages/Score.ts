/**
 * score: ranks of relevant documents + qrels → the value of every measure for every query in the monolingual,
 * cross-lingual and multilingual setting, their means, and what each topic adds to these; language bias as rank distance
 * (arXiv 2408.10536, section 4.2.2) and as the share of documents in the query's language.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { JudgedRanks } from "../../schemas/JudgedRanks.ts"
import { LanguageCounts } from "../../schemas/LanguageCounts.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { MeasureValues, Where } from "../../schemas/MeasureValues.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TopicValues } from "../../schemas/TopicValues.ts"
import * as Stage from "../engine/Stage.ts"
import * as Ranks from "../retrieval/JudgedRanks.ts"
import * as LanguageBias from "../retrieval/LanguageBias.ts"
import * as LanguageShare from "../retrieval/LanguageShare.ts"
import type { Evaluation } from "../retrieval/Means.ts"
import * as Measures from "../retrieval/Measures.ts"
import * as Settings from "../retrieval/Settings.ts"
import * as Topics from "../retrieval/Topics.ts"

export const Score = Stage.make({
  name: "score",
  module: import.meta.url,
  params: Schema.Struct({
    /** Names such as AP, nDCG@10, R@100. */
    measures: Schema.Array(Schema.String),
    /** The relation whose relevant documents say the same in different languages: language bias is taken on it. */
    parallel: Schema.optionalKey(Schema.String),
    /** Queries to which nothing in a corpus is relevant are dropped there ("judged"), or have the value 0. Default: dropped. */
    average: Schema.optionalKey(Schema.Literals(["judged", "all"]))
  }),
  /** `qrels` by relation. */
  inputs: { ranks: JudgedRanks, languages: LanguageCounts, queries: Texts, qrels: Stage.many(Qrels) },
  outputs: { values: MeasureValues, means: MeasureMeans, topics: TopicValues },
  *run({ inputs, outputs, params }) {
    const measures = yield* Effect.forEach(params.measures, (name) => Effect.fromResult(Measures.parse(name)))
    const queries = yield* TableFile.readColumns(Texts, inputs.queries.path)
    const judged = judgedOf(queries.id, yield* TableFile.readColumns(JudgedRanks, inputs.ranks.path))
    const scored: Array<Scored> = []
    for (const [name, { path }] of Object.entries(inputs.qrels)) {
      const relation = yield* Schema.decodeUnknownEffect(Where.relation)(name)
      const ranks = restricted(judged, yield* TableFile.readColumns(Qrels, path))
      const judgments = { ranks, queryLangs: queries.lang, docLangs: judged.docLangs }
      for (const setting of Settings.all) {
        const evaluation = Settings.evaluate(setting, judgments, measures, params.average)
        scored.push({ relation, setting: setting.name, evaluation })
      }
      if (relation !== params.parallel) continue
      const counts = yield* TableFile.readColumns(LanguageCounts, inputs.languages.path)
      const query = Array.from(counts.queryId, placesOf(queries.id))
      const shares = LanguageShare.evaluate({ ...counts, query }, queries.lang)
      for (const evaluation of [LanguageBias.evaluate(judgments), ...shares]) {
        scored.push({ relation, setting: "multilingual", evaluation })
      }
    }
    yield* TableFile.write(MeasureValues, outputs.values.path, values(queries.id, scored))
    yield* TableFile.write(
      MeasureMeans,
      outputs.means.path,
      scored.flatMap(({ evaluation, ...where }) => evaluation.means.map((mean) => ({ ...where, ...mean })))
    )
    yield* TableFile.write(
      TopicValues,
      outputs.topics.path,
      scored.flatMap(({ evaluation, ...where }) =>
        Topics.values(evaluation, queries.parallelId).map((value) => ({ ...where, ...value }))
      )
    )
  }
})

interface Scored {
  readonly relation: typeof Where.relation.Type
  readonly setting: Settings.Setting["name"]
  readonly evaluation: Evaluation
}

const values = (queryIds: ReadonlyArray<string>, scored: ReadonlyArray<Scored>) =>
  scored.flatMap(({ evaluation, ...where }) =>
    evaluation.values.map(({ query, ...value }) => ({ ...where, ...value, queryId: queryIds[query] }))
  )

/** Every judged document's ranks, with queries and documents by their place among the ids. */
interface Judged {
  readonly ranks: Ranks.JudgedRanks
  readonly queryIds: ReadonlyArray<string>
  /** In code-unit order, those of documents that are relevant to nothing left out. */
  readonly docIds: ReadonlyArray<string>
  readonly docLangs: ReadonlyArray<string>
}

const judgedOf = (queryIds: ReadonlyArray<string>, columns: Columns<typeof JudgedRanks.row.Type>): Judged => {
  const langs = new Map(columns.docId.map((id, row) => [id, columns.docLang[row]]))
  const docIds = [...langs.keys()].sort()
  return {
    ranks: {
      query: Int32Array.from(columns.queryId, placesOf(queryIds)),
      document: Int32Array.from(columns.docId, placesOf(docIds)),
      rankInLanguage: Int32Array.from(columns.rankInLanguage),
      rankPooled: Int32Array.from(columns.rankPooled)
    },
    queryIds,
    docIds,
    docLangs: docIds.map((id) => langs.get(id) as string)
  }
}

/** The ranks of the documents that `qrels` calls relevant. */
const restricted = (
  { docIds, queryIds, ranks }: Judged,
  { docId, queryId, relevance }: Columns<typeof Qrels.row.Type>
): Ranks.JudgedRanks => {
  const [query, document] = [placesOf(queryIds), placesOf(docIds)]
  const relevant: Array<Array<number>> = queryIds.map(() => [])
  queryId.forEach((id, row) => {
    if (relevance[row] > 0) relevant[query(id)]?.push(document(docId[row]))
  })
  return Ranks.restrict(ranks, relevant)
}

const placesOf = (ids: ReadonlyArray<string>): (id: string) => number => {
  const places = new Map(ids.map((id, i) => [id, i]))
  return (id) => places.get(id) ?? -1
}
