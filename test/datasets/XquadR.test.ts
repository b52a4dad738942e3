import test from "ava"
import * as Effect from "effect/Effect"
import * as XquadR from "../../src/datasets/XquadR.ts"

const question = (id: string, start: number) => ({
  id,
  question: `question ${id}`,
  answers: [{ answer_start: start, text: "whatever" }]
})

const file = (...qas: ReadonlyArray<unknown>): string =>
  JSON.stringify({
    version: "1.1",
    data: [{
      title: "Title",
      paragraphs: [{ context: "One. Two.", sentence_breaks: [[0, 4], [5, 9]], sentences: ["One.", "Two."], qas }]
    }]
  })

test("a question goes with the sentence in which its answer starts", async (t) => {
  const { candidates, questions } = await Effect.runPromise(
    XquadR.parse("en.json", file(question("a", 0), question("b", 3), question("c", 5)))
  )
  t.deepEqual(questions.map(({ questionId, sentence }) => [questionId, sentence]), [
    ["a", "One."],
    ["b", "One."],
    ["c", "Two."]
  ])
  t.deepEqual(candidates, ["One.", "Two."])
})

test("loading gives every question in every language, under one id", async (t) => {
  const text = file(question("56be", 5))
  const pairs = await Effect.runPromise(XquadR.dataset.load(() => Effect.succeed(text)))
  t.is(pairs.length, 11)
  t.deepEqual(pairs.map(({ lang }) => lang), [...XquadR.dataset.languages])
  t.deepEqual(pairs[3], { pairId: "xquad-r:56be", lang: "en", query: "question 56be", passage: "Two." })
})

const failure = (text: string) => Effect.runPromise(Effect.flip(XquadR.parse("en.json", text)))

test("an answer outside every sentence is named", async (t) => {
  t.like(await failure(file(question("a", 4))), {
    _tag: "DatasetUnreadable",
    file: "en.json",
    row: "question a",
    expected: "an answer that starts in one of its paragraph's sentences"
  })
})

test("a question without an answer is named by its place", async (t) => {
  const error = await failure(file(question("a", 0), { id: "b", question: "?", answers: [] }))
  t.true(error.row?.startsWith("data[0].paragraphs[0].qas[1].answers"), error.row)
})
