/**
 * The exponential function, the same to the last bit on every machine, for the reason its inverse is
 * (NaturalLogarithm.ts). Only + - × ÷, and products by powers of two, which are exact.
 */

/** e^x, within two units of the last place; 0 below about -745.13, Infinity above about 709.78. */
export const exp = (x: number): number => {
  if (x > largest) return Infinity
  if (x < smallest) return 0
  const exponent = Math.floor(x * Math.LOG2E + 0.5)
  // log 2 in two parts, the first with so few bits that its product with the exponent is exact (Cody and Waite, 1980).
  const high = x - exponent * LN2_HIGH
  const low = exponent * LN2_LOW
  // e^r = 1 + r + r^2 / 2! + … for |r| <= log(2) / 2: what comes after the 14th power is below 2^-62. The small part
  // of r comes in only at the end, so that its bits are not lost.
  const r = high - low
  let series = 0
  for (let power = 14; power >= 2; power--) series = (series + 1) * r / power
  return scale(1 + (high - (low - r * series)), exponent)
}

const largest = 709.782712893384
const smallest = -745.1332191019412

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** x × 2^exponent, in two steps since 2^exponent alone may be out of range; only the last may round. */
const scale = (x: number, exponent: number): number => {
  const half = Math.trunc(exponent / 2)
  return x * powerOfTwo(half) * powerOfTwo(exponent - half)
}

const powerOfTwo = (exponent: number): number => {
  let power = 1
  let square = exponent < 0 ? 0.5 : 2
  for (let bits = Math.abs(exponent); bits > 0; bits >>= 1) {
    if (bits & 1) power *= square
    square *= square
  }
  return power
}
