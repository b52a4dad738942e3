/**
 * The best segmentation of a normalised text into the pieces of a SentencePiece model, exactly as unigram_model.cc
 * (EncodeOptimized) finds it. Sums are float32; of equal sums the first found stays, whose last piece is the longest.
 * Unlike in Unigram.ts, the text is one: sums go on from word to word.
 */
import * as CodeUnits from "../CodeUnits.ts"
import * as Trie from "../Trie.ts"
import { BYTE, byteOf, type ModelFile, NORMAL, type Piece, USER_DEFINED } from "./ModelFile.ts"

/** Appends the ids of a text's pieces. */
export type Segment = (text: CodeUnits.CodeUnits, ids: Array<number>) => void

export const make = (file: ModelFile): Segment => {
  const model = modelOf(file)
  let best = makeBest(1024)
  return (text, ids) => {
    if (text.length >= best.totals.length) best = makeBest(2 * text.length)
    search(model, best, text)
    trace(model, best, text, ids)
  }
}

interface Model {
  /** Pieces of text, as UTF-16 code units. */
  readonly trie: Trie.Trie
  /** Node of the trie → id of the piece that ends there, or -1. */
  readonly pieceAt: Int32Array
  /** By id. */
  readonly scores: Float64Array
  readonly unknown: number
  /** Byte → id of its piece; empty without byte fallback. */
  readonly byteIds: Int32Array
}

const modelOf = ({ byteFallback, pieces, unknown }: ModelFile): Model => {
  const trie = Trie.make()
  const matched = ({ kind }: Piece) => kind === NORMAL || kind === USER_DEFINED
  const ends = pieces.map((piece) => matched(piece) ? Trie.insertAll(trie, codeUnits(piece.text)) : 0)
  const pieceAt = new Int32Array(trie.size).fill(-1)
  ends.forEach((node, id) => {
    if (node > 0) pieceAt[node] = id
  })
  const byteIds = new Int32Array(byteFallback ? 256 : 0)
  pieces.forEach(({ kind, text }, id) => {
    if (kind === BYTE) byteIds[byteOf(text)] = id
  })
  return { trie, pieceAt, scores: scoresOf(pieces, unknown), unknown, byteIds }
}

const codeUnits = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

const scoresOf = (pieces: ReadonlyArray<Piece>, unknown: number): Float64Array => {
  const least = pieces.reduce((least, { kind, score }) => kind === NORMAL ? Math.min(least, score) : least, FLT_MAX)
  const scores = Float64Array.from(pieces, ({ kind, score, text }) => kind === USER_DEFINED ? symbolScore(text) : score)
  scores[unknown] = Math.fround(least - UNKNOWN_PENALTY)
  return scores
}

/** What a user-defined symbol has instead of a score, so that it wins; that of SentencePiece 0.2.2. */
export const symbolScore = (text: string): number => 0.1 * Buffer.byteLength(text) - 0.1

const FLT_MAX = 3.4028234663852886e38

/** kUnkPenalty: how far below all pieces an unknown character is. */
const UNKNOWN_PENALTY = 10

/** For each end in a text, the best path to it: the sum of its scores, and start and id of its last piece. */
interface Best {
  readonly totals: Float32Array
  /** -1: no path is known. */
  readonly starts: Int32Array
  readonly ids: Int32Array
}

const makeBest = (size: number): Best => ({
  totals: new Float32Array(size),
  starts: new Int32Array(size),
  ids: new Int32Array(size)
})

const search = (model: Model, best: Best, { length, units }: CodeUnits.CodeUnits): void => {
  const { pieceAt, scores, trie, unknown } = model
  const { ids, starts, totals } = best
  starts.fill(-1, 1, length + 1)
  const take = (start: number, end: number, id: number, total: number): void => {
    const sum = Math.fround(total)
    if (starts[end] >= 0 && sum <= totals[end]) return
    totals[end] = sum
    starts[end] = start
    ids[end] = id
  }
  for (let start = 0, width; start < length; start += width) {
    width = characterWidth(units[start])
    const total = totals[start]
    let known = false
    for (let end = start, node = 0; end < length;) {
      node = Trie.child(trie, node, units[end++])
      if (node < 0) break
      if (pieceAt[node] < 0) continue
      take(start, end, pieceAt[node], total + scores[pieceAt[node]])
      if (end === start + width) known = true
    }
    if (!known) take(start, start + width, unknown, total + scores[unknown])
  }
}

/** Code units of the character that begins with this one. */
const characterWidth = (unit: number): number => (unit & 0xfc00) === 0xd800 ? 2 : 1

/** Follows the best path back from the text's end. Neighbouring unknown characters make one unknown. */
const trace = ({ byteIds, unknown }: Model, best: Best, text: CodeUnits.CodeUnits, ids: Array<number>): void => {
  const from = ids.length
  for (let end = text.length; end > 0; end = best.starts[end]) {
    const id = best.ids[end]
    if (id !== unknown) ids.push(id)
    else if (byteIds.length > 0) pushBytes(byteIds, text.units.subarray(best.starts[end], end), ids)
    else if (ids.length === from || ids[ids.length - 1] !== unknown) ids.push(unknown)
  }
  reverse(ids, from)
}

/** The ids of a character's UTF-8 bytes, last byte first. */
const pushBytes = (byteIds: Int32Array, character: Uint16Array, ids: Array<number>): void => {
  const bytes = Buffer.from(String.fromCharCode(...character))
  for (let i = bytes.length - 1; i >= 0; i--) ids.push(byteIds[bytes[i]])
}

const reverse = (ids: Array<number>, from: number): void => {
  for (let low = from, high = ids.length - 1; low < high; low++, high--) {
    const id = ids[low]
    ids[low] = ids[high]
    ids[high] = id
  }
}
