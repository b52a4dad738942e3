/**
 * Code-switched batches (arXiv 2305.05295): pairs of one language whose queries have words in others. The batches are
 * those of that language; its queries are switched before (CodeSwitch.ts), with what else the strategy says.
 */
import * as Schema from "effect/Schema"
import type { PlanBatch } from "./BatchPlan.ts"

export const fields = {
  /** The language of the pairs: that from which the lexicon translates. */
  from: Schema.String,
  /** The languages that words are translated into. */
  into: Schema.Array(Schema.String),
  /** Of translating a word, in [0, 1]. */
  probability: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  /** The name of the lexicon, a dataset: `muse`. */
  lexicon: Schema.String
}

/** Strategy.ts reads it through its table, where knip does not see it. @public */
export const plan: PlanBatch<{ readonly from: string }> = ({ from }) => ({
  kind: "monolingual",
  admits: (available) => available.includes(from),
  rowLanguages: () => ({ queryLang: from, passageLang: from })
})
