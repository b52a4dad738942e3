/**
 * Trains a Unigram vocabulary (Kudo 2018, arXiv 1804.10959, section 3.2), as SentencePiece's trainer does: start from
 * all repeated substrings, fit their probabilities by expectation maximisation, drop the quarter whose loss costs the
 * likelihood least, and go on until the size is reached.
 *
 * The result is a function of the texts, in whatever order, to the last bit on every machine: sums run over sorted
 * segments, ties go by bytes, and arithmetic is that of JavaScript's own operators.
 */
import * as Result from "effect/Result"
import { log } from "../../../numerics/NaturalLogarithm.ts"
import { VocabularySizeInvalid } from "../Errors.ts"
import { make as makeVocabulary, type Piece, reserved, type Vocabulary } from "../Vocabulary.ts"
import * as Corpus from "./Corpus.ts"
import * as Lattice from "./Lattice.ts"
import * as Substrings from "./Substrings.ts"

export interface Options {
  /** Pieces in all: special tokens, byte pieces and pieces of text. */
  readonly vocabularySize: number
  /** Whether unknown characters become bytes, at the price of 256 pieces. Default: from a vocabulary of 1,000 on. */
  readonly byteFallback?: boolean | undefined
  /** The share of the texts' characters, frequent ones first, that are pieces of their own. Default 0.9995. */
  readonly characterCoverage?: number | undefined
}

export const train = (
  texts: Iterable<string>,
  { byteFallback, characterCoverage = 0.9995, vocabularySize }: Options
): Result.Result<Vocabulary, VocabularySizeInvalid> => {
  const corpus = Corpus.make(texts, characterCoverage)
  const bytes = byteFallback ?? vocabularySize >= 1000
  const fixed = reserved(bytes).length
  const seeds = seedsOf(corpus)
  const smallest = fixed + corpus.alphabet.length - 1
  const largest = fixed + seeds.pieces.length
  if (vocabularySize < smallest || vocabularySize > largest) {
    return Result.fail(new VocabularySizeInvalid({ requested: vocabularySize, smallest, largest }))
  }
  const trained = shrink(corpus, seeds, vocabularySize - fixed)
  return Result.succeed(makeVocabulary(piecesOf(corpus, trained), bytes))
}

/** Candidate pieces and their probabilities. */
interface Model {
  readonly pieces: ReadonlyArray<Substrings.Substring>
  readonly probabilities: Float64Array
}

/** Substrings, likely by how much text they cover. */
const seedsOf = (corpus: Corpus.Corpus): Model => {
  const pieces = Substrings.repeated(corpus)
  return { pieces, probabilities: shares(Float64Array.from(pieces, ({ count, length }) => count * length)) }
}

const shrink = (corpus: Corpus.Corpus, seeds: Model, size: number): Model => {
  let { pieces, probabilities } = seeds
  for (;;) {
    const lattice = Lattice.make(corpus, pieces)
    const fitted = fit(lattice, probabilities)
    if (pieces.length === size) return { pieces, probabilities: fitted.probabilities }
    const kept = keep(fitted, losses(lattice, pieces, fitted), pieces, size)
    pieces = kept.map((piece) => pieces[piece])
    probabilities = shares(Float64Array.from(kept, (piece) => fitted.probabilities[piece]))
  }
}

interface Fit {
  readonly counts: Float64Array
  readonly probabilities: Float64Array
}

/** Two rounds of expectation maximisation, SentencePiece's num_sub_iterations. */
const fit = (lattice: Lattice.Lattice, initial: Float64Array): Fit => {
  const first = maximise(Lattice.expectedCounts(lattice, initial))
  const counts = Lattice.expectedCounts(lattice, first)
  return { counts, probabilities: maximise(counts) }
}

/**
 * Each piece's share of the counts, less one half each. Taking off a half favours few pieces, as a Dirichlet prior
 * does: SentencePiece's exp(digamma(count)) is count - 1/2 + O(1/count).
 */
const maximise = (counts: Float64Array): Float64Array =>
  shares(counts.map((count) => Math.max(count - 0.5, LEAST_COUNT)))

/** Keeps each piece possible, so that every text has a segmentation. */
const LEAST_COUNT = 1 / 64

const shares = (weights: Float64Array): Float64Array => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/**
 * How much the log likelihood falls without each piece, when its occurrences go to its likeliest alternative.
 * Infinite for single characters, which always stay.
 */
const losses = (lattice: Lattice.Lattice, pieces: Model["pieces"], { counts, probabilities }: Fit): Float64Array => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count, piece) => {
    if (pieces[piece].length === 1) return Infinity
    if (count === 0) return 0
    const instead = Lattice.alternative(lattice, probabilities, pieces[piece])
    const totalInstead = total + count * (instead.length - 1)
    const scoreInstead = instead.reduce((score, other) => score + log((counts[other] + count) / totalInstead), 0)
    return count * (log(count / total) - scoreInstead)
  })
}

/** The pieces dearest to lose, in their order: three quarters, fewer where more are never used, never below `size`. */
const keep = ({ counts }: Fit, losses: Float64Array, pieces: Model["pieces"], size: number): ReadonlyArray<number> => {
  const used = counts.reduce((used, count) => used + (count > 0.5 ? 1 : 0), 0)
  const kept = Math.max(size, Math.min(used, Math.ceil(pieces.length * 0.75)))
  const byLoss = [...pieces.keys()].sort((a, b) => losses[b] - losses[a] || a - b)
  return byLoss.slice(0, kept).sort((a, b) => a - b)
}

/** Scores have six decimals, greatest first; ties go by bytes. */
const piecesOf = (corpus: Corpus.Corpus, { pieces, probabilities }: Model): ReadonlyArray<Piece> =>
  pieces
    .map((piece, i) => ({ piece, text: Substrings.textOf(corpus, piece), score: roundScore(log(probabilities[i])) }))
    .sort((a, b) => b.score - a.score || Substrings.compare(corpus, a.piece, b.piece))
    .map(({ score, text }) => ({ text, score }))

const roundScore = (score: number): number => Math.round(score * 1e6) / 1e6
