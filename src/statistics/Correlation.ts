/** Rank correlations of two lists of numbers, value by value, from -1 to 1; undefined where one list does not vary. */

/** Spearman's rho: the linear correlation of the ranks, equal values sharing the mean of theirs. */
export const spearman = (x: ReadonlyArray<number>, y: ReadonlyArray<number>): number | undefined => {
  const [xs, ys] = [centred(x), centred(y)]
  const spread = Math.sqrt(dot(xs, xs) * dot(ys, ys))
  return spread === 0 ? undefined : within(dot(xs, ys) / spread)
}

/**
 * Kendall's tau-b: concordant less discordant pairs, over the geometric mean of the pairs that differ in x and those
 * that differ in y (Kendall 1945). Looks at every pair.
 */
export const kendall = (x: ReadonlyArray<number>, y: ReadonlyArray<number>): number | undefined => {
  let [agreement, inX, inY] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [Math.sign(x[i] - x[j]), Math.sign(y[i] - y[j])]
      agreement += a * b
      inX += a * a
      inY += b * b
    }
  }
  return inX === 0 || inY === 0 ? undefined : within(agreement / Math.sqrt(inX * inY))
}

/** Twice the ranks, less their mean, which are whole numbers: sums of their products are exact. */
const centred = (values: ReadonlyArray<number>): ReadonlyArray<number> => {
  const ascending = values.map((_, i) => i).sort((a, b) => values[a] - values[b])
  const ranks = values.map(() => 0)
  for (let from = 0, to = 0; from < values.length; from = to) {
    while (to < values.length && values[ascending[to]] === values[ascending[from]]) to++
    for (const i of ascending.slice(from, to)) ranks[i] = from + to - values.length
  }
  return ranks
}

const dot = (x: ReadonlyArray<number>, y: ReadonlyArray<number>): number => x.reduce((sum, a, i) => sum + a * y[i], 0)

/** A square root may be rounded to just below what it is divided into. */
const within = (correlation: number): number => Math.max(-1, Math.min(1, correlation))
