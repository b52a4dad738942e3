/** Where a condition begins to hold. */

/**
 * The least x above `low` at which `holds`, which must be false at `low`, true at `high` and change once between them:
 * by halving, until no number is in between.
 */
export const bisect = (holds: (x: number) => boolean, low: number, high: number): number => {
  let [below, above] = [low, high]
  for (let middle = (below + above) / 2; below < middle && middle < above; middle = (below + above) / 2) {
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}
