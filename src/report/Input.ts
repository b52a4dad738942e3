/** What a report is made from. */
import type { Difference } from "../../schemas/Differences.ts"
import type { ScalingFit } from "../../schemas/ScalingFits.ts"
import type { Trend } from "../../schemas/Trends.ts"
import type { Verdict } from "../../schemas/Verdicts.ts"
import type { LogRow, ProvenanceRow, Row } from "../analysis/Results.ts"

export interface Input {
  readonly title: string
  /** What the experiment asks, or which profile it is. */
  readonly subtitle: string
  readonly results: ReadonlyArray<Row>
  readonly differences: ReadonlyArray<Difference>
  readonly trends: ReadonlyArray<Trend>
  readonly fits: ReadonlyArray<ScalingFit>
  readonly verdicts: ReadonlyArray<Verdict>
  readonly log: ReadonlyArray<LogRow>
  readonly provenance: ReadonlyArray<ProvenanceRow>
  /** The workflow's config as given: JSON. */
  readonly config: unknown
}
