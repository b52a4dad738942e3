import test from "ava"
import * as Effect from "effect/Effect"
import * as Mtop from "../../src/datasets/Mtop.ts"
import { given } from "./downloads.ts"

const everywhere = (text: string) => Object.fromEntries(Mtop.languages.map((lang) => [lang, `${text} ${lang}`]))

const row = (id: string, form: string) => ({
  id,
  mr: { slot_intent: { ...everywhere("[IN:OTHER ]"), en: form } },
  question: everywhere(`text ${id}`)
})

const rows = [row("31", "[IN:GET_ALARM [SL:DATE_TIME today ] ]"), row("32", "[IN:GET_ALARM ]")]

const failure = (text: string) => Effect.runPromise(Effect.flip(Mtop.parse("mtop/test.json", text)))

test("rows keep their order, texts and ids, and take their frame from the English form", async (t) => {
  const parsed = await Effect.runPromise(Mtop.parse("test.json", JSON.stringify(rows)))
  t.deepEqual(parsed.map(({ frame, utteranceId }) => [utteranceId, frame]), [
    ["31", "IN:GET_ALARM|SL:DATE_TIME"],
    ["32", "IN:GET_ALARM|"]
  ])
  t.is(parsed[0].texts.th, "text 31 th")
})

test("loading gives every utterance in every language, from the split's one file", async (t) => {
  const files = given({ [Mtop.test.sources[0].url]: JSON.stringify(rows) })
  const utterances = await Effect.runPromise(Mtop.test.load(files))
  t.is(utterances.length, 2 * 6)
  t.deepEqual(utterances.slice(0, 2), [
    { utteranceId: "31", lang: "de", text: "text 31 de", frame: "IN:GET_ALARM|SL:DATE_TIME" },
    { utteranceId: "31", lang: "en", text: "text 31 en", frame: "IN:GET_ALARM|SL:DATE_TIME" }
  ])
})

test("a row without a language is named", async (t) => {
  const { fr: _, ...question } = rows[1].question
  const error = await failure(JSON.stringify([rows[0], { ...rows[1], question }]))
  t.like(error, { _tag: "DatasetUnreadable", file: "mtop/test.json", row: "[1].question.fr", expected: "Missing key" })
})

test("text that is no JSON is named", async (t) => {
  t.like(await failure("[{"), { _tag: "DatasetUnreadable", file: "mtop/test.json" })
})

test("a repeated id is named", async (t) => {
  t.like(await failure(JSON.stringify([rows[0], rows[0]])), {
    row: "[1], id 31",
    expected: "an id that no earlier row has"
  })
})

test("an unbalanced logical form is named, and the message holds every fact", async (t) => {
  const error = await failure(JSON.stringify([row("31", "[IN:GET_ALARM")]))
  t.like(error, { row: "[0], id 31", expected: "1 more ] at token 2 of the English logical form" })
  for (const fact of ["mtop/test.json", "[0], id 31", "1 more ]", "[IN:GET_ALARM"]) t.true(error.message.includes(fact))
})
