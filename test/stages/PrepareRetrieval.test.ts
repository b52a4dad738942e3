import * as Effect from "effect/Effect"
import { Qrels } from "../../schemas/Qrels.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { Texts } from "../../schemas/Texts.ts"
import { PrepareCorpus } from "../../src/stages/PrepareCorpus.ts"
import { PrepareRetrieval } from "../../src/stages/PrepareRetrieval.ts"
import { effect } from "../effect.ts"
import { ITEMS, write } from "../fixtures/hubData.ts"
import { run } from "./running.ts"

const inputs = (folder: string) => ({ files: { hub: { path: `${folder}/hub` } } })

effect(
  "queries, documents and judgements of the wanted languages become tables that fit each other",
  (t, folder) =>
    Effect.gen(function*() {
      write(`${folder}/hub`)
      const params = { dataset: "mlqa-r", languages: ["de", "en", "hi"] }
      const { outputs } = yield* run(PrepareRetrieval, { params, inputs: inputs(folder), folder })
      const queries = yield* TableFile.read(Texts, outputs.queries.path)
      const documents = yield* TableFile.read(Texts, outputs.documents.path)
      const qrels = yield* TableFile.read(Qrels, outputs.qrels.path)
      t.deepEqual([queries.length, documents.length, qrels.length], [3 * ITEMS, 3 * ITEMS, 9 * ITEMS])
      const distinct = (ids: ReadonlyArray<string>) => [...new Set(ids)].toSorted()
      t.deepEqual(distinct(qrels.map(({ queryId }) => queryId)), distinct(queries.map(({ id }) => id)))
      t.deepEqual(distinct(qrels.map(({ docId }) => docId)), distinct(documents.map(({ id }) => id)))
    })
)

effect(
  "what was judged and is not relevant is not listed; the corpus comes file by file",
  (t, folder) =>
    Effect.gen(function*() {
      write(`${folder}/hub`)
      const params = { dataset: "miracl-ar-dev", languages: ["ar"] }
      const { outputs } = yield* run(PrepareRetrieval, { params, inputs: inputs(folder), folder })
      t.is((yield* TableFile.read(Texts, outputs.documents.path)).length, 0)
      const qrels = yield* TableFile.read(Qrels, outputs.qrels.path)
      t.is(qrels.length, ITEMS)
      const ids: Array<string> = []
      for (let shard = 0; shard < 5; shard++) {
        const params = { dataset: "miracl-ar-dev", lang: "ar", shard, separator: " " }
        const { outputs } = yield* run(PrepareCorpus, { params, inputs: inputs(folder), folder })
        for (const { id } of yield* TableFile.read(Texts, outputs.documents.path)) ids.push(id)
      }
      t.is(new Set(ids).size, 2 * ITEMS)
      t.true(qrels.every(({ docId }) => ids.includes(docId)))
    })
)

effect("a language that a set is not in is an error, not an empty table", (t, folder) =>
  Effect.gen(function*() {
    write(`${folder}/hub`)
    for (const [dataset, languages] of [["mlqa-r", ["de", "th"]], ["miracl-ar-dev", ["th"]]] as const) {
      const given = { params: { dataset, languages }, inputs: inputs(folder), folder }
      t.like(yield* Effect.flip(run(PrepareRetrieval, given)), { _tag: "LanguageUnknown", dataset, language: "th" })
    }
  }))

effect("a corpus that does not exist is an error", (t, folder) =>
  Effect.gen(function*() {
    for (const [dataset, shard] of [["miracl-ar-dev", 5], ["xquad-r", 0]] as const) {
      const params = { dataset, lang: "ar", shard, separator: " " }
      t.like(yield* Effect.flip(run(PrepareCorpus, { params, inputs: inputs(folder), folder })), {
        _tag: "DatasetUnknown",
        name: `${dataset}, ar, file ${shard}`,
        known: ["miracl-ar-dev", "miracl-ar-train"]
      })
    }
  }))
