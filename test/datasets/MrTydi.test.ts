import test from "ava"
import * as Effect from "effect/Effect"
import { gzipSync } from "node:zlib"
import * as MrTydi from "../../src/datasets/MrTydi.ts"
import { failure, given } from "./downloads.ts"

const [{ url }] = MrTydi.training.sourcesFor!(["sw"])

const passage = (docid: string, title: string, text: string) => ({ docid, title, text })

const load = (...rows: ReadonlyArray<unknown>) =>
  MrTydi.training.load(given({ [url]: gzipSync(rows.map((row) => JSON.stringify(row)).join("\n")) }), {
    languages: ["sw"]
  })

test("a question makes a pair with each passage that answers it", async (t) => {
  const positive_passages = [passage("4#1", "Nile", "Mto."), passage("5#0", "", "Ziwa."), passage("6#0", "", "")]
  const row = { query_id: "3", query: "Wapi?", positive_passages, negative_passages: [passage("9#9", "x", "y")] }
  t.deepEqual(await Effect.runPromise(load(row)), {
    pairs: [
      { pairId: "mr-tydi:sw:3:4#1", lang: "sw", query: "Wapi?", passage: "Nile Mto." },
      { pairId: "mr-tydi:sw:3:5#0", lang: "sw", query: "Wapi?", passage: "Ziwa." }
    ],
    dropped: 1
  })
})

test("a row without passages is named by its line", async (t) => {
  t.like(await failure(load({ query_id: "3", query: "Wapi?" })), {
    row: "line 1",
    expected: "positive_passages: Missing key"
  })
})
