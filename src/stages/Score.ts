/**
 * score: ranks of relevant documents + qrels → the value of every measure for every query in the monolingual,
 * cross-lingual and multilingual setting, their means, and rank distance (arXiv 2408.10536, section 4.2.2).
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { JudgedRanks } from "../../schemas/JudgedRanks.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { MeasureValues } from "../../schemas/MeasureValues.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Utterances } from "../../schemas/Utterances.ts"
import * as Stage from "../engine/Stage.ts"
import * as Ranks from "../retrieval/JudgedRanks.ts"
import * as LanguageBias from "../retrieval/LanguageBias.ts"
import type { Evaluation } from "../retrieval/Means.ts"
import * as Measures from "../retrieval/Measures.ts"
import * as Settings from "../retrieval/Settings.ts"

export const Score = Stage.make({
  name: "score",
  module: import.meta.url,
  params: Schema.Struct({
    /** Names such as AP, nDCG@10, R@100. */
    measures: Schema.Array(Schema.String)
  }),
  /** `qrels` by relation; rank distance is that of the relation called translation. */
  inputs: { ranks: JudgedRanks, utterances: Utterances, qrels: Stage.many(Qrels) },
  outputs: { values: MeasureValues, means: MeasureMeans },
  *run({ inputs, outputs, params }) {
    const measures = yield* Effect.forEach(params.measures, (name) => Effect.fromResult(Measures.parse(name)))
    const { docId, lang } = yield* TableFile.readColumns(Utterances, inputs.utterances.path)
    const ranks = indexed(docId, yield* TableFile.readColumns(JudgedRanks, inputs.ranks.path))
    const scored: Array<Scored> = []
    for (const [relation, { path }] of Object.entries(inputs.qrels)) {
      const qrels = yield* TableFile.readColumns(Qrels, path)
      const judgments = { ranks: restricted(docId, ranks, qrels), queryLangs: lang, docLangs: lang }
      for (const setting of Settings.all) {
        scored.push({ relation, setting: setting.name, evaluation: Settings.evaluate(setting, judgments, measures) })
      }
      if (relation === "translation") {
        scored.push({ relation, setting: "multilingual", evaluation: LanguageBias.evaluate(judgments) })
      }
    }
    yield* TableFile.write(MeasureValues, outputs.values.path, values(docId, scored))
    yield* TableFile.write(
      MeasureMeans,
      outputs.means.path,
      scored.flatMap(({ evaluation, ...where }) => evaluation.means.map((mean) => ({ ...where, ...mean })))
    )
  }
})

interface Scored {
  readonly relation: string
  readonly setting: Settings.Setting["name"]
  readonly evaluation: Evaluation
}

const values = (queryIds: ReadonlyArray<string>, scored: ReadonlyArray<Scored>) =>
  scored.flatMap(({ evaluation, ...where }) =>
    evaluation.values.map(({ query, ...value }) => ({ ...where, ...value, queryId: queryIds[query] }))
  )

/** The same ranks, with queries and documents by their place among the utterances. */
const indexed = (ids: ReadonlyArray<string>, columns: Columns<typeof JudgedRanks.row.Type>): Ranks.JudgedRanks => {
  const place = placesOf(ids)
  return {
    query: Int32Array.from(columns.queryId, place),
    document: Int32Array.from(columns.docId, place),
    rankInLanguage: Int32Array.from(columns.rankInLanguage),
    rankPooled: Int32Array.from(columns.rankPooled)
  }
}

/** The ranks of the documents that `qrels` calls relevant. */
const restricted = (
  ids: ReadonlyArray<string>,
  ranks: Ranks.JudgedRanks,
  { docId, queryId, relevance }: Columns<typeof Qrels.row.Type>
): Ranks.JudgedRanks => {
  const place = placesOf(ids)
  const relevant: Array<Array<number>> = ids.map(() => [])
  queryId.forEach((id, row) => {
    if (relevance[row] > 0) relevant[place(id)].push(place(docId[row]))
  })
  return Ranks.restrict(ranks, relevant)
}

const placesOf = (ids: ReadonlyArray<string>): (id: string) => number => {
  const places = new Map(ids.map((id, i) => [id, i]))
  return (id) => places.get(id) ?? -1
}
