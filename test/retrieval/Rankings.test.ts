import test from "ava"
import * as fc from "fast-check"
import type { Embeddings } from "../../src/retrieval/Embeddings.ts"
import * as InnerProduct from "../../src/retrieval/InnerProduct.ts"
import * as Rankings from "../../src/retrieval/Rankings.ts"

const langs = ["de", "en", "hi"]

/** Small whole numbers, so that many scores are equal and ids decide. */
const embeddings = (ids: ReadonlyArray<string>, values: ReadonlyArray<number>): Embeddings => ({
  ids,
  langs: ids.map((_, i) => langs[i % 3]),
  dimensions: 2,
  vectors: Float32Array.from({ length: 2 * ids.length }, (_, i) => values[i % values.length])
})

const ids = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 40 })
const values = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 3, maxLength: 7 })

test("each corpus is ranked by score, then id descending in byte order, without the query's own text", (t) => {
  fc.assert(fc.property(ids, values, fc.integer({ min: 1, max: 50 }), (ids, values, depth) => {
    const documents = embeddings(ids, values)
    const queries = embeddings(ids.slice(0, 35), values.toReversed())
    const found = [...Rankings.rankings(queries, documents, depth)]
    t.is(found.length, queries.ids.length)
    for (const [query, ranked] of found.entries()) {
      t.deepEqual(ranked.map(({ docLang }) => docLang), ["*", ...new Set(documents.langs.toSorted())])
      for (const { docLang, entries } of ranked) {
        const expected = [...ids.keys()]
          .filter((i) => ids[i] !== queries.ids[query] && (docLang === "*" || docLang === documents.langs[i]))
          .map((i) => ({
            docId: ids[i],
            score: InnerProduct.score(
              { rows: queries.vectors, dimensions: 2 },
              query,
              { rows: documents.vectors, dimensions: 2 },
              i
            )
          }))
          .sort((a, b) => b.score - a.score || Buffer.compare(Buffer.from(b.docId), Buffer.from(a.docId)))
        t.deepEqual(entries, expected.slice(0, depth))
      }
    }
  }))
})
