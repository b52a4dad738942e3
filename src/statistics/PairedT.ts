/** The paired t test, which is a t test of differences, and the t interval of a mean. */
import { confidence, type Interval } from "./Interval.ts"
import * as Moments from "./Moments.ts"
import * as StudentT from "./StudentT.ts"

export interface Result {
  /** The mean difference in its standard errors; infinite where all differences are the same and not zero. */
  readonly t: number
  /** One less than the number of differences. */
  readonly degreesOfFreedom: number
  /** Two-sided. */
  readonly p: number
}

/**
 * Whether the mean of `differences` is zero, two-sided; undefined below two differences. Differences that are all the
 * same have no deviation: p is 0 then, or 1 where they are zero.
 */
export const test = (differences: ReadonlyArray<number>): Result | undefined => {
  const deviation = Moments.deviation(differences)
  if (deviation === undefined) return undefined
  const degreesOfFreedom = differences.length - 1
  const mean = Moments.mean(differences)
  const t = mean === 0 ? 0 : mean / (deviation / Math.sqrt(differences.length))
  return { t, degreesOfFreedom, p: 2 * StudentT.cumulative(-Math.abs(t), degreesOfFreedom) }
}

/** The t interval of the mean of `values` at `level`; undefined below two values. */
export const interval = (values: ReadonlyArray<number>, level: number = confidence): Interval | undefined => {
  const deviation = Moments.deviation(values)
  if (deviation === undefined) return undefined
  const mean = Moments.mean(values)
  const error = deviation / Math.sqrt(values.length)
  const reach = error * -StudentT.quantile((1 - level) / 2, values.length - 1)
  return { low: mean - reach, high: mean + reach }
}
