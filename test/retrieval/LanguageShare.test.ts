import test from "ava"
import * as LanguageShare from "../../src/retrieval/LanguageShare.ts"

/** Two German queries and an English one, which is a document as well. */
const found = [
  { lang: "de", best: ["de", "de", "en", "de", "en", "de", "de", "de", "de", "de", "en"], isInCorpus: false },
  { lang: "de", best: ["en"], isInCorpus: false },
  { lang: "en", best: ["en", "en", "en", "en", "en", "en", "en", "en", "en", "de", "de"], isInCorpus: true }
]
const languages = new Map([["de", 30], ["en", 71]])
const queryLangs = found.map(({ lang }) => lang)

const means = (measure: string, depth = 50) =>
  LanguageShare.evaluate(LanguageShare.count(found, languages, depth), queryLangs)
    .flatMap(({ means }) => means)
    .filter((mean) => mean.measure === measure)
    .map(({ docLang, queryLang, value }) => [queryLang, docLang, value])

test("the share of documents in the query's language, in the best ten and in the corpus", (t) => {
  t.deepEqual(means("SameLanguage@10"), [["de", "*", 0.4], ["en", "*", 0.9], ["*", "*", 0.65]])
  t.deepEqual(means("SameLanguage"), [["de", "*", 30 / 101], ["en", "*", 0.7], ["*", "*", (30 / 101 + 0.7) / 2]])
})

test("a cutoff below which the run does not go is left out", (t) => {
  t.deepEqual(means("SameLanguage@100"), [])
  t.deepEqual(means("SameLanguage@10", 9), [])
})

test("of a corpus in one language there is nothing to tell", (t) => {
  const counts = LanguageShare.count(found, new Map([["en", 71]]), 50)
  t.deepEqual(LanguageShare.evaluate(counts, queryLangs), [])
})

test("a query without documents is dropped", (t) => {
  const none = { lang: "en", best: [], isInCorpus: false }
  const counts = LanguageShare.count([...found, none], languages, 50)
  const [share] = LanguageShare.evaluate(counts, [...queryLangs, "en"])
  t.like(share.means.find(({ queryLang }) => queryLang === "en"), { value: 0.9, queries: 1, dropped: 1 })
})
