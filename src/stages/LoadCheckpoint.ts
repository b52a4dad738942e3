/** load-checkpoint: a published model's files → its encoder and its tokenizer, in this program's own folders. */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Encoder } from "../../schemas/Encoder.ts"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import { Tokenizer } from "../../schemas/Tokenizer.ts"
import * as Stage from "../engine/Stage.ts"
import * as Head from "../models/Head.ts"

export const LoadCheckpoint = Stage.make({
  name: "load-checkpoint",
  module: import.meta.url,
  params: Schema.Struct({
    /** Of the model's repository, among the files: host and path, up to the revision. */
    folder: Schema.String,
    ...Head.fields,
    /** Of a projection, which starts with random weights. Default: 0. */
    seed: Schema.optionalKey(Schema.Int)
  }),
  inputs: { files: SourceFiles },
  outputs: { encoder: Encoder, tokenizer: Tokenizer },
  *run({ inputs, outputs, params: { folder, seed = 0, ...head } }) {
    const { Models, PublishedEncoder, TokenizerFolder } = yield* modules
    const from = (yield* Path.Path).join(inputs.files.path, folder)
    // First, since it takes no time to see that there is none.
    yield* TokenizerFolder.adopt(from, outputs.tokenizer.path)
    const { vocabularySize } = yield* TokenizerFolder.load(outputs.tokenizer.path)
    const config = yield* PublishedEncoder.convert(from, outputs.encoder.path, { ...head, seed })
    yield* Models.checkVocabulary(config, vocabularySize, from)
  }
})

const modules = Effect.promise(async () => ({
  Models: await import("../models/Encoder.ts"),
  PublishedEncoder: await import("../models/PublishedEncoder.ts"),
  TokenizerFolder: await import("../models/tokenizer/TokenizerFolder.ts")
}))
