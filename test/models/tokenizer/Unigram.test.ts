import test from "ava"
import * as fc from "fast-check"
import { readFileSync } from "node:fs"
import * as Unigram from "../../../src/models/tokenizer/Unigram.ts"
import * as Vocabulary from "../../../src/models/tokenizer/Vocabulary.ts"

const segment = (vocabulary: Vocabulary.Vocabulary, word: string): ReadonlyArray<number> => {
  const ids: Array<number> = []
  Unigram.make(vocabulary)(word, ids)
  return ids
}

const texts = (vocabulary: Vocabulary.Vocabulary, word: string): ReadonlyArray<string> =>
  segment(vocabulary, word).map((id) => vocabulary.pieces[id].text)

const vocabulary = (scores: Readonly<Record<string, number>>, byteFallback = false): Vocabulary.Vocabulary =>
  Vocabulary.make(Object.entries(scores).map(([text, score]) => ({ text, score })), byteFallback)

/** Every way to cut `word` into pieces, with its sum of scores taken from left to right. */
const enumerate = (
  scores: Readonly<Record<string, number>>,
  word: string,
  total = 0
): ReadonlyArray<{ readonly pieces: ReadonlyArray<string>; readonly total: number }> =>
  word === "" ?
    [{ pieces: [], total }] :
    Object.keys(scores).filter((piece) => word.startsWith(piece)).flatMap((piece) =>
      enumerate(scores, word.slice(piece.length), total + scores[piece]).map(({ pieces, total }) => ({
        pieces: [piece, ...pieces],
        total
      }))
    )

const CHARACTERS = ["a", "b", "ก", "🙂"]
const character = fc.constantFrom(...CHARACTERS)
const word = fc.array(character, { minLength: 1, maxLength: 8 }).map((characters) => characters.join(""))
const score = fc.integer({ min: -80, max: -1 }).map((eighths) => eighths / 8)
const scores = fc.tuple(
  fc.tuple(...CHARACTERS.map(() => score)),
  fc.array(fc.tuple(fc.array(character, { minLength: 2, maxLength: 4 }), score), { maxLength: 12 })
).map(([singles, longer]): Readonly<Record<string, number>> =>
  Object.fromEntries([
    ...CHARACTERS.map((character, i) => [character, singles[i]]),
    ...longer.map(([characters, score]) => [characters.join(""), score])
  ])
)

test("the segmentation has the greatest sum of scores of all", (t) => {
  fc.assert(fc.property(scores, word, (scores, word) => {
    const ways = enumerate(scores, word)
    const best = ways.reduce((best, { total }) => Math.max(best, total), -Infinity)
    const found = texts(vocabulary(scores), word)
    t.is(found.join(""), word)
    t.is(found.reduce((total, piece) => total + scores[piece], 0), best)
  }))
})

test("of equal sums the one with the longer last piece wins", (t) => {
  t.deepEqual(texts(vocabulary({ a: -1, ab: -2, bc: -2, c: -1, b: -9 }), "abc"), ["a", "bc"])
})

test("an unknown character becomes the bytes of its UTF-8 form", (t) => {
  const known = vocabulary({ a: -1, b: -2 }, true)
  t.deepEqual(texts(known, "aéb🙂"), ["a", "<0xC3>", "<0xA9>", "b", "<0xF0>", "<0x9F>", "<0x99>", "<0x82>"])
  t.is(segment(known, "é")[0], Vocabulary.FIRST_BYTE + 0xc3)
})

test("without byte fallback, neighbouring unknown characters are one unknown", (t) => {
  t.deepEqual(texts(vocabulary({ a: -1 }), "éé🙂aé"), ["<unk>", "a", "<unk>"])
})

test("an unknown character costs ten more than the least likely piece", (t) => {
  const segmented = (cdef: number) => {
    const reserved = { "<pad>": 0, "</s>": 0, "<unk>": 0 }
    const pieces = Object.entries({ ...reserved, a: -1, abc: -12, def: -12, cdef })
    const vocabulary = { pieces: pieces.map(([text, score]) => ({ text, score })), byteFallback: false }
    return texts(vocabulary, "abcdef")
  }
  t.deepEqual(segmented(-1.5), ["abc", "def"])
  t.deepEqual(segmented(-0.5), ["a", "<unk>", "cdef"])
})

test("a special token or byte piece typed out is text, even where its characters are unknown", (t) => {
  t.deepEqual(texts(vocabulary({ a: -1 }, true), "</s>").slice(0, 2), ["<0x3C>", "<0x2F>"])
  t.deepEqual(texts(vocabulary({ a: -1, "<": -3 }, true), "<0x41>").slice(0, 2), ["<", "<0x30>"])
})

test("a word far longer than any before is segmented whole", (t) => {
  t.is(segment(vocabulary({ a: -1, aa: -1.5 }), "a".repeat(100_001)).length, 50_001)
})

test("pieces and scores of a SentencePiece model segment as SentencePiece does", (t) => {
  const golden: { pieces: Array<[string, number]>; ids: Array<Array<number>>; decoded: Array<string> } = JSON.parse(
    readFileSync(new URL("../../golden/tokenizer/sentencepiece.json", import.meta.url), "utf8")
  )
  const unigram = Unigram.make({ pieces: golden.pieces.map(([text, score]) => ({ text, score })), byteFallback: true })
  t.true(golden.ids.length > 100)
  golden.decoded.forEach((text, i) => {
    const ids: Array<number> = []
    for (const word of text === "" ? [] : text.split(" ")) unigram("▁" + word, ids)
    t.deepEqual([...ids, Vocabulary.END], golden.ids[i], text)
  })
})
