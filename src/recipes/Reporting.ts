/** From the encoders of an experiment and a benchmark to tables and a page. */
import type * as Schema from "effect/Schema"
import { Report } from "../stages/Report.ts"
import { Summarise } from "../stages/Summarise.ts"
import * as Evaluation from "./Evaluation.ts"
import type { Benchmark, Config } from "./Experiment.ts"
import { byLabel, type Cell } from "./Grid.ts"

export interface Reporting {
  readonly cells: ReadonlyArray<Cell>
  readonly benchmark: Benchmark
  /** Of several benchmarks, the name of this one: part of its steps' names. */
  readonly name?: string
  readonly title: string
  readonly subtitle: string
}

/** Evaluates every cell (Evaluation.ts), with the steps `summarise` and `report` at the end, or `summarise/<name>` etc. */
export const reported = (config: Config & Schema.JsonObject, reporting: Reporting) => {
  const { benchmark, cells, name, subtitle, title } = reporting
  const within = name === undefined ? "" : `${name}/`
  const scored = cells.map(({ label, model }) => ({
    label,
    ...Evaluation.evaluated(config, within + label, model, benchmark)
  }))
  const identities = byLabel(cells, ({ row, seed, strategy }) => ({ model: row, strategy, seed }))
  const means = byLabel(scored, ({ means }) => means)
  const encoders = byLabel(cells, ({ model }) => model.encoder)
  const step = (stage: string) => name === undefined ? stage : `${stage}/${name}`
  const { results, summary } = Summarise.step(step("summarise"), {
    params: { cells: identities },
    inputs: { means, encoders }
  }).outputs
  const report = Report.step(step("report"), {
    params: { title, subtitle, cells: identities, config },
    inputs: {
      results,
      logs: Object.fromEntries(cells.flatMap(({ label, log }) => (log === undefined ? [] : [[label, log]]))),
      means,
      embeddings: Object.fromEntries(scored.flatMap(({ documents, label }) => {
        const parts = Object.entries(documents)
        return parts.map(([part, embeddings]) => [parts.length === 1 ? label : `${label}/${part}`, embeddings])
      })),
      encoders
    }
  })
  return { results, summary, report }
}
