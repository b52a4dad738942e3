import test from "ava"
import * as JudgedRanks from "../../src/retrieval/JudgedRanks.ts"

const ranks = {
  query: Int32Array.of(0, 0, 1, 2),
  document: Int32Array.of(5, 3, 5, 4),
  rankInLanguage: Int32Array.of(1, 2, 1, 7),
  rankPooled: Int32Array.of(1, 4, 2, 9)
}

test("restricting ranks keeps the rows of the documents listed for their query", (t) => {
  t.deepEqual(JudgedRanks.restrict(ranks, [[3], [], [4, 5]]), {
    query: Int32Array.of(0, 2),
    document: Int32Array.of(3, 4),
    rankInLanguage: Int32Array.of(2, 7),
    rankPooled: Int32Array.of(4, 9)
  })
})

test("the rows of each query are found, also of one without any", (t) => {
  t.deepEqual(JudgedRanks.rowsByQuery(ranks, 4), [[0, 1], [2], [3], []])
})
