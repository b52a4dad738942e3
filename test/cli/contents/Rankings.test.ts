import test from "ava"
import * as fc from "fast-check"
import * as Rankings from "../../../src/cli/contents/Rankings.ts"
import * as Correlation from "../../../src/statistics/Correlation.ts"

/** Each query's documents, best first, as a run's columns. */
const runOf = (rankings: Readonly<Record<string, ReadonlyArray<string>>>): Rankings.Run => {
  const rows = Object.entries(rankings).flatMap(([query, documents]) =>
    documents.map((document, place) => ({ query, document, rank: place + 1 }))
  )
  return {
    queryId: rows.map(({ query }) => query),
    docId: rows.map(({ document }) => document),
    rank: Int32Array.from(rows, ({ rank }) => rank)
  }
}

test("a run agrees with itself in everything", (t) => {
  const run = runOf({ q1: ["a", "b", "c"], q2: ["c"] })
  t.deepEqual(Rankings.between(run, run), {
    queries: 2,
    onlyA: 0,
    onlyB: 0,
    overlap10: 1,
    overlap100: 1,
    rankBiasedOverlap: 1,
    tau: 1
  })
})

test("agreement is a mean over the queries that both have", (t) => {
  const letters = [..."abcdefghijkl"]
  const a = runOf({ q1: letters, q2: ["a", "b"], q3: ["a"] })
  const b = runOf({ q1: letters.toReversed(), q2: ["c", "d"], q4: ["a"] })
  const { overlap10, overlap100, queries, onlyA, onlyB, tau } = Rankings.between(a, b)
  // The upper ten of twelve and of the same reversed have eight in common.
  t.deepEqual({ overlap10, overlap100, queries, onlyA, onlyB }, {
    overlap10: (0.8 + 0) / 2,
    overlap100: (1 + 0) / 2,
    queries: 2,
    onlyA: 1,
    onlyB: 1
  })
  t.is(tau, -1)
})

test("runs without a query in common agree in nothing that could be told", (t) => {
  const { overlap10, queries, tau } = Rankings.between(runOf({ q1: ["a"] }), runOf({ q2: ["a"] }))
  t.deepEqual([queries, overlap10, tau], [0, NaN, undefined])
})

const ranking = fc.shuffledSubarray([..."abcdefghijklmnopqrst"], { minLength: 0 })

test("tau is Kendall's of the ranks that both give", (t) => {
  fc.assert(fc.property(ranking, ranking, (one, other) => {
    const both = one.filter((document) => other.includes(document))
    const expected = Correlation.kendall(
      both.map((document) => one.indexOf(document)),
      both.map((document) => other.indexOf(document))
    )
    const { tau } = Rankings.between(runOf({ q: one }), runOf({ q: other }))
    if (expected === undefined) t.is(tau, undefined)
    else t.true(Math.abs((tau as number) - expected) < 1e-12)
  }))
})
