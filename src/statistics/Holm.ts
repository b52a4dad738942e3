/** Holm's correction for several tests ("A simple sequentially rejective multiple test procedure", 1979). */

/**
 * The adjusted `ps`, in the order given: the i-th smallest of m times m - i + 1, never below a smaller one's, at most 1.
 * Rejecting those of at most 0.05 keeps the probability of any false rejection, however the tests depend on each other.
 */
export const adjust = (ps: ReadonlyArray<number>): ReadonlyArray<number> => {
  const ascending = ps.map((_, i) => i).sort((a, b) => ps[a] - ps[b])
  const adjusted = [...ps]
  let largest = 0
  for (const [place, i] of ascending.entries()) {
    largest = Math.min(1, Math.max(largest, (ps.length - place) * ps[i]))
    adjusted[i] = largest
  }
  return adjusted
}
