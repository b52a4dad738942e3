/** summarise: the means of every encoder → one results table, and a table of text for the terminal. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { Encoder } from "../../schemas/Encoder.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { Cell, Results } from "../../schemas/Results.ts"
import { Summary } from "../../schemas/Summary.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../engine/Stage.ts"

export const Summarise = Stage.make({
  name: "summarise",
  module: import.meta.url,
  params: Schema.Struct({ cells: Schema.Record(Schema.String, Cell) }),
  inputs: { means: Stage.many(MeasureMeans), encoders: Stage.many(Encoder) },
  outputs: { results: Results, summary: Summary },
  *run({ inputs, outputs, params: { cells } }) {
    const fs = yield* FileSystem.FileSystem
    const { EncoderFolder, Models, SummaryTable } = yield* modules
    const rows: Array<typeof Results.row.Type> = []
    for (const [label, cell] of Object.entries(cells)) {
      const config = yield* EncoderFolder.readConfig(inputs.encoders[label].path)
      const { nonEmbedding, total } = Models.parameterCount(config)
      for (const mean of yield* TableFile.read(MeasureMeans, inputs.means[label].path)) {
        rows.push({ ...cell, parameters: total, nonEmbeddingParameters: nonEmbedding, ...mean })
      }
    }
    yield* TableFile.write(Results, outputs.results.path, rows)
    yield* fs.writeFileString(outputs.summary.path, SummaryTable.make(rows))
  }
})

const modules = Effect.promise(async () => ({
  EncoderFolder: await import("../models/EncoderFolder.ts"),
  Models: await import("../models/Encoder.ts"),
  SummaryTable: await import("../report/SummaryTable.ts")
}))
