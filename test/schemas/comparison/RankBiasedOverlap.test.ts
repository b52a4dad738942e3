import test from "ava"
import * as fc from "fast-check"
import { overlap, rankBiasedOverlap } from "../../../schemas/comparison/RankBiasedOverlap.ts"

/** Complete rankings: each document at the place it is listed. */
const ranking = (documents: Iterable<string>): Map<string, number> =>
  new Map([...documents].map((document, i) => [document, i + 1]))

/** Sums in another order differ in their last bits. */
const lastBits = 1e-12

const near = (actual: number, expected: number): boolean => Math.abs(actual - expected) < lastBits

test("the example of Webber, Moffat & Zobel 2010, table 1, computed by hand", (t) => {
  const [s, u] = [ranking("abcdefg"), ranking("zcavwxy")]
  t.deepEqual([1, 2, 3, 4, 5].map((depth) => overlap(depth, s, u)), [0, 0, 2 / 3, 2 / 4, 2 / 5])
  // 1/9 · (.729 · 2/3 + .6561/2 + .59049 · .4 + .531441/3 + .4782969 · 2/7) + .4782969 · 2/7
  t.true(Math.abs(rankBiasedOverlap(0.9, s, u) - 0.288217286) < 1e-9)
})

test("two documents swapped at the top weigh more than further down", (t) => {
  t.is(rankBiasedOverlap(0.5, ranking("abc"), ranking("bac")), 0.5)
  t.is(rankBiasedOverlap(0.5, ranking("abc"), ranking("acb")), 0.875)
})

test("for complete rankings of one length it is the paper's equation (30)", (t) => {
  const permutation = fc.shuffledSubarray([..."abcdefghijklmnopqrstuvwxyz"], { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(permutation, permutation, fc.double({ min: 0.1, max: 0.99, noNaN: true }), (a, b, p) => {
      const shared = (depth: number) =>
        a.slice(0, depth).filter((document) => b.slice(0, depth).includes(document)).length
      let sum = 0
      for (let depth = 1; depth <= 12; depth++) sum += shared(depth) / depth * p ** depth
      const expected = shared(12) / 12 * p ** 12 + (1 - p) / p * sum
      t.true(near(rankBiasedOverlap(p, ranking(a), ranking(b)), expected), `${a} ${b} ${p}`)
    })
  )
})

const incomplete = fc.uniqueArray(fc.tuple(fc.constantFrom(..."abcdef"), fc.integer({ min: 1, max: 9 })), {
  selector: ([document]) => document
}).map((entries) => new Map(entries))

test("it is symmetric, between 0 and 1, and exactly 1 for equal rankings, also for incomplete ones and ties", (t) => {
  fc.assert(
    fc.property(incomplete, incomplete, (a, b) => {
      const value = rankBiasedOverlap(0.9, a, b)
      t.true(near(value, rankBiasedOverlap(0.9, b, a)))
      t.true(value >= -lastBits && value <= 1)
      t.is(rankBiasedOverlap(0.9, a, new Map(a)), 1)
      t.is(overlap(5, a, b), overlap(5, b, a))
    })
  )
})

test("a document that falls from rank 11 to 500 is noticed, though nothing above is known", (t) => {
  const [a, b] = [new Map([["x", 11]]), new Map([["x", 500]])]
  t.is(overlap(10, a, b), 1)
  // From depth 11 to 499 nothing is in common.
  t.true(near(rankBiasedOverlap(0.9, a, b), 1 - (0.9 ** 10 - 0.9 ** 499)))
})

test("documents that only one ranking has count as disagreement", (t) => {
  t.is(overlap(3, ranking("abc"), ranking("ab")), 2 / 3)
  t.true(near(rankBiasedOverlap(0.5, ranking("abc"), ranking("ab")), 1 - 0.25 / 3))
  t.is(rankBiasedOverlap(0.9, ranking("a"), new Map()), 0)
})

test("documents that share a rank come in together", (t) => {
  const tied = new Map([["a", 1], ["b", 1], ["c", 3]])
  t.is(overlap(1, tied, ranking("abc")), 1 / 2)
  t.is(overlap(2, tied, ranking("abc")), 1)
  t.is(rankBiasedOverlap(0.5, tied, ranking("abc")), 0.75)
})

test("where nothing is ranked, nothing differs", (t) => {
  t.is(overlap(10, new Map(), new Map()), 1)
  t.is(rankBiasedOverlap(0.9, new Map(), new Map()), 1)
})
