import test from "ava"
import * as Effect from "effect/Effect"
import { gzipSync } from "node:zlib"
import * as Datasets from "../../src/datasets/Datasets.ts"
import * as Miracl from "../../src/datasets/Miracl.ts"
import * as Files from "../../src/datasets/reading/Files.ts"
import { failure, given } from "./downloads.ts"

const swahili = Miracl.dev.find(({ name }) => name === "miracl-sw-dev")!
const [topics, qrels] = swahili.sources.map(({ url }) => url)

const load = (questions: string, judgements: string) =>
  swahili.load(given({ [topics]: questions, [qrels]: judgements }), ["sw"])

test("every language has a development set, and all but two a training set", (t) => {
  t.is(Miracl.dev.length, 18)
  t.is(Miracl.train.length, 16)
  t.is(Datasets.named("miracl-yo-train").length, 0)
})

test("a language's files are of that language's set alone", (t) => {
  t.is(Datasets.corpusShards("miracl-sw-dev", "sw").length, 1)
  t.is(Datasets.corpusShards("miracl-sw-dev", "de").length, 0)
})

test("ids are the publisher's, and no question has that of the passage that it was asked about", async (t) => {
  const loaded = await Effect.runPromise(load("0\tNani?\n12#3\tWapi?\n", "0\tQ0\t12#3\t1\n12#3\tQ0\t12#3\t0\n"))
  t.deepEqual(loaded, {
    queries: [
      { id: "query:0", parallelId: "query:0", lang: "sw", text: "Nani?" },
      { id: "query:12#3", parallelId: "query:12#3", lang: "sw", text: "Wapi?" }
    ],
    documents: [],
    judgements: [
      { queryId: "query:0", docId: "12#3", relevance: 1 },
      { queryId: "query:12#3", docId: "12#3", relevance: 0 }
    ]
  })
})

test("a line that is none is named", async (t) => {
  t.like(await failure(load("0 Nani?\n", "")), { row: "line 1", expected: "2 fields, not 1" })
  t.like(await failure(load("\tNani?\n", "")), { row: "line 1", expected: "an id and a question" })
  t.like(await failure(load("", "0\tQ0\t12#3\t1\n0\tQ0\t12#3\tyes\n")), {
    row: "line 2",
    expected: "a relevance, from 0, in the fourth field"
  })
})

const shard = swahili.corpus!.shards("sw")[0].url

const documents = (rows: string) =>
  Files.collect(
    swahili.corpus!.documents(given({ [shard]: gzipSync(rows) }), { url: shard, lang: "sw", separator: " | " })
  )

test("a passage is its title, the separator and its text", async (t) => {
  const rows = [{ docid: "39#0", title: "Albedo", text: "Mwanga" }, {
    docid: "39#1",
    title: "",
    text: "Giza",
    extra: 1
  }]
  t.deepEqual(await Effect.runPromise(documents(rows.map((row) => JSON.stringify(row)).join("\n"))), [
    { id: "39#0", parallelId: "39#0", lang: "sw", text: "Albedo | Mwanga" },
    { id: "39#1", parallelId: "39#1", lang: "sw", text: "Giza" }
  ])
})

test("a passage that is none is named by its line", async (t) => {
  t.like(
    await failure(documents("{\"docid\":\"1#0\",\"title\":\"\",\"text\":\"x\"}\n{\"docid\":\"1#1\",\"title\":\"\"}\n")),
    {
      row: "line 2",
      expected: "text: Missing key"
    }
  )
  t.like(await failure(documents("{\"docid\"")), { row: "line 1", found: "{\"docid\"" })
})
