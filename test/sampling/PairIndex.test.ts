import test from "ava"
import * as fc from "fast-check"
import * as PairIndex from "../../src/sampling/PairIndex.ts"

/** Ids that would run into one another if they were put together, and none of which is nothing to a map. */
const id = fc.constantFrom("", "a", "b", "ab", "1 a", "a:1", "__proto__")

const rows = fc.array(fc.record({ queryId: id, passageId: id, lang: fc.constantFrom("de", "en", "fr") }))

test("every pair is there once, with the languages of its rows, in whatever order these came", (t) => {
  fc.assert(
    fc.property(
      rows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, shuffled]) => {
        const index = PairIndex.make(rows)
        t.deepEqual(PairIndex.make(shuffled), index)
        const groups = Map.groupBy(rows, ({ passageId, queryId }) => JSON.stringify([queryId, passageId]))
        t.is(index.pairs.length, groups.size)
        for (const { languages, passageId, queryId } of index.pairs) {
          const langs = groups.get(JSON.stringify([queryId, passageId]))?.map(({ lang }) => lang)
          t.deepEqual(languages, [...new Set(langs)].sort())
        }
        t.deepEqual(index.languages, [...new Set(rows.map(({ lang }) => lang))].sort())
      }
    )
  )
})

test("pairs that exist in the same languages share them, so that millions of pairs stay small", (t) => {
  const [one, other, third] = PairIndex.make([
    { queryId: "a", passageId: "a", lang: "de" },
    { queryId: "b", passageId: "b", lang: "en" },
    { queryId: "c", passageId: "c", lang: "de" },
    { queryId: "b", passageId: "b", lang: "de" },
    { queryId: "a", passageId: "a", lang: "en" }
  ]).pairs
  t.is(one.languages, other.languages)
  t.deepEqual(third.languages, ["de"])
})

test("a pair's set is what its id has before the first colon", (t) => {
  const index = PairIndex.make(["b:1", "a:1:2", "a:3"].map((id) => ({ queryId: id, passageId: id, lang: "en" })))
  t.deepEqual(PairIndex.bySet(index).map(({ pairs, set }) => [set, pairs.length]), [["a", 2], ["b", 1]])
})
