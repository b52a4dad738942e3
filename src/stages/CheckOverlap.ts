/** check-overlap: training pairs and evaluation texts → which of them are the same, read from the artifacts themselves. */
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { Counted, Overlaps } from "../../schemas/Overlaps.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import * as Overlap from "../datasets/Overlap.ts"
import * as Stage from "../engine/Stage.ts"

export const CheckOverlap = Stage.make({
  name: "check-overlap",
  module: import.meta.url,
  params: Schema.Struct({}),
  inputs: { pairs: TrainingPairs, evaluation: Stage.many(Texts) },
  outputs: { overlaps: Overlaps },
  *run({ inputs, outputs }) {
    const fs = yield* FileSystem.FileSystem
    let texts = 0
    const parts = yield* Stream.fromIterable(Object.values(inputs.evaluation)).pipe(
      Stream.flatMap(({ path }) => TableFile.readBatches(Texts, path)),
      Stream.map(({ text }) => {
        texts += text.length
        return Overlap.known(text)
      }),
      Stream.runCollect
    )
    const pairs = yield* TableFile.read(TrainingPairs, inputs.pairs.path)
    const { excluded } = Overlap.withoutOverlap(pairs, Overlap.together(parts))
    const found = new Set(excluded)
    const text = yield* Schema.encodeEffect(Schema.fromJsonString(Counted))({
      pairs: pairs.length,
      texts,
      overlapping: pairs.filter(({ pairId }) => found.has(pairId)).length,
      examples: excluded.slice(0, 5),
      trainedLanguages: [...new Set(pairs.map(({ lang }) => lang))].sort()
    })
    yield* fs.writeFileString(outputs.overlaps.path, text + "\n")
  }
})
