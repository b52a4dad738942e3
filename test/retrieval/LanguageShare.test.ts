import test from "ava"
import * as LanguageShare from "../../src/retrieval/LanguageShare.ts"

/** Two German queries and an English one; of the best documents, by query and rank, the languages. */
const ranked: ReadonlyArray<ReadonlyArray<string>> = [
  ["de", "de", "en", "de", "en", "de", "de", "de", "de", "de", "en"],
  ["en"],
  ["en", "en", "en", "en", "en", "en", "en", "en", "en", "de", "de"]
]
const run = {
  query: ranked.flatMap((langs, query) => langs.map(() => query)),
  docLang: ranked.flat(),
  rank: ranked.flatMap((langs) => langs.map((_, i) => i + 1))
}
const queryLangs = ["de", "de", "en"]
const languages = new Map([["de", 30], ["en", 70]])

const means = (measure: string) =>
  LanguageShare.evaluate(run, { languages, queryLangs })
    .flatMap(({ means }) => means)
    .filter((mean) => mean.measure === measure)
    .map(({ docLang, queryLang, value }) => [queryLang, docLang, value])

test("the share of documents in the query's language, in the best ten and in the corpus", (t) => {
  t.deepEqual(means("SameLanguage@10"), [["de", "*", 0.4], ["en", "*", 0.9], ["*", "*", 0.65]])
  t.deepEqual(means("SameLanguage"), [["de", "*", 0.3], ["en", "*", 0.7], ["*", "*", 0.5]])
})

test("a cutoff that the run does not reach is left out", (t) => {
  t.deepEqual(means("SameLanguage@100"), [])
})

test("of a corpus in one language there is nothing to tell", (t) => {
  t.deepEqual(LanguageShare.evaluate(run, { languages: new Map([["de", 3]]), queryLangs }), [])
})

test("a query without documents is dropped", (t) => {
  const [share] = LanguageShare.evaluate(run, { languages, queryLangs: [...queryLangs, "en"] })
  t.like(share.means.find(({ queryLang }) => queryLang === "en"), { value: 0.9, queries: 1, dropped: 1 })
})
