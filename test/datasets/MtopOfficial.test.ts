import test from "ava"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as MtopOfficial from "../../src/datasets/MtopOfficial.ts"
import type * as Files from "../../src/datasets/reading/Files.ts"
import { failure, given } from "./downloads.ts"

/** A line of the release; in its last field a token is a quotation mark that nobody escaped. */
const line = (id: string, text: string, form: string) =>
  [id, "IN:X", "0:3:SL:Y", text, "alarm", "en_XX", form, "{\"tokens\":[\"\"\"],\"tokenSpans\":[]}"].join("\t")

const archive = (members: Readonly<Record<string, string>>): Files.Files => ({
  ...given({}),
  member: (path, name) => name in members ? Stream.make(Buffer.from(members[name])) : given({}).member(path, name)
})

const alarm = "[IN:GET_ALARM [SL:DATE_TIME today ] ]"

const test_ = {
  "mtop/en/test.txt": [
    line("1", "Any alarms today?", alarm),
    line("2", "Wake me", "[IN:CREATE_ALARM ]"),
    line("3", "Only here", alarm),
    line("1", "Once more", "[IN:CREATE_ALARM ]")
  ].join("\n"),
  "mtop/de/test.txt": [line("2", "Weck mich", "[IN:X ]"), line("1", "Wecker heute?", "[IN:OTHER")].join("\n"),
  "mtop/th/test.txt": [line("2", "ปลุกฉัน", "[IN:X ]"), line("3", "ที่นี่", "[IN:X ]")].join("\n")
}

const load = (members: Readonly<Record<string, string>>, languages: ReadonlyArray<string>) =>
  MtopOfficial.test.load(archive(members), languages)

test("utterances are those of every wanted language, framed by the English form; the first row of an id counts", async (t) => {
  t.deepEqual(await Effect.runPromise(load(test_, ["de", "en"])), [
    { utteranceId: "1", lang: "de", text: "Wecker heute?", frame: "IN:GET_ALARM|SL:DATE_TIME" },
    { utteranceId: "2", lang: "de", text: "Weck mich", frame: "IN:CREATE_ALARM|" },
    { utteranceId: "1", lang: "en", text: "Any alarms today?", frame: "IN:GET_ALARM|SL:DATE_TIME" },
    { utteranceId: "2", lang: "en", text: "Wake me", frame: "IN:CREATE_ALARM|" }
  ])
  t.deepEqual((await Effect.runPromise(load(test_, ["de", "en", "th"]))).map(({ utteranceId }) => utteranceId), [
    "2",
    "2",
    "2"
  ])
  t.deepEqual((await Effect.runPromise(load(test_, ["th"]))).map(({ utteranceId }) => utteranceId), ["2", "3"])
})

test("as a training set each utterance stands for itself in its languages", async (t) => {
  const members = { "mtop/en/train.txt": line("5", "Hello", alarm), "mtop/fr/train.txt": line("6", "Salut", alarm) }
  t.deepEqual(await Effect.runPromise(MtopOfficial.training.load(archive(members), { languages: ["fr", "en"] })), {
    pairs: [
      { pairId: "mtop:5", lang: "en", query: "Hello", passage: "Hello" },
      { pairId: "mtop:6", lang: "fr", query: "Salut", passage: "Salut" }
    ],
    dropped: 0
  })
})

test("a line that is none is named by its file in the archive", async (t) => {
  const file = "dl.fbaipublicfiles.com/mtop/mtop.zip/mtop/en/test.txt"
  const english = (text: string) => failure(load({ "mtop/en/test.txt": text }, ["en"]))
  t.like(await english(`${line("1", "a", alarm)}\n1\tIN:X`), { file, row: "line 2", expected: "8 fields, not 2" })
  t.like(await english(line("1", "a", "[IN:GET_ALARM")), {
    file,
    row: "line 1",
    expected: "1 more ] at token 2 of the seventh field"
  })
  t.like(await english(line("1", " ", alarm)), { expected: "an utterance in the fourth field" })
  t.like(await english(line("", "a", alarm)), { expected: "an id in the first field" })
})
