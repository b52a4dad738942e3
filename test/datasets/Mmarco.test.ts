import test from "ava"
import * as Effect from "effect/Effect"
import * as Mmarco from "../../src/datasets/Mmarco.ts"
import { failure, given } from "./downloads.ts"

const [triples, germanQueries, germanPassages, italianQueries, italianPassages] = Mmarco.training.sourcesFor!([
  "de",
  "it"
])
  .map(({ url }) => url)

const files = {
  [triples]: "7\t100\t1\n9\t200\t1\n7\t100\t2\n7\t300\t1\n",
  [germanQueries]: "9\tNeun?\n7\tSieben?\n8\tAcht?\n",
  [germanPassages]: "100\tHundert.\n1\tEins.\n200\tZwei\thundert.\n300\tDreihundert.\n",
  [italianQueries]: "7\tSette?\n9\tNove?\n",
  [italianPassages]: "100\tCento.\n200\t\n300\tTrecento.\n"
}

const load = (content: Readonly<Record<string, string>>, languages: ReadonlyArray<string>, limit?: number) =>
  Mmarco.training.load(given(content), { languages, limit })

test("each pair of a query and a passage that answers it comes once, under one id in every language", async (t) => {
  const { dropped, pairs } = await Effect.runPromise(load(files, ["de", "it"]))
  t.deepEqual(pairs, [
    { pairId: "mmarco:7-100", lang: "de", query: "Sieben?", passage: "Hundert." },
    { pairId: "mmarco:9-200", lang: "de", query: "Neun?", passage: "Zwei\thundert." },
    { pairId: "mmarco:7-300", lang: "de", query: "Sieben?", passage: "Dreihundert." },
    { pairId: "mmarco:7-100", lang: "it", query: "Sette?", passage: "Cento." },
    { pairId: "mmarco:7-300", lang: "it", query: "Sette?", passage: "Trecento." }
  ])
  t.is(dropped, 1)
})

test("a limit draws pairs, the same ones in every language", async (t) => {
  const ids = async (languages: ReadonlyArray<string>, limit: number) =>
    (await Effect.runPromise(load(files, languages, limit))).pairs.map(({ pairId }) => pairId)
  const [one] = await ids(["de"], 1)
  t.is((await ids(["de"], 2)).length, 2)
  t.deepEqual(await ids(["de", "it"], 1), one === "mmarco:9-200" ? [one] : [one, one])
  t.deepEqual(await ids(["de"], 5), ["mmarco:7-100", "mmarco:9-200", "mmarco:7-300"])
})

test("a language's files are read only where it is wanted", async (t) => {
  const { [italianQueries]: _, [italianPassages]: __, ...german } = files
  t.is((await Effect.runPromise(load(german, ["de"]))).pairs.length, 3)
  t.like(await failure(load(german, ["it"])), { found: "nothing" })
})

test("what is no number is named by its line", async (t) => {
  t.like(await failure(load({ ...files, [triples]: "7\t100\t1\n7\tx\t1\n" }, ["de"])), {
    row: "line 2",
    expected: "a number below 2^24 before each tab"
  })
  t.like(await failure(load({ ...files, [germanPassages]: "100 Hundert.\n" }, ["de"])), { row: "line 1" })
  t.like(await failure(load({ ...files, [germanQueries]: "99999999\tx\n" }, ["de"])), { row: "line 1" })
})
