/** random-encoder: an encoder of any shape, without a tokenizer that knows all of its vocabulary. */
import * as Schema from "effect/Schema"
import { Encoder } from "../../schemas/Encoder.ts"
import * as Stage from "../../src/engine/Stage.ts"
import * as Models from "../../src/models/Encoder.ts"
import * as EncoderFolder from "../../src/models/EncoderFolder.ts"
import { T5Config } from "../../src/models/t5/T5Config.ts"

export const RandomEncoder = Stage.make({
  name: "random-encoder",
  module: import.meta.url,
  params: Schema.Struct(T5Config.fields),
  inputs: {},
  outputs: { encoder: Encoder },
  *run({ outputs, params }) {
    yield* EncoderFolder.write(outputs.encoder.path, params, Models.initialise(params, 1))
  }
})
