import test from "ava"
import * as Effect from "effect/Effect"
import * as Muse from "../../src/datasets/Muse.ts"
import { failure, given } from "./downloads.ts"

const [{ url }] = Muse.lexicon.sourcesFor!(["de"])

const load = (text: string) => Muse.lexicon.load(given({ [url]: text }), ["de"])

test("a word has its translations in the order of the file, each once", async (t) => {
  const { de } = await Effect.runPromise(load("the\tdie\nthe\tder\nThe das\nthe\tdie\nalone\n\nand und\n"))
  t.deepEqual([...de], [["the", ["die", "der", "das"]], ["and", ["und"]]])
})

test("a line of three words is named", async (t) => {
  t.like(await failure(load("a b\nthe die der\n")), { row: "line 2", expected: "a word and its translation" })
})
