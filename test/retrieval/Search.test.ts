import test from "ava"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Stream from "../../src/random/Stream.ts"
import type { Embeddings } from "../../src/retrieval/Embeddings.ts"
import * as InnerProduct from "../../src/retrieval/InnerProduct.ts"
import * as JudgedRanks from "../../src/retrieval/JudgedRanks.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as Search from "../../src/retrieval/Search.ts"

const langs = ["de", "en", "hi"]

/** Small whole numbers, so that many scores are equal and ids decide. */
const embeddings = (ids: ReadonlyArray<string>, seed: number, dimensions = 2): Embeddings => {
  const stream = Stream.make(seed, "embeddings")
  return {
    ids,
    langs: ids.map((_, i) => langs[Stream.integer(stream, i, 3)]),
    dimensions,
    vectors: Float32Array.from({ length: ids.length * dimensions }, (_, i) => Stream.integer(stream, 1000 + i, 3) - 1)
  }
}

const judgments = (queries: number, documents: number, seed: number): ReadonlyArray<Int32Array> => {
  const stream = Stream.make(seed, "judgments")
  return Array.from({ length: queries }, (_, query) =>
    Int32Array.from({ length: documents }, (_, i) => i)
      .filter((i) => Stream.uniform(stream, query * documents + i) < 0.3).toReversed())
}

/** The full ranking of a query by ordinary sorting: score descending, id descending in byte order, own id left out. */
const ranking = (queries: Embeddings, documents: Embeddings, query: number): ReadonlyArray<number> => {
  const { dimensions } = queries
  const row = queries.vectors.subarray(query * dimensions, (query + 1) * dimensions)
  const scores = InnerProduct.scores({ rows: row, dimensions }, { rows: documents.vectors, dimensions })
  const bytes = documents.ids.map((id) => Buffer.from(id))
  return [...documents.ids.keys()]
    .filter((document) => documents.ids[document] !== queries.ids[query])
    .sort((a, b) => scores[b] - scores[a] || Buffer.compare(bytes[b], bytes[a]))
}

const ids = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 30 })

test("ranks of judged documents are those of a full sort, in the pool and in their language", (t) => {
  fc.assert(fc.property(ids, fc.nat(1000), (ids, seed) => {
    const documents = embeddings(ids, seed)
    // Every other query is also a document, and must not find itself.
    const queries = embeddings(ids.map((id, i) => (i % 2 === 0 ? id : `${id} asked`)), seed + 1)
    const judged = judgments(ids.length, ids.length, seed)
    const { ranks } = Result.getOrThrow(Search.rankJudged({ queries, documents, judged, depth: 0 }))
    const expected = judged.flatMap((judged, query) => {
      const full = ranking(queries, documents, query)
      return full.filter((document) => judged.includes(document)).map((document) => ({
        query,
        document,
        rankPooled: full.indexOf(document) + 1,
        rankInLanguage: full.filter((other) => documents.langs[other] === documents.langs[document])
          .indexOf(document) + 1
      }))
    })
    const rows = [...ranks.query.keys()].map((row) => ({
      query: ranks.query[row],
      document: ranks.document[row],
      rankPooled: ranks.rankPooled[row],
      rankInLanguage: ranks.rankInLanguage[row]
    }))
    t.deepEqual(rows, expected)
  }))
})

test("a run is the head of the full ranking with its scores", (t) => {
  fc.assert(fc.property(ids, fc.nat(1000), fc.nat(12), (ids, seed, depth) => {
    const documents = embeddings(ids, seed)
    const queries = embeddings(ids.slice(0, 9), seed + 1)
    const judged = queries.ids.map(() => [])
    const { run } = Result.getOrThrow(Search.rankJudged({ queries, documents, judged, depth }))
    const expected = queries.ids.flatMap((_, query) =>
      ranking(queries, documents, query).slice(0, depth).map((document, i) => [query, document, i + 1])
    )
    t.deepEqual([...run.query.keys()].map((row) => [run.query[row], run.document[row], run.rank[row]]), expected)
    const all = InnerProduct.scores(
      { rows: queries.vectors, dimensions: 2 },
      { rows: documents.vectors, dimensions: 2 }
    )
    t.deepEqual(run.score, Float32Array.from(expected, ([query, document]) => all[query * ids.length + document]))
  }))
})

