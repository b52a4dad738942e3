/** Where a function of one variable is least. */

/**
 * The x between `low` and `high` at which `f` is least: the best of evenly spaced ones, then golden sections around it,
 * until f no longer tells the points apart. Finds a minimum wider than the spacing; at worst an end.
 */
export const minimise = (f: (x: number) => number, low: number, high: number): number => {
  const step = (high - low) / spaces
  let best = low
  let least = f(low)
  for (let i = 1; i <= spaces; i++) {
    const x = i === spaces ? high : low + i * step
    const value = f(x)
    if (value < least) [best, least] = [x, value]
  }
  const found = section(f, Math.max(low, best - step), Math.min(high, best + step))
  return f(found) < least ? found : best
}

const spaces = 32

/** Kiefer's golden-section search (1953); each step keeps 0.618 of the interval, 36 a part in 3e7 of it. */
const section = (f: (x: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to]
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [f(left), f(right)]
  for (let step = 0; step < 36; step++) {
    if (atLeft < atRight) {
      high = right
      ;[right, atRight] = [left, atLeft]
      left = high - GOLDEN * (high - low)
      atLeft = f(left)
    } else {
      low = left
      ;[left, atLeft] = [right, atRight]
      right = low + GOLDEN * (high - low)
      atRight = f(right)
    }
  }
  return atLeft < atRight ? left : right
}

const GOLDEN = (Math.sqrt(5) - 1) / 2
