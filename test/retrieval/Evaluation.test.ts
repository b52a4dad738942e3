import test from "ava"
import * as Result from "effect/Result"
import * as Evaluation from "../../src/retrieval/Evaluation.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as Trec from "../../src/retrieval/Trec.ts"

const measures = ["RR", "AP"].map((name) => Result.getOrThrow(Measures.parse(name)))

const evaluate = (run: string, qrels: string, options?: Evaluation.Options) =>
  Evaluation.evaluate(
    Result.getOrThrow(Trec.parseRun(run)),
    Result.getOrThrow(Trec.parseQrels(qrels)),
    measures,
    options
  )

const rr = (run: string, qrels: string, options?: Evaluation.Options): ReadonlyArray<number> =>
  evaluate(run, qrels, options).map(({ values }) => values[0])

test("scores that only float64 tells apart are tied in float32, where the id decides", (t) => {
  const run = "q Q0 a 1 0.50000000002 t\nq Q0 b 2 0.50000000001 t\n"
  t.deepEqual(rr(run, "q 0 a 1\n"), [1 / 2])
  t.deepEqual(rr(run, "q 0 a 1\n", { scorePrecision: "float32" }), [1 / 2])
  t.deepEqual(rr(run, "q 0 a 1\n", { scorePrecision: "float64" }), [1])
})

test("a document with the query's id stays or is taken out of the ranking, not out of what is relevant", (t) => {
  const run = "q Q0 q 1 3 t\nq Q0 d 2 2 t\n"
  t.deepEqual(rr(run, "q 0 d 1\n"), [1 / 2])
  t.deepEqual(rr(run, "q 0 d 1\n", { ignoreIdenticalIds: true }), [1])
  t.like(evaluate(run, "q 0 d 1\nq 0 q 1\n", { ignoreIdenticalIds: true })[0], {
    retrieved: 1,
    relevant: 2,
    relevantRetrieved: 1,
    values: [1, 1 / 2]
  })
})

test("queries are those of both files, or all that are judged, by id in byte order", (t) => {
  const run = "q9 Q0 d 1 1 t\nq10 Q0 d 1 1 t\nunjudged Q0 d 1 1 t\n"
  const qrels = "q9 0 d 1\nmissing 0 d 1\nq10 0 d 0\n"
  const queries = (options?: Evaluation.Options) =>
    evaluate(run, qrels, options).map(({ isInRun, queryId, values }) => [queryId, isInRun, values[0]])
  t.deepEqual(queries(), [["q10", true, 0], ["q9", true, 1]])
  t.deepEqual(queries({ complete: true }), [["missing", false, 0], ["q10", true, 0], ["q9", true, 1]])
  t.deepEqual(Evaluation.means(evaluate(run, qrels)), [1 / 2, 1 / 2])
  t.deepEqual(Evaluation.means(evaluate(run, qrels, { complete: true })), [1 / 3, 1 / 3])
})
