import test from "ava"
import * as Stream from "../../src/random/Stream.ts"
import * as InnerProduct from "../../src/retrieval/InnerProduct.ts"

const vectors = (name: string, count: number, dimensions: number): InnerProduct.Vectors => {
  const stream = Stream.make(1, name)
  return { dimensions, rows: Float32Array.from({ length: count * dimensions }, (_, i) => Stream.normal(stream, i)) }
}

const queries = vectors("queries", 37, 19)
const documents = vectors("documents", 53, 19)

test("a score is the float64 sum over ascending dimensions, rounded once", (t) => {
  const scores = InnerProduct.scores(queries, documents)
  const expected = Float32Array.from(scores, (_, i) => {
    const [query, document] = [Math.floor(i / 53), i % 53]
    let sum = 0
    for (let j = 0; j < 19; j++) sum += queries.rows[query * 19 + j] * documents.rows[document * 19 + j]
    return sum
  })
  t.deepEqual(scores, expected)
})

test("the score of a single pair has the bits that it has among all", (t) => {
  const scores = InnerProduct.scores(queries, documents)
  t.deepEqual(scores.map((_, i) => InnerProduct.score(queries, Math.floor(i / 53), documents, i % 53)), scores)
})

test("a score has the same bits in any block of queries", (t) => {
  const whole = InnerProduct.scores(queries, documents)
  for (const size of [1, 2, 7, 8, 9, 16, 36, 37, 38, 1000]) {
    const sizes: Array<number> = []
    for (const { from, queries: held, scores } of InnerProduct.blocks(queries, documents, size)) {
      sizes.push(held)
      t.deepEqual(scores, whole.subarray(from * 53, (from + held) * 53), `block of ${size} from ${from}`)
    }
    t.is(sizes.reduce((a, b) => a + b), 37)
    t.true(sizes.every((held) => held <= size))
  }
})

test("a score has the same bits in any shard of the documents", (t) => {
  const whole = InnerProduct.scores(queries, documents)
  for (const shard of [1, 10, 52]) {
    for (let from = 0; from < 53; from += shard) {
      const rows = documents.rows.subarray(from * 19, (from + shard) * 19)
      const part = InnerProduct.scores(queries, { rows, dimensions: 19 })
      const width = rows.length / 19
      t.deepEqual(part, Float32Array.from(part, (_, i) => whole[Math.floor(i / width) * 53 + from + (i % width)]))
    }
  }
})

test("no queries or no documents have no scores", (t) => {
  const none = { rows: new Float32Array(0), dimensions: 19 }
  t.is(InnerProduct.scores(none, documents).length, 0)
  t.is(InnerProduct.scores(queries, none).length, 0)
})
