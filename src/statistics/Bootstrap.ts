/** Efron's bootstrap: how a statistic varies between samples of the sample, drawn with replacement. */
import * as Stream from "../random/Stream.ts"
import { confidence, type Interval } from "./Interval.ts"
import * as Moments from "./Moments.ts"

export interface Options {
  readonly seed: number
  /** Of the random stream: bootstraps of one seed and name, of as many values, draw the same samples. */
  readonly name: string
  /** By default 10,000. */
  readonly draws?: number
}

/** The percentile interval of the mean of `values` (Efron and Tibshirani 1993, chapter 13). NaN of no values. */
export const interval = (
  values: ReadonlyArray<number>,
  { level = confidence, ...options }: Options & { readonly level?: number }
): Interval => {
  const given = Float64Array.from(values)
  const means = distribution(values.length, (resample) => {
    let sum = 0
    for (let i = 0; i < resample.length; i++) sum += given[resample[i]]
    return sum / resample.length
  }, options).sort()
  const beyond = (1 - level) / 2
  return { low: Moments.quantile(means, beyond), high: Moments.quantile(means, 1 - beyond) }
}

/**
 * What `statistic` gives for each of `draws` samples, in the order drawn. It is called with indices below `size`, as
 * many, in an array that the next draw overwrites.
 *
 * Indices come from the stream in order, one draw after the other. Up to a size of 65,536, a word holds two candidates,
 * the lower half first: a half h gives floor(h × size / 65,536) and is passed over where the rest is below 65,536 mod
 * size, which leaves all indices equally probable (Lemire, "Fast random integer generation in an interval", 2019).
 * Above, a word gives one, with a bias below size / 2^32.
 */
export const distribution = (
  size: number,
  statistic: (resample: Int32Array) => number,
  { draws = 10_000, name, seed }: Options
): Float64Array => {
  const stream = Stream.make(seed, name)
  const statistics = new Float64Array(draws)
  const resample = new Int32Array(size)
  let pool = new Int32Array(0)
  let position = 0
  for (let draw = 0; draw < draws; draw++) {
    for (let filled = 0; filled < size;) {
      if (pool.length === 0) {
        pool = indices(Stream.words(stream, position, batch), size)
        position += batch
      }
      const some = pool.subarray(0, size - filled)
      resample.set(some, filled)
      filled += some.length
      pool = pool.subarray(some.length)
    }
    statistics[draw] = statistic(resample)
  }
  return statistics
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
