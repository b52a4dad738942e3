/** check-claims: results of an experiment and what was claimed about such → a verdict on each claim. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { Claim } from "../../schemas/Claim.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { Counted, Overlaps } from "../../schemas/Overlaps.ts"
import { Results } from "../../schemas/Results.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Checked, Verdicts } from "../../schemas/Verdicts.ts"
import * as Claims from "../analysis/Claims.ts"
import * as Stage from "../engine/Stage.ts"

export const CheckClaims = Stage.make({
  name: "check-claims",
  module: import.meta.url,
  params: Schema.Struct({ claims: Schema.Array(Claim) }),
  inputs: {
    /** By benchmark. */
    results: Stage.many(Results),
    /**
     * What they were summarised from, by `<benchmark>/<encoder>` or `held-out/<encoder>`: only named, as what a verdict
     * rests on.
     */
    means: Stage.many(MeasureMeans),
    /** None, or one. */
    overlaps: Stage.many(Overlaps)
  },
  outputs: { verdicts: Verdicts },
  *run({ inputs, outputs, params: { claims } }) {
    const fs = yield* FileSystem.FileSystem
    const read = ([benchmark, { path }]: readonly [string, { readonly path: string }]) =>
      Effect.map(TableFile.read(Results, path), (rows) => [benchmark, rows] as const)
    const benchmarks = yield* Effect.forEach(Object.entries(inputs.results), read)
    const overlaps = yield* Effect.forEach(
      Object.values(inputs.overlaps),
      ({ digest, path }) =>
        fs.readFileString(path).pipe(
          Effect.flatMap(Schema.decodeUnknownEffect(Schema.fromJsonString(Counted))),
          Effect.map((counted) => ({ ...counted, digest }))
        )
    )
    const verdicts = Claims.check(claims, {
      benchmarks: Object.fromEntries(benchmarks),
      overlaps: overlaps.at(0),
      digestOf: (benchmark, { model, relation, seed, strategy }) =>
        inputs.means[`${relation === "held-out" ? relation : benchmark}/${model}/${strategy}/${seed}`].digest
    })
    const text = yield* Schema.encodeEffect(Schema.fromJsonString(Checked))(verdicts)
    yield* fs.writeFileString(outputs.verdicts.path, text + "\n")
  }
})