test("a measure of exact ranks is the measure of the full run", (t) => {
  const names = ["AP", "AP@100", "nDCG@10", "R@10", "R@100", "RR", "RR@10", "P@5", "Success@5", "Rprec"]
  const documents = embeddings(Array.from({ length: 200 }, (_, i) => `d${i}`), 3, 4)
  const queries = embeddings(Array.from({ length: 40 }, (_, i) => `d${i * 5}`), 4, 4)
  const judged = judgments(40, 200, 5)
  const { ranks, run } = Result.getOrThrow(Search.rankJudged({ queries, documents, judged, depth: 200 }))
  const rows = JudgedRanks.rowsByQuery(ranks, 40)
  for (const measure of names.map((name) => Result.getOrThrow(Measures.parse(name)))) {
    for (let query = 0; query < 40; query++) {
      const relevant = new Set(judged[query])
      const answers = [...run.query.keys()].filter((row) => run.query[row] === query)
      const found = answers.filter((row) => relevant.has(run.document[row])).map((row) => run.rank[row])
      const exact = rows[query].map((row) => ranks.rankPooled[row])
      t.true(found.length > 0)
      t.is(measure.value(Measures.hits(exact)), measure.value(Measures.hits(found)))
    }
  }
})

test("queries searched in shards are answered as together", (t) => {
  const documents = embeddings(Array.from({ length: 100 }, (_, i) => `d${i}`), 6, 8)
  const queries = embeddings(Array.from({ length: 70 }, (_, i) => `q${i}`), 7, 8)
  const judged = judgments(70, 100, 8)
  const whole = Result.getOrThrow(Search.rankJudged({ queries, documents, judged, depth: 10 }))
  for (const [from, to] of [[0, 1], [1, 34], [34, 70]]) {
    const shard = {
      ids: queries.ids.slice(from, to),
      langs: queries.langs.slice(from, to),
      vectors: queries.vectors.slice(from * 8, to * 8),
      dimensions: 8
    }
    const part = Result.getOrThrow(
      Search.rankJudged({ queries: shard, documents, judged: judged.slice(from, to), depth: 10 })
    )
    const within = (query: number): boolean => query >= from && query < to
    t.deepEqual(part.run.score, whole.run.score.filter((_, row) => within(whole.run.query[row])))
    t.deepEqual(part.run.document, whole.run.document.filter((_, row) => within(whole.run.query[row])))
    t.deepEqual(part.ranks.rankPooled, whole.ranks.rankPooled.filter((_, row) => within(whole.ranks.query[row])))
  }
})

test("progress ends with the number of queries", (t) => {
  const queries = embeddings(Array.from({ length: 70 }, (_, i) => `q${i}`), 7)
  const heard: Array<number> = []
  Search.rankJudged({ queries, documents: queries, judged: judgments(70, 70, 1), depth: 1 }, (done) => heard.push(done))
  t.deepEqual(heard, [32, 64, 70])
})

test("restricting ranks keeps the rows of the listed documents", (t) => {
  const documents = embeddings(Array.from({ length: 50 }, (_, i) => `d${i}`), 6)
  const judged = judgments(50, 50, 8)
  const fewer = judged.map((documents) => documents.filter((document) => document % 2 === 0))
  const search = (judged: ReadonlyArray<Int32Array>): JudgedRanks.JudgedRanks =>
    Result.getOrThrow(Search.rankJudged({ queries: documents, documents, judged, depth: 0 })).ranks
  t.deepEqual(JudgedRanks.restrict(search(judged), fewer), search(fewer))
})

test("vectors that cannot be searched are refused with what is wrong", (t) => {
  const good = embeddings(["a", "b"], 1)
  const refusal = (documents: Embeddings): string => {
    const result = Search.rankJudged({ queries: good, documents, judged: [[], []], depth: 1 })
    return Result.isFailure(result) ? result.failure.message : "accepted"
  }
  t.is(refusal(good), "accepted")
  t.regex(refusal({ ...good, dimensions: 3 }), /dimensions\n {2}expected {2}2\n {2}found {5}3/)
  t.regex(refusal({ ...good, langs: ["de"] }), /languages/)
  t.regex(refusal({ ...good, ids: ["a", "a"] }), /a twice/)
  t.regex(refusal({ ...good, vectors: Float32Array.of(0, 1, NaN, 1) }), /NaN in b/)
})
