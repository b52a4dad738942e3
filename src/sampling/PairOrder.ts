/**
 * The order in which training meets pairs: epoch after epoch, each a fresh random order of all pairs. Where every pair
 * has every language that is all, and the order is the same, position by position, for every strategy of a seed.
 *
 * Where some pairs lack languages, a batch takes those pairs it admits that have been used least, in the random order
 * of their epoch (a pair's epoch is the number of its uses). So nothing is lost by being passed over, and pairs with
 * the same languages are never more than one use apart.
 */
import type { Draws } from "./Draws.ts"
import type { Pair, PairIndex } from "./PairIndex.ts"

export interface PairOrder {
  /**
   * The next `size` pairs whose languages are admitted; none if no pair is. A pair comes twice only if fewer pairs are
   * admitted than asked for.
   */
  readonly take: (size: number, admits: (languages: ReadonlyArray<string>) => boolean) => ReadonlyArray<Pair>
  /** Whether any pair's languages are admitted. */
  readonly has: (admits: (languages: ReadonlyArray<string>) => boolean) => boolean
}

/** `set` is the training set whose pairs alone these are, if so. */
export const make = (index: PairIndex, draws: Draws, set?: string): PairOrder => {
  const lines = linesOf(index, (position) => draws.order(position, set))
  return {
    has: (admits) => lines.some((line) => admits(line.languages)),
    take: (size, admits) => {
      const admitted = lines.filter((line) => admits(line.languages))
      if (admitted.length === 0) return []
      const distinct = admitted.reduce((sum, line) => sum + line.pairs, 0)
      const batch: Array<Pair> = []
      while (batch.length < size) batch.push(...takeDistinct(Math.min(size - batch.length, distinct), admitted))
      return batch
    }
  }
}

/** One use of a pair: its `epoch`th, at the random place `draw` among all pairs of that epoch. */
interface Turn {
  readonly pair: Pair
  readonly number: number
  readonly epoch: number
  readonly draw: number
}

/** The turns of all pairs that exist in the same languages; these are admitted together, so they are used evenly. */
interface Line {
  readonly languages: ReadonlyArray<string>
  readonly pairs: number
  readonly turns: Iterator<Turn, never>
  /** Turns looked at but not taken yet. */
  ahead: Array<Turn>
}

const linesOf = ({ pairs }: PairIndex, order: (position: number) => number): ReadonlyArray<Line> => {
  const groups = Map.groupBy(pairs.keys(), (number) => JSON.stringify(pairs[number].languages))
  return [...groups.values()].map((numbers) => ({
    languages: pairs[numbers[0]].languages,
    pairs: numbers.length,
    turns: turnsOf(pairs, Uint32Array.from(numbers), (epoch, number) => order(epoch * pairs.length + number)),
    ahead: []
  }))
}

const turnsOf = function*(
  pairs: ReadonlyArray<Pair>,
  numbers: Uint32Array,
  draw: (epoch: number, number: number) => number
): Generator<Turn, never> {
  for (let epoch = 0;; epoch++) {
    for (const number of sortedBy((number) => draw(epoch, number), numbers)) {
      yield { pair: pairs[number], number, epoch, draw: draw(epoch, number) }
    }
  }
}

/**
 * The numbers in the order of their draws, then their own. Both are halves of one 64-bit integer, the draw the upper
 * one (typed arrays are little-endian), since sorting integers is many times faster than sorting by a function.
 */
const sortedBy = function*(draw: (number: number) => number, numbers: Uint32Array): Generator<number> {
  const keys = new BigUint64Array(numbers.length)
  const halves = new Uint32Array(keys.buffer)
  numbers.forEach((number, i) => {
    halves[2 * i] = number
    halves[2 * i + 1] = draw(number)
  })
  keys.sort()
  for (let i = 0; i < halves.length; i += 2) yield halves[i]
}

/** The pair's number breaks the rare tie of two draws. */
const byTurn = (a: Turn, b: Turn): number => a.epoch - b.epoch || a.draw - b.draw || a.number - b.number

const takeDistinct = (size: number, lines: ReadonlyArray<Line>): ReadonlyArray<Pair> => {
  const turns = lines.flatMap((line) => nextTurns(size, line)).sort(byTurn).slice(0, size)
  const taken = new Set(turns)
  for (const line of lines) line.ahead = line.ahead.filter((turn) => !taken.has(turn))
  return turns.map((turn) => turn.pair)
}

/** The next turn of each of the line's first `size` pairs: at an epoch's end, a pair's second turn is left for later. */
const nextTurns = (size: number, line: Line): ReadonlyArray<Turn> => {
  const next = new Map<Pair, Turn>()
  for (let i = 0; next.size < Math.min(size, line.pairs); i++) {
    if (i === line.ahead.length) line.ahead.push(line.turns.next().value)
    const turn = line.ahead[i]
    if (!next.has(turn.pair)) next.set(turn.pair, turn)
  }
  return [...next.values()]
}
