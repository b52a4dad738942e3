/**
 * prepare-training: training sets' files → training pairs, without those that contain an evaluation text, and without
 * some that are held out.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import { filesOf, type Pair } from "../datasets/Dataset.ts"
import * as Datasets from "../datasets/Datasets.ts"
import { drawPairs, holdOut } from "../datasets/Draw.ts"
import * as Overlap from "../datasets/Overlap.ts"
import * as Stage from "../engine/Stage.ts"

export const PrepareTraining = Stage.make({
  name: "prepare-training",
  module: import.meta.url,
  params: Schema.Struct({
    datasets: Schema.Array(Schema.String),
    languages: Schema.Array(Schema.String),
    /** At most so many pair ids of each set, drawn before overlaps are removed. Default: all. */
    limit: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0))),
    /** Pair ids of each set that are not trained on, so that a loss can be taken on them. Default: none. */
    heldOut: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0)))
  }),
  inputs: {
    files: Stage.many(SourceFiles),
    /** Every query and document that is used in evaluation. */
    evaluation: Stage.many(Texts)
  },
  /** What is held out, as texts: ids are `<lang>:<pair id>`, a pair's queries and passages alike. */
  outputs: { pairs: TrainingPairs, heldOutQueries: Texts, heldOutPassages: Texts },
  *run({ inputs, outputs, params: { datasets, heldOut = 0, languages, limit }, progress }) {
    const evaluation = yield* hashesOf(Object.values(inputs.evaluation))
    const files = yield* filesOf(inputs.files)
    const out: Array<Pair> = []
    const load = Effect.fnUntraced(function*(name: string, i: number) {
      const dataset = yield* Datasets.trainingSet(name)
      const { dropped, pairs } = yield* dataset.load(files, { languages, limit })
      const drawn = drawPairs(name, pairs.filter(({ lang }) => languages.includes(lang)), limit)
      const { excluded, pairs: others } = Overlap.withoutOverlap(drawn, evaluation)
      const { heldOut: test, pairs: kept } = holdOut(name, others, heldOut)
      out.push(...test)
      const facts = { pairs: kept.length, dropped, overlapping: excluded.length, heldOut: test.length }
      yield* progress({ done: i + 1, total: datasets.length, unit: "sets", facts })
      return kept
    })
    // One set after the other: memory is that of the largest.
    const kept = Stream.fromIterable(datasets).pipe(Stream.mapEffect(load), Stream.flatMap(Stream.fromIterable))
    yield* TableFile.writeRows(TrainingPairs, outputs.pairs.path, kept)
    yield* TableFile.write(Texts, outputs.heldOutQueries.path, textsOf(out, ({ query }) => query))
    yield* TableFile.write(Texts, outputs.heldOutPassages.path, textsOf(out, ({ passage }) => passage))
  }
})

const textsOf = (pairs: ReadonlyArray<Pair>, text: (pair: Pair) => string) =>
  pairs.map((pair) => {
    const { lang, pairId } = pair
    return { id: `${lang}:${pairId}`, parallelId: pairId, lang, text: text(pair) }
  })

/** The texts of tables that may be larger than memory, as hashes. */
const hashesOf = (tables: ReadonlyArray<{ readonly path: string }>) =>
  Stream.fromIterable(tables).pipe(
    Stream.flatMap(({ path }) => TableFile.readBatches(Texts, path)),
    Stream.map(({ text }) => Overlap.known(text)),
    Stream.runCollect,
    Effect.map(Overlap.together)
  )
