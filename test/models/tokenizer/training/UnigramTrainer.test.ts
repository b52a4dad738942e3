import test from "ava"
import * as Result from "effect/Result"
import { train } from "../../../../src/models/tokenizer/training/UnigramTrainer.ts"
import { reserved } from "../../../../src/models/tokenizer/Vocabulary.ts"
import * as Stream from "../../../../src/random/Stream.ts"
import { sentences } from "../sentences.ts"

const trained = (texts: Iterable<string>, vocabularySize: number, options = {}) =>
  Result.getOrThrow(train(texts, { vocabularySize, ...options }))

const shuffled = (seed: number): ReadonlyArray<string> =>
  Array.from(Stream.permutation(Stream.make(seed, "shuffle"), 0, sentences.length), (i) => sentences[i])

test("the vocabulary has the size asked for, whatever it is", (t) => {
  for (const size of [300, 301, 500, 777, 1000, 1500]) t.is(trained(sentences, size).pieces.length, size)
})

test("the same texts give the same vocabulary, in any order", (t) => {
  const vocabulary = trained(sentences, 600)
  t.deepEqual(trained(sentences, 600), vocabulary)
  t.deepEqual(trained(shuffled(1), 600), vocabulary)
  t.deepEqual(trained(shuffled(2), 600), vocabulary)
})

test("pieces of text come by score, and are distinct", (t) => {
  const { pieces } = trained(sentences, 600)
  const text = pieces.slice(3)
  t.true(text.every(({ score }, i) => i === 0 || score <= text[i - 1].score))
  t.is(new Set(pieces.map((piece) => piece.text)).size, 600)
})

test("scores are logarithms of probabilities that sum to one", (t) => {
  const total = trained(sentences, 600).pieces.slice(3).reduce((sum, { score }) => sum + Math.exp(score), 0)
  t.true(Math.abs(total - 1) < ROUNDING)
})

/** Six decimals of each score: half a millionth of each probability, together half a millionth of one. */
const ROUNDING = 1e-6

test("byte pieces are there by default from 1,000 pieces on", (t) => {
  t.false(trained(sentences, 999).byteFallback)
  t.true(trained(sentences, 1000).byteFallback)
  t.deepEqual(trained(sentences, 1000).pieces.slice(0, 259).map(({ text }) => text), [...reserved(true)])
})

test("a piece has one kind of character, at most 16, and the mark of a word only at its start", (t) => {
  for (const { text } of trained(sentences, 1300, { byteFallback: false }).pieces.slice(3)) {
    t.regex(text, /^(\p{Nd}|▁?[\p{L}\p{M}]*|▁?[^\p{L}\p{M}\p{Nd}▁]*)$/u)
    t.true([...text].length <= 16)
  }
})

test("frequent words become pieces", (t) => {
  const texts = new Set(trained(sentences, 1000).pieces.map(({ text }) => text))
  for (const word of ["▁the", "▁Berlin", "▁die", "▁la", "▁को", "วัน"]) t.true(texts.has(word), word)
})

test("every character of the texts is a piece at full coverage; at less, rare ones are not", (t) => {
  const characters = new Set(sentences.join("").replaceAll(" ", "").normalize("NFKC"))
  const full = trained(sentences, 600, { characterCoverage: 1 }).pieces.map(({ text }) => text)
  t.deepEqual([...characters].filter((character) => !full.includes(character)), [])
  const half = trained(sentences, 100, { characterCoverage: 0.5 }).pieces.map(({ text }) => text)
  t.true(half.includes("e"))
  t.false(half.includes("œ"))
})

test("a size too small for the characters is an error that says how small it may be", (t) => {
  const failure = Result.getOrThrow(Result.flip(train(sentences, { vocabularySize: 50 })))
  t.is(failure._tag, "VocabularySizeInvalid")
  t.is(trained(sentences, failure.smallest).pieces.length, failure.smallest)
  t.regex(failure.message, /Ask for a larger vocabulary/)
})

test("a size the texts cannot fill is an error that says how large it may be", (t) => {
  const failure = Result.getOrThrow(Result.flip(train(sentences, { vocabularySize: 1_000_000 })))
  t.is(trained(sentences, failure.largest).pieces.length, failure.largest)
  t.regex(failure.message, /Ask for a smaller vocabulary/)
})

test("no text at all gives an error, not a loop", (t) => {
  t.true(Result.isFailure(train([], { vocabularySize: 100 })))
  t.true(Result.isFailure(train(["", "  "], { vocabularySize: 100 })))
})
