/**
 * Training texts as the trainer reads them: distinct segments with their counts. A segment is a stretch of text that
 * pieces never leave: a run of letters and marks, or of other characters, with the mark of the word it starts; a digit
 * alone. Symbols number the alphabet's characters from 1 by code point, so their order is that of the bytes.
 */
import { normalize, WORD_START, words } from "../Normalizer.ts"

export interface Corpus {
  /** All segments, sorted, each followed by `BOUNDARY`. */
  readonly symbols: Int32Array
  /** Where each segment starts in `symbols`, and last the length of `symbols`. */
  readonly starts: Int32Array
  /** How often each segment occurs. */
  readonly counts: Float64Array
  /** Symbol → character; the first is empty. */
  readonly alphabet: ReadonlyArray<string>
}

export const BOUNDARY = 0

/**
 * The alphabet is the fewest, most frequent characters that make up `coverage` of the text; other characters cut
 * segments. The order of texts does not matter.
 */
export const make = (texts: Iterable<string>, coverage: number): Corpus => {
  const all = countSegments(texts)
  const alphabet = alphabetOf(all, coverage)
  const covered = new Set(alphabet)
  const kept = new Map<string, number>()
  for (const [segment, count] of all) {
    for (const part of cut(segment, covered)) add(kept, part, count)
  }
  return number(kept, alphabet)
}

/** Letters, marks, and the joiners inside Indic and Arabic words. */
const LETTER = String.raw`\p{L}\p{M}\u200c\u200d`

const SEGMENT = new RegExp(
  String.raw`\p{Nd}|${WORD_START}?[${LETTER}]+|${WORD_START}?[^${LETTER}\p{Nd}${WORD_START}]+|${WORD_START}`,
  "gu"
)

const countSegments = (texts: Iterable<string>): ReadonlyMap<string, number> => {
  const byWord = new Map<string, number>()
  for (const text of texts) {
    for (const word of words(normalize(text))) add(byWord, word, 1)
  }
  const bySegment = new Map<string, number>()
  for (const [word, count] of byWord) {
    for (const segment of word.match(SEGMENT) ?? []) add(bySegment, segment, count)
  }
  return bySegment
}

const add = (counts: Map<string, number>, key: string, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

/** Characters by code point. Of characters equally frequent the first by code point is taken first. */
const alphabetOf = (segments: ReadonlyMap<string, number>, coverage: number): ReadonlyArray<string> => {
  const counts = new Map<string, number>()
  for (const [segment, count] of segments) {
    for (const character of segment) add(counts, character, count)
  }
  const total = sum(counts.values())
  const byCount = [...counts].sort(([a, countA], [b, countB]) => countB - countA || codePoint(a) - codePoint(b))
  const taken: Array<string> = []
  let covered = 0
  for (const [character, count] of byCount) {
    if (covered >= coverage * total) break
    taken.push(character)
    covered += count
  }
  return taken.sort((a, b) => codePoint(a) - codePoint(b))
}

const codePoint = (character: string): number => character.codePointAt(0)!

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** The stretches of a segment that lie in the alphabet. */
const cut = (segment: string, alphabet: ReadonlySet<string>): ReadonlyArray<string> => {
  const parts = [""]
  for (const character of segment) {
    if (alphabet.has(character)) parts[parts.length - 1] += character
    else parts.push("")
  }
  return parts.filter((part) => part !== "")
}

const number = (counts: ReadonlyMap<string, number>, characters: ReadonlyArray<string>): Corpus => {
  const alphabet = ["", ...characters]
  const symbolOf = new Map(alphabet.map((character, symbol) => [character, symbol]))
  const segments = [...counts.keys()].sort()
  const symbols: Array<number> = []
  const starts = [0]
  for (const segment of segments) {
    for (const character of segment) symbols.push(symbolOf.get(character)!)
    symbols.push(BOUNDARY)
    starts.push(symbols.length)
  }
  return {
    symbols: Int32Array.from(symbols),
    starts: Int32Array.from(starts),
    counts: Float64Array.from(segments, (segment) => counts.get(segment)!),
    alphabet
  }
}
