/** What describes a sample: its mean, its deviation, its quantiles. */

/** The arithmetic mean; NaN of no values. */
export const mean = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The sample standard deviation (divisor n - 1), exactly 0 where all values are the same; undefined below two values. */
export const deviation = (values: ReadonlyArray<number>): number | undefined => {
  if (values.length < 2) return undefined
  // About the first value: the rounding of a mean is no deviation.
  const shifted = values.map((value) => value - values[0])
  const centre = mean(shifted)
  const squares = shifted.reduce((sum, value) => sum + (value - centre) * (value - centre), 0)
  return Math.sqrt(squares / (values.length - 1))
}

/**
 * The quantile at `p`, 0 to 1, of values in ascending order: linear between the two around (n - 1) p, as numpy's
 * default and R's type 7 (Hyndman and Fan, "Sample quantiles in statistical packages", 1996). NaN of no values.
 */
export const quantile = (sorted: ArrayLike<number>, p: number): number => {
  if (sorted.length === 0) return NaN
  const position = (sorted.length - 1) * p
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  const fraction = position - Math.floor(position)
  // From the nearer end, so that the quantile grows with p and stays between the two.
  return fraction < 0.5 ? below + (above - below) * fraction : above - (above - below) * (1 - fraction)
}
