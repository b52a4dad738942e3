import test from "ava"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Stream from "../../src/random/Stream.ts"
import type { Embeddings } from "../../src/retrieval/Embeddings.ts"
import * as Hits from "../../src/retrieval/Hits.ts"
import * as InnerProduct from "../../src/retrieval/InnerProduct.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as Search from "../../src/retrieval/Search.ts"
import * as Survey from "../../src/retrieval/Survey.ts"

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

const judgments = (queries: number, ids: ReadonlyArray<string>, seed: number): ReadonlyArray<ReadonlyArray<string>> => {
  const stream = Stream.make(seed, "judgments")
  return Array.from(
    { length: queries },
    (_, query) => ids.filter((_, i) => Stream.uniform(stream, query * ids.length + i) < 0.3).toReversed()
  )
}

const answers = (request: Search.Request): Search.Ranked => Result.getOrThrow(Search.rankJudged(request))

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
    const judged = judgments(ids.length, [...ids, "no document"], seed)
    const { ranks } = answers({ queries, documents: [documents], judged, depth: 0 })
    const expected = judged.flatMap((judged, query) => {
      const full = ranking(queries, documents, query)
      return full.filter((document) => judged.includes(ids[document])).map((document) => ({
        query,
        docId: ids[document],
        docLang: documents.langs[document],
        rankPooled: full.indexOf(document) + 1,
        rankInLanguage: full.filter((other) => documents.langs[other] === documents.langs[document])
          .indexOf(document) + 1
      }))
    })
    const rows = [...ranks.query.keys()].map((row) => ({
      query: ranks.query[row],
      docId: ranks.docId[row],
      docLang: ranks.docLang[row],
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
    const { run } = answers({ queries, documents: [documents], judged: queries.ids.map(() => []), depth })
    const expected = queries.ids.flatMap((_, query) =>
      ranking(queries, documents, query).slice(0, depth).map((document, i) => [query, document, i + 1])
    )
    t.deepEqual(
      [...run.query.keys()].map((row) => [run.query[row], run.docId[row], run.rank[row]]),
      expected.map(([query, document, rank]) => [query, ids[document], rank])
    )
    const all = InnerProduct.scores(
      { rows: queries.vectors, dimensions: 2 },
      { rows: documents.vectors, dimensions: 2 }
    )
    t.deepEqual(run.score, Float32Array.from(expected, ([query, document]) => all[query * ids.length + document]))
  }))
})

/** The documents at `rows`, in that order. */
const pick = ({ dimensions, ids, langs, vectors }: Embeddings, rows: ReadonlyArray<number>): Embeddings => ({
  ids: rows.map((row) => ids[row]),
  langs: rows.map((row) => langs[row]),
  dimensions,
  vectors: Float32Array.from(
    rows.flatMap((row) => [...vectors.subarray(row * dimensions, (row + 1) * dimensions)])
  )
})

/** Rows 0 … n - 1 in any order, cut into any number of blocks, empty ones among them. */
const blocks = (n: number): fc.Arbitrary<ReadonlyArray<ReadonlyArray<number>>> =>
  fc.tuple(
    fc.shuffledSubarray(Array.from({ length: n }, (_, i) => i), { minLength: n, maxLength: n }),
    fc.array(fc.nat(n), { maxLength: 8 })
  ).map(([rows, cuts]) => {
    const ends = [...cuts.toSorted((a, b) => a - b), n]
    return ends.map((end, i) => rows.slice(i === 0 ? 0 : ends[i - 1], end))
  })

test("any shards, in any order, of any order of documents, are answered as one", (t) => {
  const cut = ids.chain((ids) => fc.tuple(fc.constant(ids), blocks(ids.length)))
  fc.assert(fc.property(cut, fc.nat(1000), fc.nat(12), ([ids, blocks], seed, depth) => {
    const documents = embeddings(ids, seed, 1)
    const queries = embeddings(ids.map((id, i) => (i % 2 === 0 ? id : `${id} asked`)), seed + 1, 1)
    const request = { queries, judged: judgments(ids.length, ids, seed), depth }
    const shards = blocks.map((rows) => pick(documents, rows))
    t.deepEqual(answers({ ...request, documents: shards }), answers({ ...request, documents: [documents] }))
  }))
})

