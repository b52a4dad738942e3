/**
 * Hybrid batches, the method of arXiv 2408.10536 (section 3): each batch is monolingual with probability alpha and
 * cross-lingual otherwise (beta = 1 - alpha). The paper's best alpha is 0.5. Raising alpha under one seed only turns
 * cross-lingual batches into monolingual ones: the draw of a step is the same for every alpha.
 */
import * as Schema from "effect/Schema"
import type { PlanBatch } from "./BatchPlan.ts"
import * as CrossLingual from "./CrossLingual.ts"
import * as Monolingual from "./Monolingual.ts"

export const fields = {
  /** The probability of a monolingual batch, in [0, 1]. */
  alpha: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
}

export const plan: PlanBatch<{ readonly alpha: number }> = ({ alpha }, context) =>
  context.draws.kind(context.step) < alpha ? Monolingual.plan({}, context) : CrossLingual.plan({}, context)
