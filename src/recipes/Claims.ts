/** From what was claimed, and the results that there are, to verdicts. */
import type { Claim } from "../../schemas/Claim.ts"
import type { Texts } from "../../schemas/Texts.ts"
import type { TrainingPairs } from "../../schemas/TrainingPairs.ts"
import type { Ref } from "../engine/Artifact.ts"
import { CheckClaims } from "../stages/CheckClaims.ts"
import { CheckOverlap } from "../stages/CheckOverlap.ts"
import type { Analysed } from "./Analysis.ts"

export interface Claimed {
  readonly claims: ReadonlyArray<Claim>
  readonly analysed: ReadonlyArray<Analysed>
  readonly pairs: Ref<typeof TrainingPairs>
  /** All texts of the evaluation that fit in memory, by label. */
  readonly texts: Readonly<Record<string, Ref<typeof Texts>>>
}

/** The steps `check/overlap` and `check/claims`. */
export const checked = ({ analysed, claims, pairs, texts }: Claimed) => {
  const { overlaps } = CheckOverlap.step("check/overlap", { params: {}, inputs: { pairs, evaluation: texts } }).outputs
  const results = Object.fromEntries(analysed.map(({ name, results }) => [name, results]))
  const means = analysed.flatMap(({ entropies, means, name }) => [
    ...Object.entries(means).map(([label, ref]) => [`${name}/${label}`, ref] as const),
    ...Object.entries(entropies).map(([label, ref]) => [`held-out/${label}`, ref] as const)
  ])
  return CheckClaims.step("check/claims", {
    params: { claims },
    inputs: { results, means: Object.fromEntries(means), overlaps: { training: overlaps } }
  }).outputs.verdicts
}
