/**
 * analyse: the results of an experiment → how far the proposed strategy is from the others and how sure that is, how its
 * gain changes with size, and the scaling law of contrastive entropy.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Differences } from "../../schemas/Differences.ts"
import { Cell, Results } from "../../schemas/Results.ts"
import { ScalingFits } from "../../schemas/ScalingFits.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { TopicValues } from "../../schemas/TopicValues.ts"
import { Trends } from "../../schemas/Trends.ts"
import * as DifferencesOf from "../analysis/Differences.ts"
import * as Scaling from "../analysis/Scaling.ts"
import * as TrendsOf from "../analysis/Trends.ts"
import * as Stage from "../engine/Stage.ts"

export const Analyse = Stage.make({
  name: "analyse",
  module: import.meta.url,
  params: Schema.Struct({
    cells: Schema.Record(Schema.String, Cell),
    /** What the randomisation test and the bootstraps draw from. */
    seed: Schema.Int,
    /** Of each randomisation test and of each bootstrap over topics. */
    draws: Schema.Int
  }),
  inputs: { results: Results, topics: Stage.many(TopicValues), heldOut: Stage.many(TopicValues) },
  outputs: { differences: Differences, trends: Trends, fits: ScalingFits },
  *run({ inputs, outputs, params: { cells, draws, seed } }) {
    const results = yield* TableFile.read(Results, inputs.results.path)
    const encoders = yield* Effect.forEach(
      [...Object.entries(inputs.topics), ...Object.entries(inputs.heldOut)],
      ([label, { path }]) =>
        Effect.map(TableFile.readColumns(TopicValues, path), (topics) => ({ ...cells[label], topics }))
    )
    yield* TableFile.write(
      Differences,
      outputs.differences.path,
      DifferencesOf.make(results, encoders, { seed, draws })
    )
    yield* TableFile.write(Trends, outputs.trends.path, TrendsOf.make(results))
    yield* TableFile.write(
      ScalingFits,
      outputs.fits.path,
      Scaling.make(results, seed)
    )
  }
})
