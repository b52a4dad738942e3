/** How far numbers are from those expected, value by value. */

/** An actual value a is near an expected value e if |a − e| ≤ absolute + relative · |e|. */
export interface Tolerances {
  readonly absolute: number
  readonly relative: number
}

export interface Deviation {
  /** The largest |a − e|; infinite where one of the two is no number, or infinite, and the other is not the same. */
  readonly largest: number
  /** Where that is, from 0; −1 if no value differs. */
  readonly at: number
  /** How many values are not near. */
  readonly beyond: number
}

/** Of values pair by pair; both are of one length. */
export const between = (
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  tolerances: Tolerances
): Deviation => {
  let largest = 0
  let at = -1
  let beyond = 0
  for (let i = 0; i < expected.length; i++) {
    const distance = distanceOf(expected[i], actual[i])
    if (distance === 0) continue
    if (!isNear(expected[i], distance, tolerances)) beyond++
    if (distance <= largest) continue
    largest = distance
    at = i
  }
  return { largest, at, beyond }
}

/** |a − e|: nothing between two that are no numbers or the same infinity, infinity where only one is. */
export const distanceOf = (expected: number, actual: number): number => {
  if (expected === actual || (Number.isNaN(expected) && Number.isNaN(actual))) return 0
  const distance = Math.abs(actual - expected)
  return Number.isNaN(distance) ? Infinity : distance
}

export const isNear = (expected: number, distance: number, { absolute, relative }: Tolerances): boolean =>
  distance <= (Number.isFinite(expected) ? absolute + relative * Math.abs(expected) : absolute)
