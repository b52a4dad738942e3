import test from "ava"
import * as Effect from "effect/Effect"
import * as XtremeSquad from "../../src/datasets/XtremeSquad.ts"
import { failure, given } from "./downloads.ts"

const [german, english] = XtremeSquad.sentences.sourcesFor!(["de"]).map(({ url }) => url)

const question = (id: string, answer_start: number, text: string) => ({
  id,
  question: ` ${id}?`,
  answers: [{ answer_start, text }]
})

const file = (...paragraphs: ReadonlyArray<unknown>) =>
  JSON.stringify({ data: paragraphs.map((paragraph) => ({ title: "T", paragraphs: [paragraph] })), version: "1.1" })

const paragraph = (context: string, ...qas: ReadonlyArray<unknown>) => ({ context, qas })

const load = (files: Readonly<Record<string, string>>, limit?: number) =>
  XtremeSquad.sentences.load(given(files, 100), { languages: ["de"], limit })

test("a question goes with the sentence in which its answer begins, or with the paragraph", async (t) => {
  const files = given({ [german]: file(paragraph("Eins ist da. Zwei ist dort. ", question("a", 13, "Zwei"))) }, 7)
  const pairs = (set: typeof XtremeSquad.sentences) => Effect.runPromise(set.load(files, { languages: ["de"] }))
  t.deepEqual(await pairs(XtremeSquad.sentences), {
    pairs: [{ pairId: "xtreme-squad:a", lang: "de", query: "a?", passage: "Zwei ist dort." }],
    dropped: 0
  })
  t.like((await pairs(XtremeSquad.paragraphs)).pairs[0], {
    pairId: "xtreme-squad-paragraphs:a",
    passage: "Eins ist da. Zwei ist dort."
  })
})

test("offsets count code points; an answer elsewhere is taken where it is unique; lost ones are dropped", async (t) => {
  const context = "😀 Eins. 😀 Zwei. Drei vier vier."
  const { dropped, pairs } = await Effect.runPromise(load({
    [german]: file(
      paragraph(
        context,
        question("code points", 10, "Zwei"),
        question("moved", 2, "Drei"),
        question("twice", 0, "vier")
      ),
      paragraph("Text.", question("lost", 0, "Anderes"), { id: "none", question: "?", answers: [] }),
      paragraph("Text.", { id: "absent", question: "?" }, question("empty", 0, ""), question("moved", 0, "Text"))
    )
  }))
  t.deepEqual(pairs.map(({ pairId, passage }) => [pairId.slice(13), passage]), [
    ["code points", "😀 Zwei."],
    ["moved", "Drei vier vier."]
  ])
  t.is(dropped, 6)
})

test("a limit is drawn from the English questions", async (t) => {
  const of = (ids: ReadonlyArray<number>) => file(paragraph("Text.", ...ids.map((i) => question(`${i}`, 0, "Text"))))
  const files = { [english]: of([0, 1, 2, 3, 4, 5, 6, 7]), [german]: of([7, 5, 3, 1]) }
  const drawn = await Effect.runPromise(load(files, 4))
  t.deepEqual(await Effect.runPromise(load(files, 4)), drawn)
  t.is((await Effect.runPromise(load(files, 8))).pairs.length, 4)
  t.is((await Effect.runPromise(load({ [german]: files[german] }))).pairs.length, 4)
  t.true(drawn.pairs.length < 4)
})

test("a paragraph that is none is named by its place", async (t) => {
  t.like(await failure(load({ [german]: file(paragraph("x"), { qas: [] }) })), {
    row: "data[1].paragraphs[0].context",
    expected: "Missing key"
  })
})
