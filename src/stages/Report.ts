/**
 * report: results and training logs → a page with plots and tables, and their files, and its summary as a text. Every number's provenance is told
 * by digests of content, never by keys: the same content may come from more than one key.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Differences } from "../../schemas/Differences.ts"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { Encoder } from "../../schemas/Encoder.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { Page } from "../../schemas/Page.ts"
import { Cell, Results } from "../../schemas/Results.ts"
import { ScalingFits } from "../../schemas/ScalingFits.ts"
import { Summary } from "../../schemas/Summary.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { TrainingLog } from "../../schemas/TrainingLog.ts"
import { Trends } from "../../schemas/Trends.ts"
import { Checked, Verdicts } from "../../schemas/Verdicts.ts"
import type { Located } from "../engine/Artifact.ts"
import * as Stage from "../engine/Stage.ts"

export const Report = Stage.make({
  name: "report",
  module: import.meta.url,
  params: Schema.Struct({
    title: Schema.String,
    subtitle: Schema.String,
    /** By label, which the inputs that belong to an encoder carry too. */
    cells: Schema.Record(Schema.String, Cell),
    /** Shown as it is. */
    config: Schema.Json
  }),
  inputs: {
    results: Results,
    differences: Differences,
    trends: Trends,
    fits: ScalingFits,
    /** None, or one. */
    verdicts: Stage.many(Verdicts),
    logs: Stage.many(TrainingLog),
    encoders: Stage.many(Encoder),
    embeddings: Stage.many(Embeddings),
    means: Stage.many(MeasureMeans),
    entropies: Stage.many(MeasureMeans)
  },
  outputs: { page: Page, summary: Summary },
  *run({ inputs, outputs, params }) {
    const fs = yield* FileSystem.FileSystem
    const { dirname, join } = yield* Path.Path
    const { cells, config, subtitle, title } = params
    const results = yield* TableFile.read(Results, inputs.results.path)
    const logs = yield* Effect.forEach(
      Object.entries(inputs.logs),
      ([label, { path }]) =>
        Effect.map(TableFile.read(TrainingLog, path), (rows) => rows.map((row) => ({ ...cells[label], ...row })))
    )
    const verdicts = yield* Effect.forEach(
      Object.values(inputs.verdicts),
      ({ path }) => Effect.flatMap(fs.readFileString(path), Schema.decodeUnknownEffect(Schema.fromJsonString(Checked)))
    )
    const analysis = {
      results,
      differences: yield* TableFile.read(Differences, inputs.differences.path),
      trends: yield* TableFile.read(Trends, inputs.trends.path),
      fits: yield* TableFile.read(ScalingFits, inputs.fits.path),
      verdicts: verdicts.flat()
    }
    const { files } = yield* Effect.promise(() => import("../report/Report.ts"))
    const texts = yield* Effect.promise(() =>
      files({ title, subtitle, ...analysis, log: logs.flat(), provenance: provenance(inputs), config })
    )
    for (const [name, text] of texts) {
      const path = join(outputs.page.path, name)
      yield* fs.makeDirectory(dirname(path), { recursive: true })
      yield* fs.writeFileString(path, text)
    }
    yield* fs.writeFileString(outputs.summary.path, texts.get("summary.txt") as string)
  }
})

type Inputs = Readonly<Record<string, Located | Readonly<Record<string, Located>>>>

const provenance = (inputs: Inputs) =>
  Object.entries(inputs).flatMap(([input, located]) =>
    isLocated(located)
      ? [row(input, "", located)]
      : Object.entries(located).map(([label, one]) => row(input, label, one))
  )

const row = (what: string, of: string, { digest, kind }: Located) => ({ what, of, kind: kind.name, digest })

const isLocated = (input: Inputs[string]): input is Located => typeof input["digest"] === "string"
