/** Which of many training pairs are kept where a limit is set, and which are held out of training. */
import * as Random from "../random/Stream.ts"
import type { Pair } from "./Dataset.ts"

/**
 * `limit` of `items` drawn at random without replacement, in their order; all of them where there are no more. A
 * function of how many there are and of `name`, the dataset's: the same draw in every experiment.
 */
export const draw = <A>(name: string, items: ReadonlyArray<A>, limit = Infinity): ReadonlyArray<A> =>
  drawFrom(`draw/${name}`, items, limit)

const drawFrom = <A>(stream: string, items: ReadonlyArray<A>, limit: number): ReadonlyArray<A> => {
  if (items.length <= limit) return items
  const order = Random.permutation(Random.make(1, stream), 0, items.length)
  return Array.from(order.subarray(0, limit).sort(), (i) => items[i])
}

/** The pairs of `limit` ids drawn so, each in all of its languages. */
export const drawPairs = (name: string, pairs: ReadonlyArray<Pair>, limit?: number): ReadonlyArray<Pair> => {
  if (limit === undefined) return pairs
  const drawn = new Set(draw(name, [...new Set(pairs.map(({ pairId }) => pairId))], limit))
  return pairs.filter(({ pairId }) => drawn.has(pairId))
}

export interface Split {
  readonly pairs: ReadonlyArray<Pair>
  readonly heldOut: ReadonlyArray<Pair>
}

/**
 * Takes the pairs of `count` ids out of training, each in all of its languages, drawn as above; at most half of the ids.
 * Other pairs with the same query or passage are left out of training as well: what was trained on is no test.
 */
export const holdOut = (name: string, pairs: ReadonlyArray<Pair>, count: number): Split => {
  if (count === 0) return { pairs, heldOut: [] }
  const ids = [...new Set(pairs.map(({ pairId }) => pairId))]
  const drawn = new Set(drawFrom(`held-out/${name}`, ids, Math.min(count, Math.floor(ids.length / 2))))
  const heldOut = pairs.filter(({ pairId }) => drawn.has(pairId))
  const known = new Set(heldOut.flatMap(({ lang, passage, query }) => [`${lang} ${query}`, `${lang} ${passage}`]))
  const alike = new Set(
    pairs.filter(({ lang, passage, query }) => known.has(`${lang} ${query}`) || known.has(`${lang} ${passage}`))
      .map(({ pairId }) => pairId)
  )
  return { pairs: pairs.filter(({ pairId }) => !alike.has(pairId)), heldOut }
}
