/**
 * The unigram language model's best segmentation (Kudo 2018, arXiv 1804.10959): of all ways to cut a word into pieces,
 * the one with the greatest sum of scores, by Viterbi's algorithm. Sums are float64, taken from the word's start; of
 * equal sums the one whose last piece is longest wins. Both are as in the Rust library `tokenizers`.
 */
import * as Trie from "./Trie.ts"
import { FIRST_BYTE, reserved, UNKNOWN, type Vocabulary } from "./Vocabulary.ts"

/** Appends the ids of a word's best segmentation. Special tokens and byte pieces spelled out in the word stay text. */
export type Segment = (word: string, ids: Array<number>) => void

export const make = (vocabulary: Vocabulary): Segment => {
  const model = modelOf(vocabulary)
  let best = makeBest(model, 64)
  return (word, ids) => {
    if (word.length >= best.totals.length) best = makeBest(model, 2 * word.length)
    search(model, word, best)
    trace(best, word, vocabulary.byteFallback, ids)
  }
}

interface Model {
  /** The pieces of text, as UTF-16 code units. */
  readonly trie: Trie.Trie
  /** Node of the trie → id of the piece that ends there, or -1. */
  readonly pieceAt: Int32Array
  /** By id; at `UNKNOWN` the score of an unknown character. */
  readonly scores: Float64Array
}

const modelOf = ({ byteFallback, pieces }: Vocabulary): Model => {
  const trie = Trie.make()
  const firstText = reserved(byteFallback).length
  const ends = pieces.map(({ text }, id) => id < firstText ? 0 : Trie.insertAll(trie, codeUnits(text)))
  const pieceAt = new Int32Array(trie.size).fill(-1)
  ends.forEach((node, id) => {
    if (node > 0) pieceAt[node] = id
  })
  const scores = Float64Array.from(pieces, ({ score }) => score)
  scores[UNKNOWN] = scores.reduce((least, score) => Math.min(least, score), Infinity) - UNKNOWN_PENALTY
  return { trie, pieceAt, scores }
}

/** SentencePiece's kUnkPenalty: how far below all pieces an unknown character is. */
const UNKNOWN_PENALTY = 10

const codeUnits = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

/** For each end in a word, the best path to it: the sum of its scores, and start and id of its last piece. */
interface Best {
  readonly scores: Float64Array
  readonly totals: Float64Array
  readonly starts: Int32Array
  readonly ids: Int32Array
}

const makeBest = ({ scores }: Model, size: number): Best => ({
  scores,
  totals: new Float64Array(size),
  starts: new Int32Array(size),
  ids: new Int32Array(size)
})

const search = ({ pieceAt, trie }: Model, word: string, best: Best): void => {
  best.totals.fill(-Infinity, 1, word.length + 1)
  for (let start = 0, width; start < word.length; start += width) {
    width = characterWidth(word, start)
    let known = false
    for (let end = start, node = 0; end < word.length;) {
      node = Trie.child(trie, node, word.charCodeAt(end++))
      if (node < 0) break
      if (pieceAt[node] < 0) continue
      extend(best, start, end, pieceAt[node])
      known ||= end === start + width
    }
    if (!known) extend(best, start, start + width, UNKNOWN)
  }
}

/** Takes the best path to `start`, and from there the piece `id` to `end`, if that is better than what is known. */
const extend = ({ ids, scores, starts, totals }: Best, start: number, end: number, id: number): void => {
  const total = totals[start] + scores[id]
  if (total <= totals[end]) return
  totals[end] = total
  starts[end] = start
  ids[end] = id
}

/** UTF-16 code units of the character at `start`. */
const characterWidth = (word: string, start: number): number => (word.charCodeAt(start) & 0xfc00) === 0xd800 ? 2 : 1

/** Follows the best path back from the word's end. Neighbouring unknown characters make one `UNKNOWN`. */
const trace = (best: Best, word: string, byteFallback: boolean, ids: Array<number>): void => {
  const backwards: Array<number> = []
  for (let end = word.length; end > 0; end = best.starts[end]) {
    const id = best.ids[end]
    if (id !== UNKNOWN) backwards.push(id)
    else if (byteFallback) backwards.push(...byteIds(word.slice(best.starts[end], end)).toReversed())
    else if (backwards.at(-1) !== UNKNOWN) backwards.push(UNKNOWN)
  }
  for (let at = backwards.length - 1; at >= 0; at--) ids.push(backwards[at])
}

const byteIds = (character: string): ReadonlyArray<number> =>
  Array.from(Buffer.from(character), (byte) => FIRST_BYTE + byte)
