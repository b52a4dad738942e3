/** prepare-training: training sets' files → training pairs, without those that contain an evaluation text. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import { withoutOverlap } from "../datasets/Overlap.ts"
import * as Stage from "../engine/Stage.ts"

export const PrepareTraining = Stage.make({
  name: "prepare-training",
  module: import.meta.url,
  params: Schema.Struct({ datasets: Schema.Array(Schema.String), languages: Schema.Array(Schema.String) }),
  inputs: { files: Stage.many(SourceFiles), evaluation: Texts },
  outputs: { pairs: TrainingPairs },
  *run({ inputs, outputs, params: { datasets, languages } }) {
    const evaluation = yield* TableFile.readColumns(Texts, inputs.evaluation.path)
    const files = yield* filesOf(inputs.files)
    const loaded = yield* Effect.forEach(
      datasets,
      (name) => Effect.flatMap(Datasets.trainingSet(name), ({ load }) => load(files))
    )
    const kept = loaded.flat().filter(({ lang }) => languages.includes(lang))
    yield* TableFile.write(TrainingPairs, outputs.pairs.path, withoutOverlap(kept, evaluation.text).pairs)
  }
})
