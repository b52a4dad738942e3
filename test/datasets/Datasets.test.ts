import test from "ava"
import * as Effect from "effect/Effect"
import * as Dataset from "../../src/datasets/Dataset.ts"
import * as Datasets from "../../src/datasets/Datasets.ts"
import { effect } from "../effect.ts"
import { ITEMS, write } from "../fixtures/hubData.ts"
import { failure } from "./downloads.ts"

test("names are unique in each role, and find their dataset", async (t) => {
  t.true(Datasets.all.length > 0)
  t.is(new Set(Datasets.all.map(({ name, role }) => `${role} ${name}`)).size, Datasets.all.length)
  for (const dataset of Datasets.all) t.true(Datasets.named(dataset.name).includes(dataset))
  t.deepEqual(Datasets.named("no such dataset"), [])
  t.like(await failure(Datasets.trainingSet("xquad")), { _tag: "DatasetUnknown", role: "training" })
  t.is((await Effect.runPromise(Datasets.retrievalSet("xquad-r"))).role, "retrieval")
})

test("languages are listed once, in code-unit order", (t) => {
  for (const { languages } of Datasets.all) t.deepEqual([...languages], [...new Set(languages)].toSorted())
})

test("a set asks for the files of the wanted languages only, and roles share their files", (t) => {
  t.is(Datasets.sources("xquad-r").length, 11)
  t.is(Datasets.sources("mmarco").length, 1 + 2 * 14)
  t.deepEqual(Datasets.sources("mmarco", ["de"]).map(({ url }) => url.split("/").at(-1)), [
    "triples.train.ids.small.tsv",
    "german_queries.train.tsv",
    "german_collection.tsv"
  ])
  t.is(Datasets.corpusShards("miracl-en-dev", "en").length, 66)
  t.deepEqual(Datasets.corpusShards("xquad-r", "en"), [])
})

test("what is not free for every use says so before it is downloaded", (t) => {
  for (const { licence, name, notice } of Datasets.all) {
    if (licence.includes("-NC-")) t.truthy(notice, name)
  }
  t.regex(Datasets.notice("mlqa-r") ?? "", /withdrawn/)
  t.is(Datasets.notice("xquad-r"), undefined)
})

effect("every dataset loads from files of its published form", (t, folder) =>
  Effect.gen(function*() {
    write(folder)
    const files = yield* Dataset.filesOf({ hub: { path: folder } })
    for (const dataset of Datasets.all.filter(({ name }) => !/^(mini|ntrex|mtop-(dev|test)$)/.test(name))) {
      const { languages, name } = dataset
      if (dataset.role === "training") {
        const { dropped, pairs } = yield* dataset.load(files, { languages })
        const thai = name === "mtop-official-train" ? 1 : 0
        t.is(pairs.length + dropped, languages.length * ITEMS - thai, name)
        t.is(dropped, name.startsWith("xtreme-squad") ? 10 * ITEMS / 8 : 0, name)
        t.true(pairs.every(({ passage, query }) => query !== "" && passage !== ""), name)
      } else if (dataset.role === "retrieval") {
        const { documents, judgements, queries } = yield* dataset.load(files, languages)
        t.is(queries.length, languages.length * ITEMS, name)
        t.is(documents.length, dataset.corpus === undefined ? languages.length * ITEMS : 0, name)
        t.is(judgements.length, dataset.corpus === undefined ? languages.length ** 2 * ITEMS : 2 * ITEMS, name)
      } else if (dataset.role === "lexicon") {
        const words = yield* dataset.load(files, languages)
        t.deepEqual(Object.keys(words), [...languages])
        t.is(words.de.get("river")?.[0], "Fluß")
      } else t.is((yield* dataset.load(files)).length, languages.length * (ITEMS - 1), name)
    }
  }))
