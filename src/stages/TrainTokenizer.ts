/** tokenizer: training texts → a Unigram vocabulary (Kudo 2018). Evaluation texts are never seen. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TableFile from "../../schemas/TableFile.ts"
import { Tokenizer } from "../../schemas/Tokenizer.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import * as Stage from "../engine/Stage.ts"

export const TrainTokenizer = Stage.make({
  name: "tokenizer",
  module: import.meta.url,
  params: Schema.Struct({
    /** Pieces, special ones and bytes included. */
    vocabularySize: Schema.Int
  }),
  inputs: { pairs: TrainingPairs },
  outputs: { tokenizer: Tokenizer },
  *run({ inputs, outputs, params }) {
    const { query, passage } = yield* TableFile.readColumns(TrainingPairs, inputs.pairs.path)
    const [UnigramTrainer, TokenizerFolder] = yield* Effect.promise(() =>
      Promise.all([
        import("../models/tokenizer/training/UnigramTrainer.ts"),
        import("../models/tokenizer/TokenizerFolder.ts")
      ])
    )
    const vocabulary = yield* Effect.fromResult(UnigramTrainer.train([...query, ...passage], params))
    yield* TokenizerFolder.write(vocabulary, outputs.tokenizer.path)
  }
})
