import test from "ava"
import * as Result from "effect/Result"
import * as LanguageBias from "../../src/retrieval/LanguageBias.ts"
import * as Means from "../../src/retrieval/Means.ts"
import * as Measures from "../../src/retrieval/Measures.ts"
import * as Settings from "../../src/retrieval/Settings.ts"

const rr = [Result.getOrThrow(Measures.parse("RR"))]

/** Queries and documents are the same six: u1 to u3 in English, u1 and u2 in German, u1 in Hindi. */
const langs = ["en", "en", "en", "de", "de", "hi"]

/** [query, document, rank in language, rank in the pool] */
const judgments = (rows: ReadonlyArray<readonly [number, number, number, number]>): Settings.Judgments => {
  const column = (i: number): Int32Array => Int32Array.from(rows, (row) => row[i])
  return {
    ranks: { query: column(0), document: column(1), rankInLanguage: column(2), rankPooled: column(3) },
    queryLangs: langs,
    docLangs: langs
  }
}

const frames = judgments([[0, 1, 2, 4], [0, 3, 1, 1], [0, 5, 1, 2], [1, 0, 1, 5], [1, 4, 2, 2], [3, 4, 1, 1], [
  3,
  5,
  1,
  4
]])

const setting = (name: Settings.Setting["name"]): Settings.Setting =>
  Settings.all.find((setting) => setting.name === name)!

const means = (evaluation: Means.Evaluation): ReadonlyArray<string> =>
  evaluation.means.map(({ docLang, dropped, queries, queryLang, value }) =>
    `${queryLang} ${docLang} ${value.toFixed(4)} of ${queries}, ${dropped} dropped`
  )

test("monolingual is the mean over query languages of ranks in the query's language", (t) => {
  t.deepEqual(means(Settings.evaluate(setting("monolingual"), frames, rr)), [
    "en en 0.7500 of 2, 1 dropped",
    "de de 1.0000 of 1, 1 dropped",
    "* * 0.8750 of 3, 3 dropped"
  ])
})

test("cross-lingual is the mean over ordered language pairs of ranks in the document's language", (t) => {
  t.deepEqual(means(Settings.evaluate(setting("cross-lingual"), frames, rr)), [
    "en de 0.7500 of 2, 1 dropped",
    "en hi 1.0000 of 1, 2 dropped",
    "de hi 1.0000 of 1, 1 dropped",
    "* * 0.9167 of 4, 8 dropped"
  ])
})

test("multilingual is the mean over query languages of ranks in the pool", (t) => {
  const evaluation = Settings.evaluate(setting("multilingual"), frames, rr)
  t.deepEqual(means(evaluation), [
    "en * 0.7500 of 2, 1 dropped",
    "de * 1.0000 of 1, 1 dropped",
    "* * 0.8750 of 3, 3 dropped"
  ])
  t.deepEqual(evaluation.values, [
    { query: 0, queryLang: "en", docLang: "*", measure: "RR", value: 1 },
    { query: 1, queryLang: "en", docLang: "*", measure: "RR", value: 0.5 },
    { query: 3, queryLang: "de", docLang: "*", measure: "RR", value: 1 }
  ])
})

test("a setting in which nothing is relevant has no mean", (t) => {
  const translations = judgments([[0, 3, 1, 1], [0, 5, 1, 2]])
  t.deepEqual(Settings.evaluate(setting("monolingual"), translations, rr), { values: [], means: [] })
})

test("queries to which nothing is relevant may count as 0, in languages that have others", (t) => {
  t.deepEqual(means(Settings.evaluate(setting("monolingual"), frames, rr, "all")), [
    "en en 0.5000 of 3, 0 dropped",
    "de de 0.5000 of 2, 0 dropped",
    "* * 0.5000 of 5, 1 dropped"
  ])
})

test("gains reach the measure", (t) => {
  const ndcg = [Result.getOrThrow(Measures.parse("nDCG@1"))]
  const graded = { ...judgments([[0, 1, 1, 1], [0, 2, 2, 2]]), gains: [1, 3] }
  t.is(Settings.evaluate(setting("monolingual"), graded, ndcg).means[0].value, 1 / 3)
})

test("means are by measure as asked", (t) => {
  const measures = ["RR", "AP"].map((name) => Result.getOrThrow(Measures.parse(name)))
  const evaluation = Settings.evaluate(setting("multilingual"), frames, measures)
  t.deepEqual(evaluation.means.map(({ measure, queryLang }) => `${measure} ${queryLang}`), [
    "RR en",
    "RR de",
    "RR *",
    "AP en",
    "AP de",
    "AP *"
  ])
})

test("rank distance is between the first and last parallel document in the pool, averaged by language, then macro", (t) => {
  // Query 0: 1 to 9; query 1: 3 to 5; query 3: 2 to 2 + 4; query 4 has a single translation; 2 and 5 have none.
  const translations = judgments([
    [0, 3, 1, 9],
    [0, 5, 1, 1],
    [1, 4, 1, 3],
    [1, 5, 1, 5],
    [3, 0, 1, 6],
    [3, 5, 1, 2],
    [4, 1, 1, 7]
  ])
  const evaluation = LanguageBias.evaluate(translations)
  const of = (measure: string) =>
    means({ values: [], means: evaluation.means.filter((mean) => mean.measure === measure) })
  t.deepEqual(of("RankDistance"), [
    "en * 5.0000 of 2, 1 dropped",
    "de * 4.0000 of 1, 1 dropped",
    "* * 4.5000 of 3, 3 dropped"
  ])
  // Of 2 and 8, a quarter of the way.
  t.deepEqual(of("RankDistance(quantile=0.25)"), [
    "en * 3.5000 of 2, 1 dropped",
    "de * 4.0000 of 1, 1 dropped",
    "* * 3.7500 of 3, 3 dropped"
  ])
  t.deepEqual(new Set(evaluation.values.map(({ measure }) => measure)), new Set(["RankDistance"]))
  t.is(LanguageBias.rankDistance([5, 2, 9, 3]), 7)
})
