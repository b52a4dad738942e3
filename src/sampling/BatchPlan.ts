/**
 * What a batch strategy decides: which pairs a batch may use, and in which languages it uses them. The order of pairs
 * is not a strategy's business (see PairOrder.ts).
 */
import type { Draws, RowLanguages } from "./Draws.ts"

/** Monolingual: every query and passage of the batch in one language. Cross-lingual: in every row two different ones. */
export type BatchKind = "monolingual" | "cross-lingual"

export interface BatchPlan {
  readonly kind: BatchKind
  /** Whether the batch may use a pair that exists in `languages`. */
  readonly admits: (languages: ReadonlyArray<string>) => boolean
  /** In which of its `languages` an admitted pair is used as the `row`th row of the training. */
  readonly rowLanguages: (row: number, languages: ReadonlyArray<string>) => RowLanguages
}

export interface BatchContext {
  /** The training step, from 0. */
  readonly step: number
  /** Every training language, in code-unit order. */
  readonly languages: ReadonlyArray<string>
  readonly draws: Draws
}

/** A strategy: from its own parameters to the plan of a step's batch. */
export type PlanBatch<Params> = (params: Params, context: BatchContext) => BatchPlan
