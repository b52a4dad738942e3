import test from "ava"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { normalize } from "../../../src/models/tokenizer/Normalizer.ts"
import * as Tokenizer from "../../../src/models/tokenizer/Tokenizer.ts"
import { train } from "../../../src/models/tokenizer/training/UnigramTrainer.ts"
import { FIRST_BYTE, make } from "../../../src/models/tokenizer/Vocabulary.ts"
import { sentences } from "./sentences.ts"

const tokenizer = Tokenizer.fromVocabulary(
  Effect.runSync(Effect.fromResult(train(sentences, { vocabularySize: 800, byteFallback: true })))
)

test("every text decodes to its normalised form", (t) => {
  const strange = ["", " ", "  Ｆｕｌｌ width\u00a0", "中文 да 🙂\u200d👩", "a▁b", "\u0000\u0001", "</s> <0x41> <unk>"]
  for (const text of [...sentences, ...strange]) t.is(tokenizer.decode(tokenizer.encode(text)), normalize(text))
})

test("so does any string", (t) => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
    t.is(tokenizer.decode(tokenizer.encode(text)), normalize(text))
  }))
})

test("ids are in the vocabulary, and the end comes once, last", (t) => {
  for (const text of [...sentences, "", "中文</s>"]) {
    const ids = tokenizer.encode(text)
    t.true(ids instanceof Int32Array)
    t.is(ids.indexOf(1), ids.length - 1)
    t.true(ids.every((id) => id > 0 && id < tokenizer.vocabularySize))
  }
})

test("a batch is its texts, one by one", (t) => {
  t.deepEqual(tokenizer.encodeBatch(sentences.slice(0, 3)), sentences.slice(0, 3).map(tokenizer.encode))
})

test("decoding leaves out padding, ends, unknowns and ids outside the vocabulary", (t) => {
  const { decode } = Tokenizer.fromVocabulary(make([{ text: "▁a", score: -1 }, { text: "▁b", score: -1 }], false))
  t.is(decode([0, 3, 2, 4, 1, 0, 0, 99]), "a b")
})

test("bytes that are no UTF-8 decode to one U+FFFD each", (t) => {
  t.is(tokenizer.decode([FIRST_BYTE + 0xc3, FIRST_BYTE + 0x28]), "\ufffd\ufffd")
})