test("any shards of real numbers are answered as one, and documents of equal vectors by id", (t) => {
  const size = 300
  const distinct = Float32Array.from({ length: 150 * 8 }, (_, i) => Stream.normal(Stream.make(1, "vectors"), i))
  // Documents i and i + 150 have one vector.
  const vectors = Float32Array.from({ length: size * 8 }, (_, i) => distinct[i % distinct.length])
  const documents = { ...embeddings(Array.from({ length: size }, (_, i) => `d${i}`), 1, 8), vectors }
  const queries = pick(documents, Array.from({ length: 40 }, (_, i) => i * 7))
  const request = { queries, judged: judgments(40, documents.ids, 2), depth: 25 }
  const whole = answers({ ...request, documents: [documents] })
  fc.assert(
    fc.property(blocks(size), (blocks) => {
      t.deepEqual(answers({ ...request, documents: blocks.map((rows) => pick(documents, rows)) }), whole)
    }),
    { numRuns: 20 }
  )
  const tied = [...whole.run.score.keys()].filter((row) => whole.run.score[row] === whole.run.score[row + 1])
  t.true(tied.length > 100)
})

test("a measure of exact ranks is the measure of the full run", (t) => {
  const names = ["AP", "AP@100", "nDCG@10", "R@10", "R@100", "RR", "RR@10", "P@5", "Success@5", "Rprec"]
  const documents = embeddings(Array.from({ length: 200 }, (_, i) => `d${i}`), 3, 4)
  const queries = embeddings(Array.from({ length: 40 }, (_, i) => `d${i * 5}`), 4, 4)
  const judged = judgments(40, documents.ids, 5)
  const { ranks, run } = answers({ queries, documents: [documents], judged, depth: 200 })
  for (const measure of names.map((name) => Result.getOrThrow(Measures.parse(name)))) {
    for (let query = 0; query < 40; query++) {
      const relevant = new Set(judged[query])
      const rows = [...run.query.keys()].filter((row) => run.query[row] === query)
      const found = rows.filter((row) => relevant.has(run.docId[row])).map((row) => run.rank[row])
      const exact = [...ranks.rankPooled].filter((_, row) => ranks.query[row] === query)
      t.true(found.length > 0)
      t.is(measure.value(Hits.make(exact)), measure.value(Hits.make(found)))
    }
  }
})

test("queries searched in shards are answered as together", (t) => {
  const documents = embeddings(Array.from({ length: 100 }, (_, i) => `d${i}`), 6, 8)
  const queries = embeddings(Array.from({ length: 70 }, (_, i) => `q${i}`), 7, 8)
  const judged = judgments(70, documents.ids, 8)
  const whole = answers({ queries, documents: [documents], judged, depth: 10 })
  for (const [from, to] of [[0, 1], [1, 34], [34, 70]]) {
    const shard = pick(queries, Array.from({ length: to - from }, (_, i) => from + i))
    const part = answers({ queries: shard, documents: [documents], judged: judged.slice(from, to), depth: 10 })
    const within = (query: number): boolean => query >= from && query < to
    t.deepEqual(part.run.score, whole.run.score.filter((_, row) => within(whole.run.query[row])))
    t.deepEqual(part.run.docId, whole.run.docId.filter((_, row) => within(whole.run.query[row])))
    t.deepEqual(part.ranks.rankPooled, whole.ranks.rankPooled.filter((_, row) => within(whole.ranks.query[row])))
  }
})

test("a step is 32 queries, and the last ends with all", (t) => {
  const queries = embeddings(Array.from({ length: 70 }, (_, i) => `q${i}`), 7)
  const surveyor = Result.getOrThrow(Survey.begin({ queries, judged: queries.ids.map(() => []), depth: 1 }))
  t.is(surveyor.add(queries), undefined)
  t.is(surveyor.survey().documents, 70)
  t.deepEqual([...Search.begin(surveyor.survey()).add(queries)], [32, 64, 70])
})

test("vectors that cannot be searched are refused with what is wrong", (t) => {
  const good = embeddings(["a", "b"], 1)
  const refusal = (...documents: ReadonlyArray<Embeddings>): string => {
    const result = Search.rankJudged({ queries: good, documents, judged: [[], []], depth: 1 })
    return Result.isFailure(result) ? result.failure.message : "accepted"
  }
  t.is(refusal(good), "accepted")
  t.regex(refusal({ ...good, dimensions: 3 }), /dimensions\n {2}expected {2}2\n {2}found {5}3/)
  t.regex(refusal({ ...good, langs: ["de"] }), /languages/)
  t.regex(refusal({ ...good, ids: ["a", "a"] }), /a twice/)
  t.regex(refusal(good, { ...good, ids: ["c", "b"] }), /b twice/)
  t.regex(refusal({ ...good, vectors: Float32Array.of(0, 1, NaN, 1) }), /NaN in b/)
})
