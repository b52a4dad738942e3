import test from "ava"
import * as Corpus from "../../../../src/models/tokenizer/training/Corpus.ts"

/** Segment → count. */
const segments = ({ alphabet, counts, starts, symbols }: Corpus.Corpus): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Array.from(counts, (count, i) => [
      Array.from(symbols.subarray(starts[i], starts[i + 1] - 1), (symbol) => alphabet[symbol]).join(""),
      count
    ])
  )

test("words are cut into runs of letters, runs of other characters and single digits", (t) => {
  t.deepEqual(segments(Corpus.make(["don't (go) at 17:30..."], 1)), {
    "▁don": 1,
    "'": 1,
    t: 1,
    "▁(": 1,
    go: 1,
    ")": 1,
    "▁at": 1,
    "▁": 1,
    1: 1,
    7: 1,
    ":": 1,
    3: 1,
    0: 1,
    "...": 1
  })
})

test("letters keep their marks and joiners", (t) => {
  t.deepEqual(Object.keys(segments(Corpus.make(["क्\u200dष नहीं น้อง"], 1))), ["▁क्\u200dष", "▁नहीं", "▁น้อง"])
})

test("segments are counted over all texts", (t) => {
  t.deepEqual(segments(Corpus.make(["a b a", "a"], 1)), { "▁a": 3, "▁b": 1 })
})

test("characters outside the coverage cut segments", (t) => {
  const corpus = Corpus.make(["aaaa aaza"], 0.8)
  t.deepEqual(corpus.alphabet, ["", "a", "▁"])
  t.deepEqual(segments(corpus), { a: 1, "▁aa": 1, "▁aaaa": 1 })
})

test("the order of texts does not matter", (t) => {
  t.deepEqual(Corpus.make(["b é", "a", "a b"], 0.9), Corpus.make(["a b", "b é", "a"], 0.9))
})
