import test from "ava"
import * as Result from "effect/Result"
import * as Evaluation from "../../src/retrieval/Evaluation.ts"
import * as Means from "../../src/retrieval/Means.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as Trec from "../../src/retrieval/Trec.ts"
import { golden } from "./golden.ts"

// trec_eval prints four decimals.
const PRINTED = 0.00005 + 1e-12

const names: ReadonlyArray<readonly [theirs: string, ours: string]> = [
  ["map", "AP"],
  ...[10, 100].map((k) => [`map_cut_${k}`, `AP@${k}`] as const),
  ["ndcg", "nDCG"],
  ...[1, 5, 10, 100].map((k) => [`ndcg_cut_${k}`, `nDCG@${k}`] as const),
  ...[1, 5, 10, 100].map((k) => [`recall_${k}`, `R@${k}`] as const),
  ...[1, 5, 10].map((k) => [`P_${k}`, `P@${k}`] as const),
  ...[1, 5, 10].map((k) => [`success_${k}`, `Success@${k}`] as const),
  ["recip_rank", "RR"],
  ["Rprec", "Rprec"]
]

const measures = names.map(([, ours]) => Result.getOrThrow(Measures.parse(ours)))

/** What trec_eval printed: query (or "all") and measure to value. */
const printed = (output: string): ReadonlyMap<string, number> =>
  new Map(
    output.trim().split("\n").map((line) => {
      const [measure, queryId, value] = line.split("\t").map((column) => column.trim())
      return [`${queryId} ${measure}`, Number(value)]
    })
  )

for (const name of ["plain", "graded", "ties", "unicode", "missing"]) {
  for (const complete of [false, true]) {
    test(`${name}${complete ? ", missing queries counted," : ""} has trec_eval's values`, (t) => {
      const differs = complete && (name === "unicode" || name === "missing")
      const expected = printed(golden(`${name}${differs ? ".complete" : ""}.out`))
      const run = Result.getOrThrow(Trec.parseRun(golden(`${name}.run`)))
      const qrels = Result.getOrThrow(Trec.parseQrels(golden(`${name}.qrels`)))
      const values = Evaluation.evaluate(run, qrels, measures, { complete })
      t.is(values.length, expected.get("all num_q")! * measures.length)
      for (const [theirs, ours] of names) {
        const ofMeasure = values.filter(({ measure }) => measure === ours)
        for (const { queryId, value } of ofMeasure.filter(({ queryId }) => run.has(queryId))) {
          t.true(Math.abs(value - expected.get(`${queryId} ${theirs}`)!) <= PRINTED, `${ours} of ${queryId}: ${value}`)
        }
        const mean = Means.mean(ofMeasure.map(({ value }) => value))
        t.true(Math.abs(mean - expected.get(`all ${theirs}`)!) <= PRINTED, `mean ${ours}: ${mean}`)
      }
    })
  }
}

test("a run that is written and read again has the same values", (t) => {
  const run = Result.getOrThrow(Trec.parseRun(golden("graded.run")))
  const qrels = Result.getOrThrow(Trec.parseQrels(golden("graded.qrels")))
  const lines = [...run].flatMap(([queryId, entries]) =>
    entries.map((entry, i) => ({ queryId, rank: i + 1, ...entry }))
  )
  const again = Result.getOrThrow(Trec.parseRun(Trec.formatRun(lines, "tag")))
  t.deepEqual(again, run)
  t.deepEqual(Result.getOrThrow(Trec.parseQrels(Trec.formatQrels(qrels))), qrels)
})
