/** Paired comparisons that are made together: each tested on its own, and all corrected as one family. */
import * as Bootstrap from "./Bootstrap.ts"
import * as EffectSize from "./EffectSize.ts"
import * as Holm from "./Holm.ts"
import type { Interval } from "./Interval.ts"
import * as Moments from "./Moments.ts"
import * as Randomisation from "./Randomisation.ts"

/** One difference for each unit, such as a query: the second value less the first. At least one. */
export type Differences = ReadonlyArray<number>

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

/**
 * In the order given. What is drawn depends on the seed and on the number of units alone: comparisons over as many units
 * share their draws, and none depends on the others but by the correction.
 */
export const compare = (family: ReadonlyArray<Differences>, options: Options): ReadonlyArray<Compared> => {
  const tests = family.map((differences) => Randomisation.test(differences, { ...options, name: "randomisation" }))
  const adjusted = Holm.adjust(tests.map(({ p }) => p))
  const intervals = intervalsOf(family, options)
  return family.map((differences, i) => ({
    units: differences.length,
    mean: Moments.mean(differences),
    interval: intervals[i],
    p: tests[i].p,
    isExact: tests[i].isExact,
    adjusted: adjusted[i],
    effectSize: EffectSize.standardised(differences)
  }))
}

const intervalsOf = (family: ReadonlyArray<Differences>, options: Options): ReadonlyArray<Interval> => {
  const intervals: Array<Interval> = []
  for (const members of Map.groupBy(family.keys(), (i) => family[i].length).values()) {
    const found = Bootstrap.intervals(members.map((i) => family[i]), { ...options, name: "bootstrap" })
    for (const [m, i] of members.entries()) intervals[i] = found[m]
  }
  return intervals
}
