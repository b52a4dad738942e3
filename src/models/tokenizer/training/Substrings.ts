/** Substrings of a corpus, and those it repeats. */
import * as Trie from "../Trie.ts"
import { BOUNDARY, type Corpus } from "./Corpus.ts"

/** SentencePiece's max_sentencepiece_length. */
export const MAX_LENGTH = 16

/** A substring by one of its occurrences. */
export interface Substring {
  /** Index in the corpus's symbols. */
  readonly start: number
  /** Symbols. */
  readonly length: number
}

export interface Counted extends Substring {
  /** Occurrences in the texts. */
  readonly count: number
}

/**
 * All single symbols, and all substrings of up to `MAX_LENGTH` symbols that occur at least twice, save those always
 * followed by the same symbol, which occur only inside a longer one. These are the inner nodes of the corpus's suffix
 * tree, found level by level: the substrings of one length extend the repeated ones of the length before.
 */
export const repeated = (corpus: Corpus): ReadonlyArray<Counted> => {
  const found: Array<Counted> = []
  const trie = Trie.make()
  const weights = weightsOf(corpus)
  let level = root(weights)
  while (level.length < MAX_LENGTH) {
    const next = extend(corpus, weights, trie, level)
    collect(level, found)
    level = next
  }
  collect(level, found)
  return found
}

/** Code points in order, so the order of UTF-8 bytes. */
export const compare = ({ symbols }: Corpus, a: Substring, b: Substring): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = symbols[a.start + i] - symbols[b.start + i]
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export const textOf = ({ alphabet, symbols }: Corpus, { length, start }: Substring): string =>
  Array.from(symbols.subarray(start, start + length), (symbol) => alphabet[symbol]).join("")

/** The substrings of one length. Their nodes in the trie are numbered in a row, from `base`. */
interface Level {
  readonly length: number
  readonly base: number
  readonly size: number
  /** By node: occurrences, where the first is, and whether always the same symbol follows. */
  readonly counts: Float64Array
  readonly starts: Int32Array
  readonly closed: Uint8Array
  /** Where a repeated substring of this length starts, and its node. */
  readonly positions: Int32Array
  readonly nodes: Int32Array
}

/** The empty substring, at every symbol. */
const root = (weights: Float64Array): Level => {
  const positions = Int32Array.from(weights.keys()).filter((position) => weights[position] > 0)
  return {
    length: 0,
    base: 0,
    size: 0,
    counts: new Float64Array(1),
    starts: new Int32Array(1),
    closed: new Uint8Array(1),
    positions,
    nodes: new Int32Array(positions.length)
  }
}

const extend = (corpus: Corpus, weights: Float64Array, trie: Trie.Trie, level: Level): Level => {
  const { base: parents, length, nodes, positions } = level
  const base = trie.size
  const counts = new Float64Array(positions.length)
  const starts = new Int32Array(positions.length)
  const children = nodes.map((node, k) => {
    const symbol = corpus.symbols[positions[k] + length]
    if (symbol === BOUNDARY) return -1
    const child = Trie.insert(trie, node, symbol)
    if (counts[child - base] === 0) starts[child - base] = positions[k]
    counts[child - base] += weights[positions[k]]
    return child
  })
  children.forEach((child, k) => {
    if (child >= 0 && counts[child - base] === level.counts[nodes[k] - parents]) level.closed[nodes[k] - parents] = 1
  })
  const repeats = (_: number, k: number) => children[k] >= 0 && counts[children[k] - base] >= 2
  return {
    length: length + 1,
    base,
    size: trie.size - base,
    counts,
    starts,
    closed: new Uint8Array(trie.size - base),
    positions: positions.filter(repeats),
    nodes: children.filter(repeats)
  }
}

const collect = ({ closed, counts, length, size, starts }: Level, found: Array<Counted>): void => {
  for (let node = 0; node < size; node++) {
    const wanted = length === 1 || (counts[node] >= 2 && closed[node] === 0)
    if (wanted) found.push({ start: starts[node], length, count: counts[node] })
  }
}

/** For each symbol of the corpus, how often its segment occurs; 0 for boundaries. */
const weightsOf = ({ counts, starts, symbols }: Corpus): Float64Array => {
  const weights = new Float64Array(symbols.length)
  counts.forEach((count, segment) => weights.fill(count, starts[segment], starts[segment + 1] - 1))
  return weights
}
