/**
 * The scaling law of dense retrieval, L(N) = (A / N)^alpha + delta, for a model of N parameters (Fang et al., "Scaling
 * Laws For Dense Retrieval", arXiv 2403.18684).
 *
 * With the exponent fixed the law is a straight line, c v + delta in v = (M / N)^alpha where M is the geometric mean of
 * the sizes and c = (A / M)^alpha: least squares over all three is a search for the exponent alone (variable
 * projection, Golub and Pereyra 1973). Intervals are those of the profile t (Bates and Watts, "Nonlinear regression
 * analysis and its applications", 1988, chapter 6; confint of R's nls): all values of a parameter with which the best
 * fit's sum of squares S is at most S_min (1 + t^2 / (n - 3)). They follow the law's curvature, where standard errors
 * assume none and percentiles of a bootstrap are too narrow for the few points that training affords.
 */
import { bisect } from "../numerics/Bisection.ts"
import { exp } from "../numerics/Exponential.ts"
import { minimise } from "../numerics/Minimum.ts"
import { log } from "../numerics/NaturalLogarithm.ts"
import { confidence, type Interval } from "./Interval.ts"
import * as StudentT from "./StudentT.ts"
import {
  exponentOf,
  isSteepest,
  isStraightest,
  least,
  type Line,
  lineAt,
  type Means,
  meansOf,
  most,
  type Point
} from "./VariableProjection.ts"

export type { Point }

export interface Estimate extends Interval {
  readonly value: number
}

interface Counts {
  /** Distinct ones. */
  readonly sizes: number
  readonly points: number
}

/**
 * The law that fits best. Where the points may as well lie on a straight line over log N, the law's limit as alpha goes
 * to 0, they bound the parameters on one side only: alpha.low is 0, delta.low -Infinity and A.high Infinity. Where they
 * may as well fall from the smallest size to all others at once, alpha.high is Infinity.
 */
export interface Fit extends Counts {
  readonly _tag: "Fit"
  readonly A: Estimate
  readonly alpha: Estimate
  /** What no size takes away. Not held above 0: an interval that ends there would not cover as often as it says. */
  readonly delta: Estimate
  /** The share of the values' variance that the law explains. */
  readonly rSquared: number
}

export interface Refused extends Counts {
  readonly _tag: "Refused"
  /** A sentence without its full stop. */
  readonly why: string
}

/** Fits the law by least squares; intervals at `level`, by default 0.95, for noise of one variance and no memory. */
export const fit = (
  points: ReadonlyArray<Point>,
  { level = confidence }: { readonly level?: number } = {}
): Fit | Refused => {
  const counts = { sizes: new Set(points.map(({ size }) => size)).size, points: points.length }
  const refused = (why: string): Refused => ({ _tag: "Refused", why, ...counts })
  if (!points.every(({ size, value }) => size > 0 && Number.isFinite(size) && Number.isFinite(value))) {
    return refused("A size or a value is no number that a power law can have")
  }
  if (counts.sizes < 4) return refused("A power law with an offset takes four sizes or more")
  const means = meansOf(points)
  const best = exponentOf(means)
  const { c, delta, squares: smallest } = lineAt(means, exp(best))
  if (c <= 0) return refused("The values do not fall with size")
  const t = StudentT.quantile((1 + level) / 2, points.length - 3)
  const bound = smallest * (1 + t * t / (points.length - 3))
  if (means.total <= bound) return refused("The values fall with size no more than they scatter")
  if (isStraightest(best)) return refused("The values fall along a straight line over the logarithm of size")
  if (isSteepest(best)) return refused("Only the smallest size differs from the others")
  const alpha = exp(best)
  const { A, alpha: exponent, delta: offset } = within(means, best, bound)
  return {
    _tag: "Fit",
    A: { value: exp(means.centre + log(c) / alpha), ...A },
    alpha: { value: alpha, ...exponent },
    delta: { value: delta, ...offset },
    rSquared: 1 - smallest / means.total,
    ...counts
  }
}

/**
 * What lies within the bound. With the exponent fixed, S is a parabola in c and in delta, so the ends of what is within
 * are known, and those for any exponent are the outermost over the exponents that are within themselves.
 */
export const within = (
  means: Means,
  best: number,
  bound: number
): Readonly<Record<"A" | "alpha" | "delta", Interval>> => {
  const isWithin = (logAlpha: number): boolean => lineAt(means, exp(logAlpha)).squares <= bound
  const isLine = isWithin(least)
  const isStep = isWithin(most)
  const low = isLine ? least : bisect(isWithin, least, best)
  const high = isStep ? most : bisect((logAlpha) => !isWithin(logAlpha), best, most)
  /** The least, over these exponents, of an end that lies `side` times the reach from the best value. */
  const outermost = (end: (line: Line, left: number, alpha: number) => number): number => {
    const at = (logAlpha: number): number => {
      const alpha = exp(logAlpha)
      const line = lineAt(means, alpha)
      return end(line, Math.max(0, bound - line.squares), alpha)
    }
    return at(minimise(at, low, high))
  }
  const offset = (side: number) => (line: Line, left: number): number =>
    side * line.delta - Math.sqrt(left / line.ofDelta)
  const scale = (side: number) => (line: Line, left: number, alpha: number): number =>
    side * log(Math.max(Number.MIN_VALUE, line.c - side * Math.sqrt(left / line.ofC))) / alpha
  return {
    alpha: { low: isLine ? 0 : exp(low), high: isStep ? Infinity : exp(high) },
    delta: { low: isLine ? -Infinity : outermost(offset(1)), high: -outermost(offset(-1)) },
    A: {
      low: exp(means.centre + outermost(scale(1))),
      high: isLine ? Infinity : exp(means.centre - outermost(scale(-1)))
    }
  }
}
