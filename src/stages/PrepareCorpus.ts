/** prepare-corpus: one file of a retrieval set's corpus → the documents in it. The file may be larger than memory. */
import * as Schema from "effect/Schema"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import * as Stage from "../engine/Stage.ts"

export const PrepareCorpus = Stage.make({
  name: "prepare-corpus",
  module: import.meta.url,
  params: Schema.Struct({
    dataset: Schema.String,
    lang: Schema.String,
    /** Which of the language's files, from 0. */
    shard: Schema.Int,
    /** What stands between title and text. */
    separator: Schema.String
  }),
  inputs: { files: Stage.many(SourceFiles) },
  outputs: { documents: Texts },
  *run({ inputs, outputs, params: { dataset: name, lang, separator, shard } }) {
    const { documents, url } = yield* Datasets.corpusShard(name, lang, shard)
    const files = yield* filesOf(inputs.files)
    yield* TableFile.writeRows(Texts, outputs.documents.path, documents(files, { url, lang, separator }))
  }
})
