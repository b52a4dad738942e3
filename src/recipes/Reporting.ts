/** From what an experiment says to a page. */
import type * as Schema from "effect/Schema"
import type { Verdicts } from "../../schemas/Verdicts.ts"
import type { Ref } from "../engine/Artifact.ts"
import { Report } from "../stages/Report.ts"
import type { Analysed } from "./Analysis.ts"
import type { Config } from "./Experiment.ts"

export interface Reporting {
  readonly analysed: Analysed
  readonly verdicts: Ref<typeof Verdicts>
  readonly title: string
  readonly subtitle: string
}

/** The step `report`, or `report/<name>` of one of several benchmarks. */
export const reported = (config: Config & Schema.JsonObject, { analysed, subtitle, title, verdicts }: Reporting) => {
  const { cells, differences, encoders, entropies, fits, identities, means, results, scored, step, trends } = analysed
  return Report.step(step("report"), {
    params: { title, subtitle, cells: identities, config },
    inputs: {
      results,
      differences,
      trends,
      fits,
      verdicts: { claims: verdicts },
      means,
      entropies,
      embeddings: Object.fromEntries(scored.flatMap(({ documents, label }) => {
        const parts = Object.entries(documents)
        return parts.map(([part, embeddings]) => [parts.length === 1 ? label : `${label}/${part}`, embeddings])
      })),
      encoders,
      logs: Object.fromEntries(cells.flatMap(({ label, log }) => (log === undefined ? [] : [[label, log]])))
    }
  })
}
