/** summarise: the means of every encoder → one results table. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Encoder } from "../../schemas/Encoder.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { Cell, Results } from "../../schemas/Results.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../engine/Stage.ts"

export const Summarise = Stage.make({
  name: "summarise",
  module: import.meta.url,
  params: Schema.Struct({ cells: Schema.Record(Schema.String, Cell) }),
  /** By label; `entropies` are the means of held-out pairs, where there are any. */
  inputs: { means: Stage.many(MeasureMeans), entropies: Stage.many(MeasureMeans), encoders: Stage.many(Encoder) },
  outputs: { results: Results },
  *run({ inputs, outputs, params: { cells } }) {
    const { EncoderFolder, Models } = yield* modules
    const rows: Array<typeof Results.row.Type> = []
    for (const [label, cell] of Object.entries(cells)) {
      const config = yield* EncoderFolder.readConfig(inputs.encoders[label].path)
      const { nonEmbedding, total } = Models.parameterCount(config)
      for (const { path } of [inputs.means[label], ...(label in inputs.entropies ? [inputs.entropies[label]] : [])]) {
        for (const mean of yield* TableFile.read(MeasureMeans, path)) {
          rows.push({ ...cell, parameters: total, nonEmbeddingParameters: nonEmbedding, ...mean })
        }
      }
    }
    yield* TableFile.write(Results, outputs.results.path, rows)
  }
})

const modules = Effect.promise(async () => ({
  EncoderFolder: await import("../models/EncoderFolder.ts"),
  Models: await import("../models/Encoder.ts")
}))
