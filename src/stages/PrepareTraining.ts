/** prepare-training: training sets' files → training pairs, without those that contain an evaluation text. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { filesOf } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import { drawPairs } from "../datasets/Draw.ts"
import * as Overlap from "../datasets/Overlap.ts"
import * as Stage from "../engine/Stage.ts"

export const PrepareTraining = Stage.make({
  name: "prepare-training",
  module: import.meta.url,
  params: Schema.Struct({
    datasets: Schema.Array(Schema.String),
    languages: Schema.Array(Schema.String),
    /** At most so many pair ids of each set, drawn before overlaps are removed. Default: all. */
    limit: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0)))
  }),
  inputs: {
    files: Stage.many(SourceFiles),
    /** Every query and document that is used in evaluation. */
    evaluation: Stage.many(Texts)
  },
  outputs: { pairs: TrainingPairs },
  *run({ inputs, outputs, params: { datasets, languages, limit }, progress }) {
    const evaluation = yield* textsOf(Object.values(inputs.evaluation))
    const files = yield* filesOf(inputs.files)
    const load = Effect.fnUntraced(function*(name: string, i: number) {
      const dataset = yield* Datasets.trainingSet(name)
      const { dropped, pairs } = yield* dataset.load(files, { languages, limit })
      const drawn = drawPairs(name, pairs.filter(({ lang }) => languages.includes(lang)), limit)
      const { excluded, pairs: kept } = Overlap.withoutOverlap(drawn, evaluation)
      const facts = { pairs: kept.length, dropped, overlapping: excluded.length }
      yield* progress({ done: i + 1, total: datasets.length, unit: "sets", facts })
      return kept
    })
    // One set after the other: memory is that of the largest.
    const kept = Stream.fromIterable(datasets).pipe(Stream.mapEffect(load), Stream.flatMap(Stream.fromIterable))
    yield* TableFile.writeRows(TrainingPairs, outputs.pairs.path, kept)
  }
})

/** The texts of tables that may be larger than memory, as hashes. */
const textsOf = (tables: ReadonlyArray<{ readonly path: string }>) =>
  Stream.fromIterable(tables).pipe(
    Stream.flatMap(({ path }) => TableFile.readBatches(Texts, path)),
    Stream.map(({ text }) => Overlap.known(text)),
    Stream.runCollect,
    Effect.map(Overlap.together)
  )
