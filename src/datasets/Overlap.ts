/** Keeps evaluation texts out of the training data. */
import type { Pair } from "./Dataset.ts"

export interface WithoutOverlap {
  readonly pairs: ReadonlyArray<Pair>
  /** Ids of the pairs left out, each once, in the order in which they were met. */
  readonly excluded: ReadonlyArray<string>
}

/**
 * `pairs` without those whose query or passage, in any language, is an evaluation text. Such a pair goes in all of its
 * languages: its translations say the same, and what remains stays parallel. Texts are compared by letters, marks and
 * digits alone, in compatibility form and lower case, so that tokenised and raw text of one sentence are equal.
 */
export const withoutOverlap = (pairs: ReadonlyArray<Pair>, evaluationTexts: Iterable<string>): WithoutOverlap => {
  const known = new Set(Array.from(evaluationTexts, comparable))
  known.delete("")
  const overlaps = ({ passage, query }: Pair): boolean => known.has(comparable(query)) || known.has(comparable(passage))
  const excluded = new Set(pairs.filter(overlaps).map(({ pairId }) => pairId))
  return { pairs: pairs.filter(({ pairId }) => !excluded.has(pairId)), excluded: [...excluded] }
}

const comparable = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "")
