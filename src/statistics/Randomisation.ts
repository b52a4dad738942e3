/**
 * Fisher's paired randomisation test: were the two systems the same, each difference would as well have had the other
 * sign (Smucker, Allan, Carterette: "A comparison of statistical significance tests for information retrieval
 * evaluation", CIKM 2007). Nothing is assumed of how differences are distributed.
 */
import * as Stream from "../random/Stream.ts"

export interface Options {
  readonly seed: number
  /** Of the random stream: tests of one seed and name, on as many differences, draw the same signs. */
  readonly name: string
  /** By default 10,000. Where there are no more ways to set the signs than this, all are taken and none is drawn. */
  readonly draws?: number
}

export interface Result {
  /** Two-sided: of the mean's absolute value. */
  readonly p: number
  /** How many ways to set the signs were looked at. */
  readonly draws: number
  /** Whether these were all, each once. */
  readonly isExact: boolean
}

/**
 * How probable a mean as far from zero as that of `differences` is, were their signs a matter of chance; 1 of none.
 *
 * A drawn p counts what was observed as one more draw, so it is never 0 (Phipson and Smyth, 2010). Draw `d` sets the
 * signs by the bits of its own words of the stream, ceil(n / 32) from the position d × ceil(n / 32): difference `i` is
 * turned where bit i mod 32 of word floor(i / 32) is 1.
 */
export const test = (differences: ReadonlyArray<number>, { draws = 10_000, name, seed }: Options): Result => {
  const size = Math.max(1, Math.ceil(differences.length / 32))
  const sum = signedSum(differences, size)
  const magnitude = differences.reduce((total, difference) => total + Math.abs(difference), 0)
  const least = Math.abs(sum(new Uint32Array(size), 0)) - tolerance * magnitude
  const extremes = (words: Uint32Array): number => {
    let count = 0
    for (let from = 0; from < words.length; from += size) if (Math.abs(sum(words, from)) >= least) count++
    return count
  }
  const ways = differences.length < 31 ? 1 << differences.length : Infinity
  if (ways <= draws) {
    return { p: extremes(Uint32Array.from({ length: ways }, (_, way) => way)) / ways, draws: ways, isExact: true }
  }
  const stream = Stream.make(seed, name)
  let count = 1
  for (let draw = 0; draw < draws; draw += batch) {
    count += extremes(Stream.words(stream, draw * size, Math.min(batch, draws - draw) * size))
  }
  return { p: count / (1 + draws), draws, isExact: false }
}

/**
 * Sums that are equal may differ by their rounding, of which the sum of the magnitudes is the measure: so far below the
 * observed one a sum still counts as equal.
 */
const tolerance = 1e-12

/** Draws whose words are made at a time. */
const batch = 64

/**
 * The sum of the differences, each turned where its bit is 1, as a function of the `size` words that begin at `from`.
 * Eight differences have 256 sums: made once, they are looked up by the byte that turns the eight.
 */
const signedSum = (differences: ReadonlyArray<number>, size: number): (words: Uint32Array, from: number) => number => {
  const sums = new Float64Array(size * 4 * 256)
  for (let byte = 0; byte < sums.length; byte += 256) {
    const eight = differences.slice(byte / 32, byte / 32 + 8)
    for (let bits = 0; bits < 256; bits++) {
      sums[byte + bits] = eight.reduce((sum, value, i) => bits >>> i & 1 ? sum - value : sum + value, 0)
    }
  }
  return (words, from) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      const word = words[from + i]
      const at = i * 1024
      sum += sums[at + (word & 255)]
      sum += sums[at + 256 + (word >>> 8 & 255)]
      sum += sums[at + 512 + (word >>> 16 & 255)]
      sum += sums[at + 768 + (word >>> 24)]
    }
    return sum
  }
}
