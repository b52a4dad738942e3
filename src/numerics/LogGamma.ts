/** The logarithm of the gamma function, of our own logarithm and + - × ÷: the same bits on every machine. */
import { log } from "./NaturalLogarithm.ts"

/**
 * log Γ(x) for x > 0, within about 1e-15 of its value or of 1, whichever is larger: Stirling's series (DLMF 5.11.1) from
 * 15 upwards, where what its nine terms leave out is below 1e-17, and Γ(x + 1) = x Γ(x) below.
 */
export const logGamma = (x: number): number => {
  let product = 1
  let shifted = x
  for (; shifted < 15; shifted++) product *= shifted
  const square = 1 / (shifted * shifted)
  const correction = stirling.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / shifted
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + correction - log(product)
}

const HALF_LOG_TWO_PI = 0.9189385332046728

/** B(2k) / (2k (2k - 1)), Bernoulli numbers, k from 1. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188
]
