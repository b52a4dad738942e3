/** Student's t distribution. */
import { bisect } from "../numerics/Bisection.ts"
import { incompleteBeta } from "../numerics/IncompleteBeta.ts"

/**
 * The probability of a value of at most `t`: within some 1e-15 × (1 + degrees of freedom) of itself, in the lower tail
 * too, however small.
 */
export const cumulative = (t: number, degreesOfFreedom: number): number => {
  if (!Number.isFinite(t * t)) return t > 0 ? 1 : t < 0 ? 0 : NaN
  const scale = degreesOfFreedom + t * t
  const tail = incompleteBeta(degreesOfFreedom / scale, t * t / scale, degreesOfFreedom / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The t that a value is at most with probability `p`, 0 < p < 1. By bisection, until nothing is in between. */
export const quantile = (p: number, degreesOfFreedom: number): number => {
  if (p === 0.5) return 0
  if (p > 0.5) return -quantile(1 - p, degreesOfFreedom)
  let low = -1
  while (cumulative(low, degreesOfFreedom) > p) low *= 2
  return bisect((t) => cumulative(t, degreesOfFreedom) > p, low, low === -1 ? 0 : low / 2)
}
