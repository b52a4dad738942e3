/** Which of many training pairs are kept where a limit is set. */
import * as Random from "../random/Stream.ts"
import type { Pair } from "./Dataset.ts"

/**
 * `limit` of `items` drawn at random without replacement, in their order; all of them where there are no more. A
 * function of how many there are and of `name`, the dataset's: the same draw in every experiment.
 */
export const draw = <A>(name: string, items: ReadonlyArray<A>, limit = Infinity): ReadonlyArray<A> => {
  if (items.length <= limit) return items
  const order = Random.permutation(Random.make(1, `draw/${name}`), 0, items.length)
  return Array.from(order.subarray(0, limit).sort(), (i) => items[i])
}

/** The pairs of `limit` ids drawn so, each in all of its languages. */
export const drawPairs = (name: string, pairs: ReadonlyArray<Pair>, limit?: number): ReadonlyArray<Pair> => {
  if (limit === undefined) return pairs
  const drawn = new Set(draw(name, [...new Set(pairs.map(({ pairId }) => pairId))], limit))
  return pairs.filter(({ pairId }) => drawn.has(pairId))
}
