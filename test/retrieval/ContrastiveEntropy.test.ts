import test from "ava"
import * as fc from "fast-check"
import * as ContrastiveEntropy from "../../src/retrieval/ContrastiveEntropy.ts"

const langs = ["de", "en"]

/** Two languages, so many pairs, each vector as given. */
const side = (pairs: number, vector: (lang: number, pair: number) => ReadonlyArray<number>) => {
  const rows = langs.flatMap((_, lang) => Array.from({ length: pairs }, (_, pair) => [lang, pair] as const))
  return {
    ids: rows.map(([lang, pair]) => `${langs[lang]}:${pair}`),
    langs: rows.map(([lang]) => langs[lang]),
    pairIds: rows.map(([, pair]) => `${pair}`),
    dimensions: 3,
    vectors: Float32Array.from(rows.flatMap(([lang, pair]) => vector(lang, pair)))
  }
}

const macro = (setting: "monolingual" | "cross-lingual", pairs: ContrastiveEntropy.Pairs): number =>
  ContrastiveEntropy.evaluate(setting, pairs).means.at(-1)?.value as number

test("what tells nothing apart has the entropy of a guess among the candidates", (t) => {
  const same = side(7, () => [1, 0, 0])
  const pairs = { queries: same, passages: same, texts: same.ids, temperature: 0.05 }
  for (const setting of ["monolingual", "cross-lingual"] as const) {
    t.true(Math.abs(macro(setting, pairs) - Math.log(7)) < 1e-12)
  }
})

test("it is -log softmax at the own passage, by language pair", (t) => {
  const vectors = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 })
  fc.assert(fc.property(vectors, vectors, fc.constantFrom(0.05, 1), (q, p, temperature) => {
    const queries = side(4, (lang, pair) => q.slice(3 * (4 * lang + pair), 3 * (4 * lang + pair) + 3))
    const passages = side(4, (lang, pair) => p.slice(3 * (4 * lang + pair), 3 * (4 * lang + pair) + 3))
    const pairs = { queries, passages, texts: passages.ids, temperature }
    const score = (i: number, j: number): number =>
      Math.fround([0, 1, 2].reduce((sum, d) => sum + queries.vectors[3 * i + d] * passages.vectors[3 * j + d], 0))
    for (const [setting, shift] of [["monolingual", 0], ["cross-lingual", 4]] as const) {
      const evaluation = ContrastiveEntropy.evaluate(setting, pairs)
      for (const { query, value } of evaluation.values) {
        const first = (Math.floor(query / 4) * 4 + shift) % 8
        const logits = [0, 1, 2, 3].map((j) => score(query, first + j) / temperature)
        const greatest = Math.max(...logits)
        const normaliser = greatest + Math.log(logits.reduce((sum, x) => sum + Math.exp(x - greatest), 0))
        t.true(Math.abs(value - (normaliser - logits[query % 4])) < 1e-9)
      }
      t.is(evaluation.values.length, 8)
    }
  }))
})

test("another passage of the same text is no negative", (t) => {
  const same = side(3, () => [1, 0, 0])
  const texts = same.ids.map((id) => (id.endsWith("2") ? id : `${id.slice(0, 2)} alike`))
  // Two candidates for the pairs 0 and 1, which have a passage in common, and three for pair 2.
  const expected = (2 * Math.log(2) + Math.log(3)) / 3
  t.true(Math.abs(macro("monolingual", { queries: same, passages: same, texts, temperature: 1 }) - expected) < 1e-12)
})

test("a query without a passage in a language is dropped there", (t) => {
  const queries = side(3, () => [1, 0, 0])
  const passages = side(2, () => [1, 0, 0])
  const { means } = ContrastiveEntropy.evaluate("monolingual", {
    queries,
    passages,
    texts: passages.ids,
    temperature: 1
  })
  t.like(means[0], { queryLang: "de", docLang: "de", queries: 2, dropped: 1 })
})
