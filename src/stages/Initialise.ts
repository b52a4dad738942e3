/** initialise: a size and a seed → an encoder with random weights, its embedding as large as the tokenizer's vocabulary. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import { Encoder } from "../../schemas/Encoder.ts"
import { Tokenizer } from "../../schemas/Tokenizer.ts"
import * as Stage from "../engine/Stage.ts"
import { BertSize } from "../models/bert/BertConfig.ts"
import { T5Config } from "../models/t5/T5Config.ts"

/** All of a T5 encoder's config but its vocabulary. */
export const Size = T5Config.mapFields(Struct.omit(["vocabularySize"]))

export const Initialise = Stage.make({
  name: "initialise",
  module: import.meta.url,
  params: Schema.Struct({ size: Schema.Union([Size, BertSize]), seed: Schema.Int }),
  inputs: { tokenizer: Tokenizer },
  outputs: { encoder: Encoder },
  *run({ inputs, outputs, params: { seed, size } }) {
    const [TokenizerFolder, EncoderFolder, Models] = yield* Effect.promise(() =>
      Promise.all([
        import("../models/tokenizer/TokenizerFolder.ts"),
        import("../models/EncoderFolder.ts"),
        import("../models/Encoder.ts")
      ])
    )
    const { vocabularySize } = yield* TokenizerFolder.load(inputs.tokenizer.path)
    const config = { ...size, vocabularySize }
    yield* EncoderFolder.write(outputs.encoder.path, config, Models.initialise(config, seed))
  }
})
