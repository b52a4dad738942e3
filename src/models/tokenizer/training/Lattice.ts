/**
 * All ways to cut segments into candidates, by where the last candidate ends.
 *
 * With p(x) the probability of candidate x and a(j) the total probability of all ways to cut a segment's first j
 * symbols, a(j) is the sum of a(j - |x|) p(x) over the candidates x that end at j. Only the ratios a(j) / a(j - 1) are
 * kept. They stay far from the ends of float64 however long a segment is, and need no logarithm: only sums, products
 * and quotients, which IEEE 754 rounds alike on every machine.
 */
import * as Trie from "../Trie.ts"
import type { Corpus } from "./Corpus.ts"
import { MAX_LENGTH, type Substring } from "./Substrings.ts"

export interface Lattice {
  readonly corpus: Corpus
  /** The candidates from last symbol to first. */
  readonly trie: Trie.Trie
  /** Node of the trie → index of the candidate that starts there, or -1. */
  readonly candidateAt: Int32Array
}

export const make = (corpus: Corpus, candidates: ReadonlyArray<Substring>): Lattice => {
  const trie = Trie.make()
  const nodes = candidates.map(({ length, start }) =>
    Trie.insertAll(trie, corpus.symbols.subarray(start, start + length).toReversed())
  )
  const candidateAt = new Int32Array(trie.size).fill(-1)
  nodes.forEach((node, candidate) => {
    candidateAt[node] = candidate
  })
  return { corpus, trie, candidateAt }
}

/** How often each candidate occurs in the texts' segmentations, on average over all of them by their probability. */
export const expectedCounts = (lattice: Lattice, probabilities: Float64Array): Float64Array => {
  const { counts, starts } = lattice.corpus
  const expected = new Float64Array(probabilities.length)
  const paths = makePaths(lattice.corpus)
  counts.forEach((count, index) => {
    const start = starts[index]
    const segment = { start, length: starts[index + 1] - 1 - start }
    forward(lattice, probabilities, segment, paths)
    backward(paths, segment.length, count, expected)
  })
  return expected
}

/**
 * The likeliest way to cut a candidate into others: their indices, last first. Of equally likely ways the one whose last
 * piece is shortest.
 */
export const alternative = (lattice: Lattice, probabilities: Float64Array, whole: Substring): ReadonlyArray<number> => {
  const { candidateAt, corpus, trie } = lattice
  const best = new Float64Array(whole.length + 1)
  const starts = new Int32Array(whole.length + 1)
  const last = new Int32Array(whole.length + 1)
  best[0] = 1
  for (let end = 1; end <= whole.length; end++) {
    const first = end === whole.length ? 1 : 0
    for (let start = end - 1, node = 0; start >= first; start--) {
      node = Trie.child(trie, node, corpus.symbols[whole.start + start])
      if (node < 0) break
      const candidate = candidateAt[node]
      if (candidate < 0 || best[start] * probabilities[candidate] <= best[end]) continue
      best[end] = best[start] * probabilities[candidate]
      starts[end] = start
      last[end] = candidate
    }
  }
  const pieces: Array<number> = []
  for (let end = whole.length; end > 0; end = starts[end]) pieces.push(last[end])
  return pieces
}

/** One segment's lattice; the arrays are reused for every segment. Edges are candidates at places in the segment. */
interface Paths {
  /** a(j) / a(j - 1), and the probability that a cut is at j. */
  readonly ratios: Float64Array
  readonly cuts: Float64Array
  /** Index of the first edge that ends at j. */
  readonly edges: Int32Array
  readonly candidates: Int32Array
  readonly starts: Int32Array
  /** a(start) p(candidate) / a(end - 1). */
  readonly weights: Float64Array
}

const makePaths = ({ counts, starts }: Corpus): Paths => {
  const longest = counts.reduce((longest, _, segment) => Math.max(longest, starts[segment + 1] - starts[segment]), 0)
  return {
    ratios: new Float64Array(longest + 1),
    cuts: new Float64Array(longest + 1),
    edges: new Int32Array(longest + 2),
    candidates: new Int32Array(longest * MAX_LENGTH),
    starts: new Int32Array(longest * MAX_LENGTH),
    weights: new Float64Array(longest * MAX_LENGTH)
  }
}

const forward = (
  { candidateAt, corpus: { symbols }, trie }: Lattice,
  probabilities: Float64Array,
  segment: Substring,
  paths: Paths
): void => {
  let edge = 0
  for (let end = 1; end <= segment.length; end++) {
    paths.edges[end] = edge
    let total = 0
    for (let start = end - 1, node = 0, before = 1; start >= 0; before /= paths.ratios[start--]) {
      node = Trie.child(trie, node, symbols[segment.start + start])
      if (node < 0) break
      const candidate = candidateAt[node]
      if (candidate < 0) continue
      const weight = before * probabilities[candidate]
      paths.candidates[edge] = candidate
      paths.starts[edge] = start
      paths.weights[edge++] = weight
      total += weight
    }
    paths.ratios[end] = total
  }
  paths.edges[segment.length + 1] = edge
}

const backward = (paths: Paths, length: number, count: number, expected: Float64Array): void => {
  paths.cuts.fill(0, 0, length)
  paths.cuts[length] = count
  for (let end = length; end > 0; end--) {
    const share = paths.cuts[end] / paths.ratios[end]
    for (let edge = paths.edges[end]; edge < paths.edges[end + 1]; edge++) {
      const occurrences = paths.weights[edge] * share
      expected[paths.candidates[edge]] += occurrences
      paths.cuts[paths.starts[edge]] += occurrences
    }
  }
}
