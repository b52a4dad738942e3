/**
 * Cross-lingual batches ("X-Y" in arXiv 2408.10536, section 3): query and passage of every row in different languages.
 *
 * The paper leaves open how the two languages are drawn, and whether they change within a batch. Here every row draws
 * an ordered pair of distinct languages, uniformly among those in which its training pair exists. Drawing the languages
 * after the training pair keeps all of these equally frequent where some lack a language; with complete data drawing
 * the languages first would give the same distribution.
 */
import type { PlanBatch } from "./BatchPlan.ts"

/** None. Strategy.ts reads it through its table, where knip does not see it. @public */
export const fields = {}

export const plan: PlanBatch<object> = (_, { draws }) => ({
  kind: "cross-lingual",
  admits: (available) => available.length > 1,
  rowLanguages: draws.rowLanguages
})
