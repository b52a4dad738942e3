/** sample: training pairs and a batch strategy → batches. The table is the training order (arXiv 2408.10536, section 3). */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { Batches } from "../../schemas/Batches.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import * as Stage from "../engine/Stage.ts"
import * as PairIndex from "../sampling/PairIndex.ts"
import * as Sampling from "../sampling/Sample.ts"
import { Strategy } from "../sampling/Strategy.ts"
import { Sets } from "../sampling/TrainingSets.ts"

export const Sample = Stage.make({
  name: "sample",
  module: import.meta.url,
  params: Schema.Struct({
    strategy: Strategy,
    seed: Schema.Int,
    steps: Schema.Int,
    batchSize: Schema.Int,
    /** Whether a batch may mix training sets. Default: mixed. */
    sets: Schema.optionalKey(Sets)
  }),
  inputs: { pairs: TrainingPairs },
  outputs: { batches: Batches },
  *run({ inputs, outputs, params }) {
    const index = yield* indexOf(inputs.pairs.path)
    const rows = yield* Effect.fromResult(Sampling.sample({ ...params, index }))
    yield* TableFile.write(Batches, outputs.batches.path, rows)
  }
})

/** Batch by batch, since the texts of millions of pairs would not fit into memory. */
const indexOf = (path: string) => {
  const index = PairIndex.builder()
  const batches = Stream.runForEach(
    TableFile.readBatches(TrainingPairs, path),
    ({ lang, pairId }) =>
      Effect.sync(() => pairId.forEach((id, i) => index.add({ queryId: id, passageId: id, lang: lang[i] })))
  )
  return Effect.map(batches, index.make)
}
