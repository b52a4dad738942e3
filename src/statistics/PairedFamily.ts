/** Paired comparisons that are made together: each tested on its own, and all corrected as one family. */
import * as Bootstrap from "./Bootstrap.ts"
import * as EffectSize from "./EffectSize.ts"
import * as Holm from "./Holm.ts"
import type { Interval } from "./Interval.ts"
import * as Moments from "./Moments.ts"
import * as Randomisation from "./Randomisation.ts"

export interface Pair {
  /** Names its random streams, so that a result does not depend on the other comparisons, nor on their order. */
  readonly name: string
  /** One for each unit, such as a query: the second value less the first. At least one. */
  readonly differences: ReadonlyArray<number>
}

export interface Compared {
  readonly units: number
  /** The mean difference. */
  readonly mean: number
  /** The percentile bootstrap interval of the mean over units, at the default level. */
  readonly interval: Interval
  /** Of Fisher's paired randomisation test, two-sided. */
  readonly p: number
  /** Whether `p` comes from all ways to set the signs, not from draws. */
  readonly isExact: boolean
  /** `p` after Holm's correction over the family. */
  readonly adjusted: number
  /** Cohen's d_z; undefined below two units, and where the differences do not vary. */
  readonly effectSize: number | undefined
}

export interface Options {
  readonly seed: number
  /** Of each test and of each interval. */
  readonly draws: number
}

export const compare = (pairs: ReadonlyArray<Pair>, { draws, seed }: Options): ReadonlyArray<Compared> => {
  const tests = pairs.map(({ differences, name }) =>
    Randomisation.test(differences, { seed, name: `randomisation ${name}`, draws })
  )
  const adjusted = Holm.adjust(tests.map(({ p }) => p))
  return pairs.map(({ differences, name }, i) => ({
    units: differences.length,
    mean: Moments.mean(differences),
    interval: Bootstrap.interval(differences, { seed, name: `bootstrap ${name}`, draws }),
    p: tests[i].p,
    isExact: tests[i].isExact,
    adjusted: adjusted[i],
    effectSize: EffectSize.standardised(differences)
  }))
}
