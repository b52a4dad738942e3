/** The regularised incomplete beta function, of which the distributions of Student's t, F and the binomial are made. */
import { exp } from "./Exponential.ts"
import { logGamma } from "./LogGamma.ts"
import { log } from "./NaturalLogarithm.ts"

/**
 * I_x(a, b) for 0 <= x <= 1 and a, b > 0, within some 1e-15 × (1 + a + b) of its value. `complement` is 1 - x, asked for
 * since where x is near 1 the caller often knows it better than the subtraction would.
 */
export const incompleteBeta = (x: number, complement: number, a: number, b: number): number => {
  if (x <= 0) return 0
  if (complement <= 0) return 1
  // The fraction converges fast below the mean, about; above it, I_x(a, b) = 1 - I_(1 - x)(b, a).
  return x < (a + 1) / (a + b + 2) ? below(x, complement, a, b) : 1 - below(complement, x, b, a)
}

/** x^a (1 - x)^b / (a B(a, b)) times the continued fraction (DLMF 8.17.22). */
const below = (x: number, complement: number, a: number, b: number): number => {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  return exp(a * log(x) + b * log(complement) - logBeta) / a * fraction(x, a, b)
}

/** 1 / (1 + d1 / (1 + d2 / …)) by Lentz's method (Numerical Recipes, 3rd edition, 6.4), until it stands still. */
const fraction = (x: number, a: number, b: number): number => {
  let denominator = 1 / nonZero(1 - (a + b) * x / (a + 1))
  let numerator = 1
  let value = denominator
  for (let m = 1; m <= mostTerms; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    for (const term of [even, odd]) {
      denominator = 1 / nonZero(1 + term * denominator)
      numerator = nonZero(1 + term / numerator)
      value *= denominator * numerator
    }
    if (Math.abs(denominator * numerator - 1) <= Number.EPSILON) break
  }
  return value
}

/** Its number grows with the square root of the larger parameter: enough for some 1e8 degrees of freedom. */
const mostTerms = 20_000

const nonZero = (x: number): number => Math.abs(x) < 1e-300 ? 1e-300 : x
