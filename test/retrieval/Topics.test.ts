import test from "ava"
import * as fc from "fast-check"
import * as Means from "../../src/retrieval/Means.ts"
import * as Topics from "../../src/retrieval/Topics.ts"

/** Cells of a measure, values for some of the queries of each. */
const cells = fc.array(
  fc.record({ lang: fc.constantFrom("de", "en", "hi"), docLang: fc.constantFrom("de", "en", "*") }),
  { minLength: 1, maxLength: 5 }
).chain((pairs) => {
  const unique = [...new Map(pairs.map((pair) => [`${pair.lang} ${pair.docLang}`, pair])).values()]
  return fc.tuple(
    ...unique.map(({ docLang, lang }) =>
      fc.uniqueArray(fc.tuple(fc.nat(11), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: 1,
        selector: ([query]) => query
      }).map((values) => ({ queryLang: lang, docLang, values }))
    )
  )
})

test("the mean over topics is the macro average, whatever queries are in which language", (t) => {
  // Twelve queries, three to a topic.
  const topics = Array.from({ length: 12 }, (_, query) => `topic ${Math.floor(query / 3)}`)
  fc.assert(fc.property(cells, (cells) => {
    const evaluation = Means.evaluation(
      "AP",
      cells.map(({ values, ...cell }) => ({ ...cell, queries: values.map(([query]) => query), dropped: 0 })),
      cells.map(({ values }) => values.map(([, value]) => value))
    )
    const macro = evaluation.means.at(-1)?.value as number
    const values = Topics.values(evaluation, topics).map(({ value }) => value)
    t.true(Math.abs(Means.mean(values) - macro) < 1e-12)
  }))
})

test("where every language has every topic, a topic's value is the mean of its queries' values", (t) => {
  const evaluation = Means.evaluation(
    "AP",
    [{ queryLang: "de", docLang: "*", queries: [0, 1], dropped: 0 }, {
      queryLang: "en",
      docLang: "*",
      queries: [2, 3],
      dropped: 0
    }],
    [[0.5, 0], [1, 0.25]]
  )
  t.deepEqual(Topics.values(evaluation, ["a", "b", "a", "b"]), [
    { measure: "AP", topic: "a", value: 0.75 },
    { measure: "AP", topic: "b", value: 0.125 }
  ])
})
