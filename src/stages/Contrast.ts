/** contrast: embeddings of held-out pairs → their contrastive entropy, within a language and across languages. */
import * as Schema from "effect/Schema"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TopicValues } from "../../schemas/TopicValues.ts"
import * as Stage from "../engine/Stage.ts"
import * as ContrastiveEntropy from "../retrieval/ContrastiveEntropy.ts"
import * as Vectors from "../retrieval/Embeddings.ts"
import * as IdSet from "../retrieval/IdSet.ts"
import * as Topics from "../retrieval/Topics.ts"

export const Contrast = Stage.make({
  name: "contrast",
  module: import.meta.url,
  params: Schema.Struct({
    /** Divides the similarities: that of training. */
    temperature: Schema.Finite
  }),
  inputs: {
    queryTexts: Texts,
    passageTexts: Texts,
    queries: Embeddings,
    passages: Embeddings
  },
  /** A topic is a pair. */
  outputs: { means: MeasureMeans, topics: TopicValues },
  *run({ inputs, outputs, params: { temperature } }) {
    const queryTexts = yield* TableFile.readColumns(Texts, inputs.queryTexts.path)
    const passageTexts = yield* TableFile.readColumns(Texts, inputs.passageTexts.path)
    const queries = side(queryTexts, yield* TableFile.readColumns(Embeddings, inputs.queries.path))
    const passages = side(passageTexts, yield* TableFile.readColumns(Embeddings, inputs.passages.path))
    for (const [side, embeddings] of [["queries", queries], ["documents", passages]] as const) {
      const invalid = Vectors.problem(side, embeddings, { ids: IdSet.make(), dimensions: queries.dimensions })
      if (invalid !== undefined) return yield* invalid
    }
    const pairs = { queries, passages, texts: passageTexts.text, temperature }
    const evaluated = (["monolingual", "cross-lingual"] as const).map((setting) => {
      const evaluation = ContrastiveEntropy.evaluate(setting, pairs)
      return { where: { relation: "held-out" as const, setting }, evaluation }
    })
    yield* TableFile.write(
      MeasureMeans,
      outputs.means.path,
      evaluated.flatMap(({ evaluation, where }) => evaluation.means.map((mean) => ({ ...where, ...mean })))
    )
    yield* TableFile.write(
      TopicValues,
      outputs.topics.path,
      evaluated.flatMap(({ evaluation, where }) =>
        Topics.values(evaluation, queries.pairIds).map((value) => ({ ...where, ...value }))
      )
    )
  }
})

/** Embeddings are in the order of their texts. */
const side = (
  { parallelId }: Columns<typeof Texts.row.Type>,
  { embedding, id, lang }: Columns<typeof Embeddings.row.Type>
): ContrastiveEntropy.Side => ({
  ids: id,
  langs: lang,
  pairIds: parallelId,
  vectors: embedding.values,
  dimensions: embedding.dimensions
})
