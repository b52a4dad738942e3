import test from "ava"
import * as Effect from "effect/Effect"
import * as Lareqa from "../../src/datasets/Lareqa.ts"
import * as XquadR from "../../src/datasets/XquadR.ts"
import { everywhere, failure } from "./downloads.ts"

const question = (id: string, start: number) => ({
  id,
  question: `question ${id}`,
  answers: [{ answer_start: start, text: "whatever" }]
})

const paragraph = (...qas: ReadonlyArray<unknown>) => ({
  context: "One. Two.",
  sentence_breaks: [[0, 4], [5, 9]],
  sentences: ["One.", "Two."],
  qas
})

const file = (...paragraphs: ReadonlyArray<unknown>): string =>
  JSON.stringify({ version: "1.1", data: [{ title: "Title", paragraphs }] })

test("a question is answered by the sentence in which its answer starts", async (t) => {
  const text = file(paragraph(question("a", 0), question("b", 3)), paragraph(question("c", 5)))
  const { candidates, questions } = await Effect.runPromise(Lareqa.parse("en.json", text))
  t.deepEqual(questions.map(({ answer, questionId }) => [questionId, answer]), [["a", 0], ["b", 0], ["c", 3]])
  t.deepEqual(candidates, ["One.", "Two.", "One.", "Two."])
})

const files = everywhere(file(paragraph(question("x", 0)), paragraph(question("56be", 5))))

test("as a training set it gives every question in every wanted language, under one id", async (t) => {
  const { dropped, pairs } = await Effect.runPromise(XquadR.training.load(files, { languages: ["de", "en"] }))
  t.deepEqual(pairs.map(({ lang }) => lang), ["de", "de", "en", "en"])
  t.deepEqual(pairs[3], { pairId: "xquad-r:56be", lang: "en", query: "question 56be", passage: "Two." })
  t.is(dropped, 0)
})

test("as a retrieval set it gives every sentence, and for each question the answers of every language", async (t) => {
  const { documents, judgements, queries } = await Effect.runPromise(XquadR.retrieval.load(files, ["de", "th"]))
  t.deepEqual(queries.map(({ id, lang, parallelId }) => [id, parallelId, lang]), [
    ["de:x", "x", "de"],
    ["de:56be", "56be", "de"],
    ["th:x", "x", "th"],
    ["th:56be", "56be", "th"]
  ])
  t.deepEqual(documents.map(({ id }) => id), ["de:0", "de:1", "de:2", "de:3", "th:0", "th:1", "th:2", "th:3"])
  t.deepEqual(documents[3], { id: "de:3", parallelId: "de:3", lang: "de", text: "Two." })
  t.deepEqual(judgements.filter(({ queryId }) => queryId === "th:56be"), [
    { queryId: "th:56be", docId: "de:3", relevance: 1 },
    { queryId: "th:56be", docId: "th:3", relevance: 1 }
  ])
  t.is(judgements.length, 8)
})

test("only the files of the wanted languages are needed", (t) => {
  t.is(XquadR.retrieval.sources.length, 11)
  t.deepEqual(XquadR.retrieval.sourcesFor?.(["en"]).map(({ url }) => url.split("/").at(-1)), ["en.json"])
})

const problem = (text: string) => failure(Lareqa.parse("en.json", text))

test("an answer outside every sentence is named", async (t) => {
  t.like(await problem(file(paragraph(question("a", 4)))), {
    _tag: "DatasetUnreadable",
    file: "en.json",
    row: "question a",
    expected: "an answer that starts in one of its paragraph's sentences"
  })
})

test("a question without an answer is named by its place, a repeated one by its id", async (t) => {
  const error = await problem(file(paragraph(question("a", 0), { id: "b", question: "?", answers: [] })))
  t.true(error.row?.startsWith("data[0].paragraphs[0].qas[1].answers"), error.row)
  t.like(await problem(file(paragraph(question("a", 0)), paragraph(question("a", 5)))), { row: "question a" })
})
