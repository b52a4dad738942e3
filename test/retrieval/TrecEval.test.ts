import test from "ava"
import * as Result from "effect/Result"
import * as Evaluation from "../../src/retrieval/Evaluation.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as Trec from "../../src/retrieval/Trec.ts"
import * as TrecEval from "../../src/retrieval/TrecEval.ts"
import { golden } from "./golden.ts"

// The measures that the goldens hold, in another order than theirs.
const measures = [
  "RR",
  "nDCG",
  "AP",
  "Rprec",
  ...[100, 10, 5, 1].flatMap((k) => [`R@${k}`, `nDCG@${k}`]),
  ...[10, 1, 5].flatMap((k) => [`Success@${k}`, `P@${k}`]),
  "AP@100",
  "AP@10"
].map((name) => Result.getOrThrow(Measures.parse(name)))

for (const name of ["plain", "graded", "ties", "unicode", "missing"]) {
  for (const complete of [false, true]) {
    test(`${name}${complete ? ", missing queries counted," : ""} is printed as trec_eval prints it`, (t) => {
      const differs = complete && (name === "unicode" || name === "missing")
      const run = Result.getOrThrow(Trec.parseRun(golden(`${name}.run`)))
      const qrels = Result.getOrThrow(Trec.parseQrels(golden(`${name}.qrels`)))
      const evaluated = Evaluation.evaluate(run, qrels, measures, { complete })
      const expected = golden(`${name}${differs ? ".complete" : ""}.out`)
      t.is(TrecEval.format(evaluated, measures, { perQuery: true }), expected)
      const ofAll = expected.slice(expected.indexOf("num_q "))
      t.is(TrecEval.format(evaluated, measures), ofAll)
    })
  }
}

test("a measure that trec_eval does not have keeps its name, and comes last", (t) => {
  const run = Result.getOrThrow(Trec.parseRun("q Q0 d 1 1 t\n"))
  const qrels = Result.getOrThrow(Trec.parseQrels("q 0 d 1\nq 0 e 2\n"))
  const names = ["AP(rel=2)", "RR@10", "AP(divisor=min)@1", "AP@1"]
  const asked = names.map((name) => Result.getOrThrow(Measures.parse(name)))
  t.is(
    TrecEval.format(Evaluation.evaluate(run, qrels, asked), asked).split("\n").slice(4).join("\n"),
    `map_cut_1             \tall\t0.5000
AP(rel=2)             \tall\t0.0000
RR@10                 \tall\t1.0000
AP(divisor=min)@1     \tall\t1.0000
`
  )
})

test("of a value midway between two decimals the even one is printed, as C does", (t) => {
  // 1/32 = 0.03125 and 3/32 = 0.09375 are floats; printf("%.4f") gives these.
  t.is([1, 3, 5, 7, 29, 31].map((n) => TrecEval.fixed(n / 32)).join(" "), "0.0312 0.0938 0.1562 0.2188 0.9062 0.9688")
  t.is((1 / 32).toFixed(4), "0.0313")
  // The nearest floats to other decimals with a fifth digit 5 lie on one side of them.
  t.deepEqual([0.00015, 0.00025, 0.12345, 0.99995].map(TrecEval.fixed), ["0.0001", "0.0003", "0.1235", "1.0000"])
  t.deepEqual([0, 1, 12.5, 0.5].map(TrecEval.fixed), ["0.0000", "1.0000", "12.5000", "0.5000"])
})

test("a run of float32 scores that is written and read again is the same", (t) => {
  const read = Result.getOrThrow(Trec.parseRun(golden("graded.run")))
  const float32 = (entries: ReadonlyArray<Trec.Entry>) =>
    entries.map(({ docId, score }) => ({ docId, score: Math.fround(score) }))
  const run = new Map([...read].map(([queryId, entries]) => [queryId, float32(entries)]))
  const qrels = Result.getOrThrow(Trec.parseQrels(golden("graded.qrels")))
  const lines = [...run].flatMap(([queryId, entries]) =>
    entries.map((entry, i) => ({ queryId, rank: i + 1, ...entry }))
  )
  const again = Result.getOrThrow(Trec.parseRun(Trec.formatRun(lines, "tag")))
  t.deepEqual(new Map([...again].map(([queryId, entries]) => [queryId, float32(entries)])), run)
  t.deepEqual(Result.getOrThrow(Trec.parseQrels(Trec.formatQrels(qrels))), qrels)
})
