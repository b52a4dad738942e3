/** compare: the results of an experiment → a text that puts them beside those that its paper printed. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { Published } from "../../schemas/Published.ts"
import { Results } from "../../schemas/Results.ts"
import { Summary } from "../../schemas/Summary.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../engine/Stage.ts"
import * as PublishedTable from "../report/text/PublishedTable.ts"

export const Compare = Stage.make({
  name: "compare",
  module: import.meta.url,
  params: Schema.Struct({ published: Published }),
  /** By `<benchmark>`, or `<benchmark>/<corpus>` where a benchmark has several: its figures are then their means. */
  inputs: { results: Stage.many(Results) },
  outputs: { summary: Summary },
  *run({ inputs, outputs, params: { published } }) {
    const fs = yield* FileSystem.FileSystem
    const measured = yield* Effect.forEach(
      Object.entries(inputs.results),
      ([label, { path }]) =>
        Effect.map(TableFile.read(Results, path), (results) => ({ benchmark: label.split("/", 1)[0], results }))
    )
    yield* fs.writeFileString(outputs.summary.path, PublishedTable.make(measured, published))
  }
})
