import test from "ava"
import * as fc from "fast-check"
import * as Corpus from "../../../../src/models/tokenizer/training/Corpus.ts"
import * as Substrings from "../../../../src/models/tokenizer/training/Substrings.ts"

/** Occurrences of every substring of up to 16 letters of the words, each word closed. */
const countAll = (words: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) {
    for (let start = 0; start < word.length; start++) {
      for (let end = start + 1; end <= Math.min(word.length, start + 16); end++) {
        const text = word.slice(start, end)
        counts.set(text, (counts.get(text) ?? 0) + 1)
      }
    }
  }
  return counts
}

const isWanted = (counts: ReadonlyMap<string, number>, text: string): boolean => {
  if (text.length === 1) return true
  const closed = text.length < 16 && [..."▁abc"].some((next) => counts.get(text + next) === counts.get(text))
  return counts.get(text)! >= 2 && !closed
}

test("repeated substrings are those that a count of all substrings gives", (t) => {
  const word = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 20 }).map((all) => all.join(""))
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
    const corpus = Corpus.make([words.join(" ")], 1)
    const counts = countAll(words.map((word) => "▁" + word))
    const expected = [...counts].filter(([text]) => isWanted(counts, text)).sort()
    const found = Substrings.repeated(corpus).map((found) => [Substrings.textOf(corpus, found), found.count])
    t.deepEqual(found.sort(), expected)
  }))
})

test("substrings compare as their UTF-8 bytes do", (t) => {
  const corpus = Corpus.make(["ab a\uffe1 a🙂 é"], 1)
  const found = Substrings.repeated(corpus)
  const sorted = found.toSorted((a, b) => Substrings.compare(corpus, a, b)).map((s) => Substrings.textOf(corpus, s))
  t.deepEqual(sorted, sorted.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
})
