/**
 * The natural logarithm, the same to the last bit on every machine. Math.log is not: V8 compiles it from C++, and
 * compilers for some processors fuse its multiplications with additions. JavaScript's own operators are never fused.
 */

/** log(x) for finite x > 0, within a few units of the last place. */
export const log = (x: number): number => {
  const { exponent, mantissa } = split(x)
  // log(m) = 2 artanh((m - 1) / (m + 1)), by its series, for m in [sqrt(1/2), sqrt(2)).
  const s = (mantissa - 1) / (mantissa + 1)
  const square = s * s
  let series = 0
  for (let odd = 25; odd >= 1; odd -= 2) series = series * square + 1 / odd
  return exponent * Math.LN2 + 2 * s * series
}

/** x = mantissa × 2^exponent, with the mantissa in [sqrt(1/2), sqrt(2)). Steps by powers of two are exact. */
const split = (x: number): { readonly mantissa: number; readonly exponent: number } => {
  let mantissa = x
  let exponent = 0
  for (; mantissa >= Math.SQRT2; mantissa /= 2) exponent++
  for (; mantissa < Math.SQRT1_2; mantissa *= 2) exponent--
  return { mantissa, exponent }
}
