/** initialise: a size and a seed → an encoder with random weights, its embedding as large as the tokenizer's vocabulary. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import { Encoder } from "../../schemas/Encoder.ts"
import { Tokenizer } from "../../schemas/Tokenizer.ts"
import * as Stage from "../engine/Stage.ts"
import { T5Config } from "../models/T5Config.ts"

/** All of an encoder's config but its vocabulary. */
export const Size = T5Config.mapFields(Struct.omit(["vocabularySize"]))

export const Initialise = Stage.make({
  name: "initialise",
  module: import.meta.url,
  params: Schema.Struct({ size: Size, seed: Schema.Int }),
  inputs: { tokenizer: Tokenizer },
  outputs: { encoder: Encoder },
  *run({ inputs, outputs, params: { seed, size } }) {
    const [TokenizerFolder, EncoderFolder, T5Parameters] = yield* Effect.promise(() =>
      Promise.all([
        import("../models/tokenizer/TokenizerFolder.ts"),
        import("../models/EncoderFolder.ts"),
        import("../models/T5Parameters.ts")
      ])
    )
    const { pieces } = yield* TokenizerFolder.read(inputs.tokenizer.path)
    const config = { ...size, vocabularySize: pieces.length }
    yield* EncoderFolder.write(outputs.encoder.path, config, T5Parameters.initialise(config, seed))
  }
})
