/**
 * prepare-evaluation: an evaluation set's files → the utterances that are queries and documents at once, and two
 * relations of relevance: *frame* (same intent and slot types) and *translation* (same utterance, other language).
 */
import * as Schema from "effect/Schema"
import { Qrels } from "../../schemas/Qrels.ts"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import * as Stage from "../engine/Stage.ts"
import * as Relevance from "../retrieval/Qrels.ts"

export const PrepareEvaluation = Stage.make({
  name: "prepare-evaluation",
  module: import.meta.url,
  params: Schema.Struct({
    dataset: Schema.String,
    /** The languages kept, of queries and documents. */
    languages: Schema.Array(Schema.String)
  }),
  inputs: { files: Stage.many(SourceFiles) },
  outputs: { utterances: Texts, frame: Qrels, translation: Qrels },
  *run({ inputs, outputs, params: { dataset: name, languages } }) {
    const dataset = yield* Datasets.evaluationSet(name)
    const loaded = yield* dataset.load(yield* filesOf(inputs.files), languages)
    const utterances = loaded
      .filter(({ lang }) => languages.includes(lang))
      .map((utterance) => ({ ...utterance, docId: `${utterance.lang}:${utterance.utteranceId}` }))
    const qrels = (judged: Relevance.Judged) =>
      judged.flatMap((documents, query) =>
        Array.from(documents, (document) => ({
          queryId: utterances[query].docId,
          docId: utterances[document].docId,
          relevance: 1
        }))
      )
    const texts = utterances.map(({ docId, lang, text, utteranceId }) => {
      return { id: docId, parallelId: utteranceId, lang, text }
    })
    yield* TableFile.write(Texts, outputs.utterances.path, texts)
    yield* TableFile.write(Qrels, outputs.frame.path, qrels(Relevance.frame(utterances)))
    yield* TableFile.write(Qrels, outputs.translation.path, qrels(Relevance.translation(utterances)))
  }
})
