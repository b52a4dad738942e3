import test from "ava"
import * as fc from "fast-check"
import * as Corpus from "../../../../src/models/tokenizer/training/Corpus.ts"
import * as Lattice from "../../../../src/models/tokenizer/training/Lattice.ts"
import * as Substrings from "../../../../src/models/tokenizer/training/Substrings.ts"

/** Every substring of the texts' segments up to four symbols, each once. */
const substrings = (corpus: Corpus.Corpus): ReadonlyArray<Substrings.Substring> => {
  const found = new Map<string, Substrings.Substring>()
  corpus.symbols.forEach((_, start) => {
    for (let length = 1; length <= 4 && corpus.symbols[start + length - 1] !== Corpus.BOUNDARY; length++) {
      if (corpus.symbols[start + length - 1] === undefined) break
      const substring = { start, length }
      const text = Substrings.textOf(corpus, substring)
      if (!found.has(text)) found.set(text, substring)
    }
  })
  return [...found.values()]
}

/** Every way to cut `text` into pieces, with its probability. */
const enumerate = (
  text: string,
  pieces: ReadonlyMap<string, number>
): ReadonlyArray<{ readonly pieces: ReadonlyArray<string>; readonly probability: number }> =>
  text === "" ? [{ pieces: [], probability: 1 }] : [...pieces].filter(([piece]) => text.startsWith(piece)).flatMap((
    [piece, p]
  ) =>
    enumerate(text.slice(piece.length), pieces).map((rest) => ({
      pieces: [piece, ...rest.pieces],
      probability: p * rest.probability
    }))
  )

const word = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 5 }).map((letters) => letters.join(""))
const texts = fc.array(word, { minLength: 1, maxLength: 4 })

/** A lattice over the texts with all their substrings, and probabilities drawn for them. */
const setting = (texts: ReadonlyArray<string>, draws: ReadonlyArray<number>) => {
  const corpus = Corpus.make(texts, 1)
  const pieces = substrings(corpus)
  const weights = pieces.map((_, i) => draws[i % draws.length])
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const probabilities = Float64Array.from(weights, (weight) => weight / total)
  const names = pieces.map((piece) => Substrings.textOf(corpus, piece))
  return { corpus, pieces, names, probabilities, lattice: Lattice.make(corpus, pieces) }
}

/** Both sides sum the same few terms in another order. */
const TOLERANCE = 1e-12

const draws = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 20 })

test("expected counts are those of an enumeration of all segmentations", (t) => {
  fc.assert(fc.property(texts, draws, (texts, draws) => {
    const { lattice, names, probabilities } = setting(texts, draws)
    const vocabulary = new Map(names.map((name, i) => [name, probabilities[i]]))
    const expected = new Map(names.map((name) => [name, 0]))
    for (const text of texts) {
      const ways = enumerate("▁" + text, vocabulary)
      const total = ways.reduce((sum, { probability }) => sum + probability, 0)
      for (const { pieces, probability } of ways) {
        for (const piece of pieces) expected.set(piece, expected.get(piece)! + probability / total)
      }
    }
    const found = Lattice.expectedCounts(lattice, probabilities)
    names.forEach((name, i) => t.true(Math.abs(found[i] - expected.get(name)!) < TOLERANCE, name))
  }))
})

test("the alternative to a candidate is the likeliest of its other segmentations", (t) => {
  fc.assert(fc.property(texts, draws, (texts, draws) => {
    const { lattice, names, pieces, probabilities } = setting(texts, draws)
    const vocabulary = new Map(names.map((name, i) => [name, probabilities[i]]))
    pieces.forEach((piece, i) => {
      if (piece.length === 1) return
      const others = enumerate(names[i], vocabulary).filter(({ pieces }) => pieces.length > 1)
      const best = Math.max(...others.map(({ probability }) => probability))
      const found = Lattice.alternative(lattice, probabilities, piece).toReversed()
      t.is(found.map((candidate) => names[candidate]).join(""), names[i])
      const probability = found.reduce((product, candidate) => product * probabilities[candidate], 1)
      t.true(Math.abs(probability / best - 1) < TOLERANCE)
    })
  }))
})

test("a segment of any length keeps its counts: nothing runs out of float64", (t) => {
  const text = "ab".repeat(20_000)
  const { lattice, pieces, probabilities } = setting([text], [1e-9, 1, 1e9])
  const counts = Lattice.expectedCounts(lattice, probabilities)
  const symbols = counts.reduce((sum, count, i) => sum + count * pieces[i].length, 0)
  t.true(Math.abs(symbols / (text.length + 1) - 1) < LONG_TOLERANCE)
})

/** 40,000 sums, each rounded once: far below the square of float64's precision lost to all. */
const LONG_TOLERANCE = 1e-9
