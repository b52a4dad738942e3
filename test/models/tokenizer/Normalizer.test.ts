import test from "ava"
import * as fc from "fast-check"
import { normalize, words } from "../../../src/models/tokenizer/Normalizer.ts"

test("compatibility forms become their plain characters", (t) => {
  t.is(normalize("ＡＢＣ ﬁne e\u0301 ½"), "ABC fine é 1⁄2")
})

test("runs of spaces of any kind become one space, none at the ends", (t) => {
  t.is(normalize("\ufeff  two\t\u00a0\u3000 words\u2028and\u200bmore\u0085\n"), "two words and more")
  t.is(normalize(" \n\u2003"), "")
})

test("the sign that marks word starts is a space in text", (t) => {
  t.is(normalize("a▁▁b"), "a b")
})

test("an unpaired surrogate becomes U+FFFD", (t) => {
  t.is(normalize("a\ud83d b"), "a\ufffd b")
})

test("a normalised text stays as it is", (t) => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    t.is(normalize(normalize(text)), normalize(text))
  }))
})

test("each word carries its mark; an empty text has none", (t) => {
  t.deepEqual(words("two words"), ["▁two", "▁words"])
  t.deepEqual(words(""), [])
})
