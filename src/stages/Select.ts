/** select: what encoders trained with several learning rates did on a development set → the learning rate to use. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { Choice, Chosen } from "../../schemas/Choice.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../engine/Stage.ts"
import * as LearningRates from "../retrieval/LearningRates.ts"

export const Select = Stage.make({
  name: "select",
  module: import.meta.url,
  params: Schema.Struct({
    /** By label of the means, the learning rate of the encoder that they are of. */
    learningRates: Schema.Record(Schema.String, Schema.Finite),
    /** The measure that decides, by its mean over settings and strategies. */
    measure: Schema.String
  }),
  inputs: { means: Stage.many(MeasureMeans) },
  outputs: { choice: Choice },
  *run({ inputs, outputs, params: { learningRates, measure } }) {
    const fs = yield* FileSystem.FileSystem
    const trials = yield* Effect.forEach(Object.entries(learningRates), ([label, learningRate]) =>
      Effect.map(
        TableFile.read(MeasureMeans, inputs.means[label].path),
        (means) => ({ learningRate, means })
      ))
    const candidates = LearningRates.candidates(trials, measure)
    const { learningRate } = LearningRates.best(candidates)
    const criterion = `${measure}, mean over settings and strategies`
    const text = yield* Schema.encodeEffect(Schema.fromJsonString(Chosen))({ learningRate, criterion, candidates })
    yield* fs.writeFileString(outputs.choice.path, text + "\n")
  }
})
