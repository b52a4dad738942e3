/**
 * Claims against results. Every test is decided by seeds, the replicates of an experiment: what another seed might turn
 * round is "within seed noise", and what there is no result for, or a single seed, is "not tested".
 */
import type { Claim } from "../../schemas/Claim.ts"
import type { Evidence, Outcome, Verdict } from "../../schemas/Verdicts.ts"
import * as Better from "./claims/Better.ts"
import * as Coverage from "./claims/Coverage.ts"
import * as Disjoint from "./claims/Disjoint.ts"
import type { Facts } from "./claims/Facts.ts"
import * as Values from "./claims/Values.ts"

/** The verdict of each claim, in their order. */
export const check = (claims: ReadonlyArray<Claim>, facts: Facts): ReadonlyArray<Verdict> =>
  claims.map((claim) => {
    const evidence = evidenceFor(claim.test, facts)
    return { ...claim, outcome: together(evidence.map(({ outcome }) => outcome)), evidence }
  })

const evidenceFor = (test: Claim["test"], facts: Facts): ReadonlyArray<Evidence> => {
  switch (test._tag) {
    case "better":
      return Better.evidence(test, facts)
    case "values":
      return Values.evidence(test, facts)
    case "coverage":
      return Coverage.evidence(test, facts)
    case "disjoint":
      return Disjoint.evidence(facts)
  }
}

/**
 * A claim holds if all of its evidence does: one comparison against it refutes it; short of that, one that was not made
 * leaves it untested, and one within seed noise leaves it there.
 */
export const together = (outcomes: ReadonlyArray<Outcome>): Outcome =>
  worstFirst.find((outcome) => outcomes.includes(outcome)) ?? "not tested"

const worstFirst: ReadonlyArray<Outcome> = ["not reproduced", "not tested", "within seed noise", "reproduced"]
