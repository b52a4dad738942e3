/** Keeps evaluation texts out of the training data. */
import { createHash } from "node:crypto"
import type { Pair } from "./Dataset.ts"

/**
 * Texts to be kept out, each as 53 bits of a hash, ascending: eight bytes for each, however long it is. With ten million
 * of them, one in a billion other texts is taken for one of them.
 */
export type Known = Float64Array

export interface WithoutOverlap {
  readonly pairs: ReadonlyArray<Pair>
  /** Ids of the pairs left out, each once, in the order in which they were met. */
  readonly excluded: ReadonlyArray<string>
}

/** What to compare with: some evaluation texts, and, of several parts, all of them. */
export const known = (texts: ReadonlyArray<string>): Known => {
  const letters = texts.map(comparable).filter((text) => text !== "")
  return Float64Array.from(letters, hash).sort()
}

export const together = (parts: ReadonlyArray<Known>): Known => {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let size = 0
  for (const part of parts) {
    all.set(part, size)
    size += part.length
  }
  return all.sort()
}

/**
 * `pairs` without those whose query or passage, in any language, is an evaluation text. Such a pair goes in all of its
 * languages: its translations say the same, and what remains stays parallel. Texts are compared by letters, marks and
 * digits alone, in compatibility form and lower case, so that tokenised and raw text of one sentence are equal.
 */
export const withoutOverlap = (pairs: ReadonlyArray<Pair>, evaluation: Known): WithoutOverlap => {
  const overlaps = ({ passage, query }: Pair): boolean => isKnown(evaluation, query) || isKnown(evaluation, passage)
  const excluded = new Set(pairs.filter(overlaps).map(({ pairId }) => pairId))
  return { pairs: pairs.filter(({ pairId }) => !excluded.has(pairId)), excluded: [...excluded] }
}

const comparable = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "")

const hash = (letters: string): number => {
  const digest = createHash("sha256").update(letters).digest()
  return digest.readUInt32LE(0) * 2 ** 21 + (digest.readUInt32LE(4) >>> 11)
}

/** By bisection. */
const isKnown = (evaluation: Known, text: string): boolean => {
  const letters = comparable(text)
  if (letters === "") return false
  const wanted = hash(letters)
  let [from, to] = [0, evaluation.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (evaluation[middle] < wanted) from = middle + 1
    else to = middle
  }
  return evaluation[from] === wanted
}
