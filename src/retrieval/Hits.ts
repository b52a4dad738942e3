/**
 * What a ranking did with the relevant documents of one query: all that a measure needs, so that a full ranking need
 * not be at hand.
 */

/** A document is relevant from gain 1 on. */
export interface Hits {
  /** Ranks, from 1, of the relevant documents that were ranked, ascending. */
  readonly ranks: ArrayLike<number>
  /** The gain of each of them. */
  readonly gains: ArrayLike<number>
  /** The gains of all relevant documents, ranked or not, descending; its length is the number of relevant documents. */
  readonly ideal: ArrayLike<number>
}

/** The hits of a ranking that holds every relevant document, from their ranks in any order. Gains default to 1. */
export const make = (ranks: ArrayLike<number>, gains?: ArrayLike<number>): Hits => {
  const gain = (i: number): number => (gains === undefined ? 1 : gains[i])
  const order = Array.from(ranks, (_, i) => i).filter((i) => gain(i) >= 1).sort((a, b) => ranks[a] - ranks[b])
  const ordered = order.map(gain)
  return { ranks: order.map((i) => ranks[i]), gains: ordered, ideal: ordered.toSorted((a, b) => b - a) }
}

/** What is left where only gains from `least` on count as relevant. */
export const atLeast = (hits: Hits, least: number): Hits => {
  if (least <= 1) return hits
  const kept = Array.from(hits.ranks, (_, i) => i).filter((i) => hits.gains[i] >= least)
  return {
    ranks: kept.map((i) => hits.ranks[i]),
    gains: kept.map((i) => hits.gains[i]),
    ideal: Array.from(hits.ideal).filter((gain) => gain >= least)
  }
}

/** How many relevant documents are ranked up to the cutoff. */
export const found = ({ ranks }: Hits, cutoff: number): number => {
  let count = 0
  while (count < ranks.length && ranks[count] <= cutoff) count++
  return count
}

/** All relevant documents at the top, the greatest gains first. */
export const perfect = ({ ideal }: Hits): Hits => ({ ranks: Array.from(ideal, (_, i) => i + 1), gains: ideal, ideal })
