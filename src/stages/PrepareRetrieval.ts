/**
 * prepare-retrieval: a retrieval set's files → queries, documents and judgements. Where the set has a corpus of its own
 * (prepare-corpus), the table of documents is empty.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Qrels } from "../../schemas/Qrels.ts"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import { LanguageUnknown } from "../datasets/Errors.ts"
import * as Stage from "../engine/Stage.ts"

export const PrepareRetrieval = Stage.make({
  name: "prepare-retrieval",
  module: import.meta.url,
  params: Schema.Struct({
    dataset: Schema.String,
    /** The languages kept, of queries and documents. */
    languages: Schema.Array(Schema.String)
  }),
  inputs: { files: Stage.many(SourceFiles) },
  outputs: { queries: Texts, documents: Texts, qrels: Qrels },
  *run({ inputs, outputs, params: { dataset: name, languages } }) {
    const dataset = yield* Datasets.retrievalSet(name)
    const language = languages.find((lang) => !dataset.languages.includes(lang))
    if (language !== undefined) {
      yield* Effect.fail(new LanguageUnknown({ dataset: name, language, known: dataset.languages }))
    }
    const { documents, judgements, queries } = yield* dataset.load(yield* filesOf(inputs.files), languages)
    yield* TableFile.write(Texts, outputs.queries.path, queries)
    yield* TableFile.write(Texts, outputs.documents.path, documents)
    // What qrels do not list is not relevant.
    yield* TableFile.write(Qrels, outputs.qrels.path, judgements.filter(({ relevance }) => relevance > 0))
  }
})
