/** The batch strategies by name. To add one, write its file (`fields` and `plan`) and add its line here. */
import * as Schema from "effect/Schema"
import type { PlanBatch } from "./BatchPlan.ts"
import * as CodeSwitched from "./CodeSwitched.ts"
import * as CrossLingual from "./CrossLingual.ts"
import * as Hybrid from "./Hybrid.ts"
import * as Monolingual from "./Monolingual.ts"

const strategies = {
  monolingual: Monolingual,
  "cross-lingual": CrossLingual,
  hybrid: Hybrid,
  "code-switched": CodeSwitched
}

type Fields = { readonly [Name in keyof typeof strategies]: (typeof strategies)[Name]["fields"] }

const fields = Object.fromEntries(
  Object.entries(strategies).map(([name, strategy]) => [name, strategy.fields])
) as Fields

/** A strategy and its parameters, by name: `{ _tag: "monolingual" }`, `{ _tag: "hybrid", alpha: 0.5 }`. */
export const Strategy = Schema.TaggedUnion(fields)
export type Strategy = typeof Strategy.Type

/** The plan of `strategy` for the batch of a step. */
export const plan: PlanBatch<Strategy> = (strategy, context) =>
  // The tag picks the function that takes these very parameters, which TypeScript cannot follow through the table.
  (strategies[strategy._tag].plan as PlanBatch<Strategy>)(strategy, context)
