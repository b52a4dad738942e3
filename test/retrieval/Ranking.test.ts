import test from "ava"
import * as fc from "fast-check"
import * as Ranking from "../../src/retrieval/Ranking.ts"

/** Distinct ids of any well-formed text, surrogate pairs included. */
const docIds = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1, maxLength: 3 }), { maxLength: 40 })

const byBytesDescending = (ids: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...ids].sort((a, b) => Buffer.compare(Buffer.from(b), Buffer.from(a)))

test("documents of one score go by id, descending in byte order", (t) => {
  fc.assert(fc.property(docIds, (ids) => {
    const order = { scores: new Float32Array(ids.length), ids }
    t.deepEqual([...Ranking.topK(order, ids.length)].map((i) => ids[i]), byBytesDescending(ids))
  }))
})

test("byte order is not the order of code units", (t) => {
  // U+FF5E is 0xff5e in UTF-16 and 0xef… in UTF-8; U+1F600 is 0xd83d… in UTF-16 and 0xf0… in UTF-8.
  const ids = ["\uff5e", "\u{1f600}"]
  t.deepEqual(ids.toSorted(), ids.toReversed())
  t.deepEqual(ids.toSorted(Ranking.compareIds), ids)
})

const cases = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 }).map((levels) => ({
  scores: Float32Array.from(levels, (level) => level / 4),
  ids: levels.map((_, i) => `d${(i * 7) % levels.length}/${i}`)
}))

const naive = ({ ids, scores }: Ranking.Order): ReadonlyArray<number> =>
  [...scores.keys()].sort((a, b) => scores[b] - scores[a] || Buffer.compare(Buffer.from(ids[b]), Buffer.from(ids[a])))

test("the best k are the head of the full ranking, at every k and without the excluded document", (t) => {
  fc.assert(fc.property(cases, fc.nat(70), fc.integer({ min: -1, max: 20 }), (order, k, excluded) => {
    const expected = naive(order).filter((document) => document !== excluded).slice(0, k)
    t.deepEqual([...Ranking.topK(order, k, excluded)], expected)
  }))
})

test("documents below a floor are left out", (t) => {
  fc.assert(fc.property(cases, fc.nat(70), fc.integer({ min: 0, max: 5 }), (order, k, level) => {
    const expected = naive(order).filter((document) => order.scores[document] >= level / 4).slice(0, k)
    t.deepEqual([...Ranking.topK(order, k, -1, level / 4)], expected)
  }))
})

test("a document's position is the number of documents above it", (t) => {
  fc.assert(
    fc.property(cases, (order) => {
      const full = naive(order)
      const every = Int32Array.from(order.scores.keys())
      t.deepEqual([...Ranking.sort(order, every)], full)
      const some = every.filter((_, place) => place % 3 === 0)
      const sorted = {
        scores: Float32Array.from(some, (document) => order.scores[document]),
        ids: Array.from(some, (document) => order.ids[document])
      }
      for (const document of full) {
        t.is(
          Ranking.position(sorted, order.scores[document], order.ids[document]),
          [...some].filter((a) => full.indexOf(a) < full.indexOf(document)).length
        )
      }
    }),
    { numRuns: 30 }
  )
})
