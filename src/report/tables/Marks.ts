/** Which differences are significant, and how tables mark them. */
import type { Difference } from "../../../schemas/Differences.ts"
import { seedNoise } from "../../analysis/Differences.ts"
import type { Wanted } from "../../analysis/Results.ts"
import * as Measure from "../Measure.ts"

/** The level below which a difference is called significant. */
const level = 0.05

export const isSignificant = ({ adjustedP }: Difference): boolean => adjustedP < level

/** Whether the strategy is the better one. */
export const isBetter = ({ difference, measure }: Difference): boolean =>
  Measure.of(measure).better === "higher" ? difference > 0 : difference < 0

/** Whether a difference is larger than what seeds alone could make: "unknown" for a single seed. */
export const beyondSeedNoise = (row: Difference): "yes" | "no" | "unknown" => words[seedNoise(row)]

const words = { larger: "yes", within: "no", unknown: "unknown" } as const

/** The letters by which the marks of a table call strategies, in their order: a, b, … */
export const letters = (strategies: ReadonlyArray<string>): ReadonlyMap<string, string> =>
  new Map(strategies.map((strategy, i) => [strategy, String.fromCharCode(97 + i)]))

/** The strategies of `model` that `strategy` is significantly better than, in the macro averages that are `wanted`. */
export const beaten = (
  differences: ReadonlyArray<Difference>,
  wanted: Wanted,
  { model, strategy }: { readonly model: string; readonly strategy: string }
): ReadonlyArray<string> =>
  differences.filter((row) => row.model === model && isSignificant(row) && isOf(row, wanted)).flatMap((row) => {
    const [winner, loser] = isBetter(row) ? [row.strategy, row.baseline] : [row.baseline, row.strategy]
    return winner === strategy ? [loser] : []
  })

const isOf = (row: Difference, wanted: Wanted): boolean =>
  (["relation", "setting", "measure"] as const).every((field) =>
    wanted[field] === undefined || [wanted[field]].flat().includes(row[field])
  )

/** What the letters mean, for a caption. */
export const lettersCaption = "A raised letter: significantly better than the strategy of that letter at the same size "
  + "(paired randomisation test over topics, two-sided, p < 0.05 after Holm's correction over all comparisons of the "
  + "measure). It says nothing of seeds: for these see the differences."

export const starCaption =
  "* significant: p < 0.05 in a paired randomisation test over topics, two-sided, after Holm's "
  + "correction over all comparisons of the measure."
