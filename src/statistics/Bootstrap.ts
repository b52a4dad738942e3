/** Efron's bootstrap: how a statistic varies between samples of the sample, drawn with replacement. */
import * as Stream from "../random/Stream.ts"
import * as Words from "../random/Words.ts"
import { confidence, type Interval } from "./Interval.ts"
import * as Moments from "./Moments.ts"

export interface Options {
  readonly seed: number
  /** Of the random stream: bootstraps of one seed and name, of as many values, draw the same samples. */
  readonly name: string
  /** By default 10,000. */
  readonly draws?: number
}

interface Level {
  /** By default 0.95. */
  readonly level?: number
}

/** The percentile interval of the mean of `values` (Efron and Tibshirani 1993, chapter 13). NaN of no values. */
export const interval = (values: ReadonlyArray<number>, options: Options & Level): Interval =>
  intervals([values], options)[0]

/**
 * What `interval` gives for each of `columns`, as many values each. Drawing takes longer than adding, and all of them
 * share the draws: a hundred columns take the time of some ten on their own.
 */
export const intervals = (
  columns: ReadonlyArray<ReadonlyArray<number>>,
  { level = confidence, ...options }: Options & Level
): ReadonlyArray<Interval> => {
  const given = columns.map((values) => Float64Array.from(values))
  const means = columns.map(() => new Float64Array(options.draws ?? usual))
  sample(columns[0]?.length ?? 0, options, (resample, draw) => {
    for (let i = 0; i < given.length; i++) means[i][draw] = meanOf(given[i], resample)
  })
  const beyond = (1 - level) / 2
  return means.map((means) => {
    means.sort()
    return { low: Moments.quantile(means, beyond), high: Moments.quantile(means, 1 - beyond) }
  })
}

const meanOf = (values: Float64Array, resample: Int32Array): number => {
  let sum = 0
  for (let i = 0; i < resample.length; i++) sum += values[resample[i]]
  return sum / resample.length
}

/**
 * What `statistic` gives for each sample, in the order drawn. It is called with indices below `size`, as many, in an
 * array that the next draw overwrites.
 */
export const distribution = (
  size: number,
  statistic: (resample: Int32Array) => number,
  options: Options
): Float64Array => {
  const statistics = new Float64Array(options.draws ?? usual)
  sample(size, options, (resample, draw) => {
    statistics[draw] = statistic(resample)
  })
  return statistics
}

/** The number of draws where none is named. */
const usual = 10_000

/**
 * Visits each sample. Indices come from the stream in order, one draw after the other. Up to a size of 65,536, a word
 * holds two candidates, the lower half first: a half h gives floor(h × size / 65,536) and is passed over where the rest
 * is below 65,536 mod size, which leaves all indices equally probable (Lemire, "Fast random integer generation in an
 * interval", 2019). Above, a word gives one, with a bias below size / 2^32.
 */
const sample = (
  size: number,
  { draws = usual, name, seed }: Options,
  visit: (resample: Int32Array, draw: number) => void
): void => {
  const stream = Stream.make(seed, name)
  const resample = new Int32Array(size)
  let pool = new Int32Array(0)
  let position = 0
  for (let draw = 0; draw < draws; draw++) {
    for (let filled = 0; filled < size;) {
      if (pool.length === 0) {
        pool = indices(Words.read(stream, position, batch), size)
        position += batch
      }
      const some = pool.subarray(0, size - filled)
      resample.set(some, filled)
      filled += some.length
      pool = pool.subarray(some.length)
    }
    visit(resample, draw)
  }
}

/** Words made at a time. */
const batch = 8192

const indices = (words: Uint32Array, size: number): Int32Array<ArrayBuffer> => {
  if (size > 65536) return Int32Array.from(words, (word) => Math.floor(word / 4294967296 * size))
  const unfair = 65536 % size
  const indices = new Int32Array(2 * words.length)
  let count = 0
  for (let i = 0; i < words.length; i++) {
    const lower = Math.imul(words[i] & 0xffff, size)
    const upper = Math.imul(words[i] >>> 16, size)
    // Written first and kept after: a branch that is seldom taken costs more.
    indices[count] = lower >>> 16
    count += (lower & 0xffff) >= unfair ? 1 : 0
    indices[count] = upper >>> 16
    count += (upper & 0xffff) >= unfair ? 1 : 0
  }
  return indices.subarray(0, count)
}
