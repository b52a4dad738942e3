/**
 * Which training sets a batch is from, where there are several.
 *
 * `mixed`: the pairs of all sets are one set. `one-per-batch`: a batch's pairs are all from one set, which is drawn in
 * proportion to its number of pairs, each counted once in whatever languages it exists. The latter is how the batches of
 * arXiv 2408.10536 are "sampled based on dataset size", as far as it says, and how sentence-transformers samples several
 * data sets by default. A set that has no pair for a batch, such as one in English for a cross-lingual batch, is not
 * among those drawn from; a monolingual batch's language is drawn among those of its set.
 */
import * as Schema from "effect/Schema"
import type { Draws } from "./Draws.ts"
import * as PairIndex from "./PairIndex.ts"
import * as PairOrder from "./PairOrder.ts"

export const Sets = Schema.Literals(["mixed", "one-per-batch"])
export type Sets = typeof Sets.Type

export interface TrainingSet {
  /** Pairs, each counted once. */
  readonly size: number
  /** Of any of its pairs, in code-unit order. */
  readonly languages: ReadonlyArray<string>
  readonly order: PairOrder.PairOrder
}

/** The sets to draw from, at least one. */
export const make = (index: PairIndex.PairIndex, draws: Draws, sets: Sets = "mixed"): ReadonlyArray<TrainingSet> => {
  const trainingSet = ({ languages, pairs }: PairIndex.PairIndex, name?: string): TrainingSet => {
    return { size: pairs.length, languages, order: PairOrder.make({ languages, pairs }, draws, name) }
  }
  if (sets === "mixed" || index.pairs.length === 0) return [trainingSet(index)]
  return PairIndex.bySet(index).map(({ set, ...ofSet }) => trainingSet(ofSet, set))
}

/** One of the candidates for the batch of a step, in proportion to the sizes of their sets; nothing if there are none. */
export const draw = <C extends { readonly set: TrainingSet }>(
  candidates: ReadonlyArray<C>,
  step: number,
  draws: Draws
): C | undefined => {
  if (candidates.length < 2) return candidates[0]
  return candidates[draws.set(step, candidates.map(({ set }) => set.size))]
}
