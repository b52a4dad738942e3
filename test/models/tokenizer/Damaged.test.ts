/** Damaged files: an error, or a tokenizer that works, in bounded time; never a crash. */
import test from "ava"
import * as Result from "effect/Result"
import * as CharsMap from "../../../src/models/tokenizer/sentencepiece/CharsMap.ts"
import * as Layout from "../../../src/models/tokenizer/sentencepiece/Layout.ts"
import * as ModelFile from "../../../src/models/tokenizer/sentencepiece/ModelFile.ts"
import type { Tokenizer } from "../../../src/models/tokenizer/Tokenizer.ts"
import * as Vocabulary from "../../../src/models/tokenizer/wordpiece/Vocabulary.ts"
import * as WordPiece from "../../../src/models/tokenizer/wordpiece/WordPiece.ts"
import { mutate } from "../../fuzz.ts"
import { labse, mt5, published, symbols, xlmR } from "./published.ts"

const texts = published.texts.slice(0, 50)

const open = (bytes: Uint8Array, layoutOf: typeof Layout.mt5): Result.Result<Tokenizer, string> =>
  Result.gen(function*() {
    const file = yield* ModelFile.parse(bytes)
    return yield* Layout.tokenizer(file, yield* layoutOf(file))
  })

/** How many of the variants are refused; the others encode. */
const refused = (count: number, variant: (i: number) => Result.Result<Tokenizer, string>): number =>
  Array.from({ length: count }, (_, i) => {
    const opened = variant(i)
    if (Result.isFailure(opened)) return typeof opened.failure === "string" && opened.failure !== ""
    const { decode, encode, vocabularySize } = opened.success
    for (const text of texts) {
      const ids = encode(text)
      if (!ids.every((id) => id >= 0 && id < vocabularySize)) throw new Error(`an id outside the vocabulary: ${ids}`)
      decode(ids)
    }
    return false
  }).filter(Boolean).length

const files = [
  { name: "mT5's", bytes: mt5, layout: Layout.mt5 },
  { name: "XLM-R's", bytes: xlmR, layout: Layout.xlmR },
  { name: "symbols'", bytes: symbols, layout: Layout.mt5 }
]

for (const { bytes, layout, name } of files) {
  test(`${name} model, damaged in 1000 ways, is refused or works`, (t) => {
    const count = refused(1000, (i) => open(mutate(bytes, 1, i), layout))
    t.true(count > 200 && count < 1000, `${count} refused`)
  })
}

test("normalisation rules, damaged in 1000 ways, are refused or work", (t) => {
  const file = Result.getOrThrow(ModelFile.parse(mt5))
  const count = refused(1000, (i) => {
    const charsMap = mutate(file.normalizer.charsMap, 2, i)
    const damaged = { ...file, normalizer: { ...file.normalizer, charsMap } }
    return Result.flatMap(Layout.mt5(damaged), (layout) => Layout.tokenizer(damaged, layout))
  })
  t.true(count > 50 && count < 1000, `${count} refused`)
})

test("a vocabulary, damaged in 500 ways, is refused or works", (t) => {
  const options = { lowerCase: false, stripAccents: false, ideographsAlone: true }
  const count = refused(
    500,
    (i) =>
      Result.map(
        Vocabulary.parse(Buffer.from(mutate(labse, 3, i)).toString()),
        (vocabulary) => WordPiece.tokenizer(vocabulary, options)
      )
  )
  t.true(count < 500, `${count} refused`)
})

test("a file cut short anywhere is refused or lacks pieces at the end only", (t) => {
  const whole = Result.getOrThrow(ModelFile.parse(mt5)).pieces
  for (let length = 0; length < mt5.length; length += 97) {
    const cut = ModelFile.parse(mt5.subarray(0, length))
    if (Result.isSuccess(cut)) t.deepEqual(cut.success.pieces, whole.slice(0, cut.success.pieces.length))
  }
  t.is(Result.getOrThrow(Result.flip(ModelFile.parse(new Uint8Array(0)))), "bytes that are no SentencePiece model")
})

const message = (...fields: ReadonlyArray<readonly [number: number, content: ReadonlyArray<number>]>) =>
  fields.flatMap(([number, content]) => [number << 3 | 2, content.length, ...content])

const text = (value: string) => message([1, [...Buffer.from(value)]])

test("what makes no model is told", (t) => {
  const told = (...bytes: ReadonlyArray<number>) =>
    Result.getOrThrow(Result.flip(ModelFile.parse(Uint8Array.from(bytes))))
  const unknown = message([1, [...text("<unk>"), 0x18, 2]])
  t.is(told(...message([2, [0x18, 2]])), "a model of the kind BPE, not Unigram")
  t.is(told(...message([1, text("a")])), "0 unknown pieces instead of one")
  t.is(told(...unknown, ...message([1, text("")])), "piece 1 has no text that a piece may have")
  t.is(told(...unknown, ...message([1, [...text("a"), 0x15, 0, 0, 0xc0, 0x7f]])), "piece 1 has the score NaN")
  t.is(told(...unknown, ...message([1, [...text("a"), 0x18, 9]])), "piece 1 is of the unknown kind 9")
  t.is(told(...unknown, ...message([1, text("a")], [1, text("a")])), `piece "a" twice`)
  t.is(told(...unknown), "a special piece with the id 2 among 1 pieces")
  t.is(
    told(...unknown, ...message([1, text("a")], [1, text("b")], [2, [0x98, 0x02, 1]])),
    "0 byte pieces, byte fallback true"
  )
})

test("rules that go in circles, or are cut short, are refused", (t) => {
  const told = (bytes: ReadonlyArray<number>) => Result.getOrThrow(Result.flip(CharsMap.parse(Uint8Array.from(bytes))))
  const unit = (value: number) => [value & 255, value >>> 8 & 255, value >>> 16 & 255, value >>> 24]
  // The root's child by the byte 1 is unit 1, whose offset 1 leads back to the root's own children.
  t.is(told([...unit(8), ...unit(0), ...unit(1 | 1 << 10), 0]), "normalisation rules without end")
  t.is(told([...unit(1200), 0]), "normalisation rules that are cut short")
})
