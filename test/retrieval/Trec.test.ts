import test from "ava"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import * as Trec from "../../src/retrieval/Trec.ts"

test("a float32 is written as the shortest decimal that reads back as it", (t) => {
  fc.assert(fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
    // Adding 0 makes -0 equal to 0.
    t.is(Math.fround(Number(Trec.formatFloat32(x))) + 0, x + 0)
  }))
  t.is(Trec.formatFloat32(0.1), "0.1")
  t.is(Trec.formatFloat32(16777216), "16777216")
  t.is(Trec.formatFloat32(1 / 3), "0.33333334")
})

test("written scores order as float64 exactly as the scores do as float32", (t) => {
  const float = fc.float({ min: -2, max: 2, noNaN: true })
  fc.assert(fc.property(float, float, (a, b) => {
    const [readA, readB] = [Number(Trec.formatFloat32(a)), Number(Trec.formatFloat32(b))]
    t.is(Math.sign(readA - readB) + 0, Math.sign(a - b) + 0)
  }))
})

test("a run has one line for each answer", (t) => {
  const lines = [{ queryId: "q1", docId: "d2", rank: 1, score: 0.5 }, {
    queryId: "q1",
    docId: "d1",
    rank: 2,
    score: -1
  }]
  t.is(Trec.formatRun(lines, "hybrid"), "q1 Q0 d2 1 0.5 hybrid\nq1 Q0 d1 2 -1 hybrid\n")
})

test("tabs, comments, blank lines and carriage returns are read", (t) => {
  const qrels = Result.getOrThrow(Trec.parseQrels("# two queries\nq1\t0\td1\t2\r\n\nq2 0 d\u00a01 -1\n"))
  t.deepEqual(qrels, new Map([["q1", new Map([["d1", 2]])], ["q2", new Map([["d\u00a01", -1]])]]))
})

test("scores keep their precision, and what follows the tag of a run is passed over", (t) => {
  const run = Result.getOrThrow(Trec.parseRun("q Q0 d 1 0.1234567890123 my tag\n"))
  t.deepEqual(run, new Map([["q", [{ docId: "d", score: 0.1234567890123 }]]]))
})

const failure = (result: Result.Result<unknown, { readonly message: string }>): string =>
  Result.isFailure(result) ? result.failure.message : "read"

test("a line that cannot be read is named", (t) => {
  t.regex(failure(Trec.parseRun("q Q0 d 1 0.5 t\nq Q0 d2 2 0.4\n")), /run file[^]*line +2[^]*q Q0 d2 2 0\.4/)
  t.regex(failure(Trec.parseRun("q Q0 d 1 high t\n")), /line +1/)
  t.regex(failure(Trec.parseRun("q Q0 d 1 1 t\nq Q0 d 2 1 t\n")), /each document once/)
  t.regex(failure(Trec.parseRun("q Q0 d 1 0.5\n", "my.run")), /run file[^]*file +my\.run\n +line +1/)
  t.regex(failure(Trec.parseQrels("q 0 d 1 more\n")), /line +1/)
  t.regex(failure(Trec.parseQrels("q 0 d 0.5\n")), /line +1/)
  t.regex(failure(Trec.parseQrels("q 0 d 1\nq 0 d 0\n")), /qrels file[^]*each document once/)
})
