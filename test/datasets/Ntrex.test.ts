import test from "ava"
import * as Effect from "effect/Effect"
import { array, assert, constantFrom, property } from "fast-check"
import * as Ntrex from "../../src/datasets/Ntrex.ts"
import { everywhere } from "./downloads.ts"

test("a sentence is cut at the space nearest to its middle, the earlier of two", (t) => {
  t.deepEqual(Ntrex.halve("one two three four", "en"), { query: "one two", passage: "three four" })
  t.deepEqual(Ntrex.halve("abc de fg", "en"), { query: "abc", passage: "de fg" })
})

test("no-break spaces do not divide", (t) => {
  t.deepEqual(Ntrex.halve("er war 20\u00a0Jahre alt", "de"), { query: "er war", passage: "20\u00a0Jahre alt" })
})

test("a sentence without a space in its middle half cannot be halved", (t) => {
  t.is(Ntrex.halve("Remember?", "en"), undefined)
  t.is(Ntrex.halve("a unbelievably-long", "en"), undefined)
  t.is(Ntrex.halve("", "th"), undefined)
})

test("Thai is cut at a space near the middle, else where no syllable or foreign word is torn", (t) => {
  t.deepEqual(Ntrex.halve("ผมโดน กัดแล้ว", "th"), { query: "ผมโดน", passage: "กัดแล้ว" })
  // The middle of แกล้ง falls between a consonant and its tone mark, that of เก between a vowel and its consonant.
  t.deepEqual(Ntrex.halve("แกล้งเรา", "th"), { query: "แกล้", passage: "งเรา" })
  t.deepEqual(Ntrex.halve("กาเกกก", "th"), { query: "กา", passage: "เกกก" })
  t.deepEqual(Ntrex.halve("กกMWPกก", "th"), { query: "กก", passage: "MWPกก" })
})

test("halves hold every character of the sentence but spaces, and neither is empty", (t) => {
  const sentence = array(constantFrom("ab", "é", "😀", " ", "เก", "ก้", ".")).map((parts) => parts.join("").trim())
  assert(property(sentence, constantFrom("en", "th"), (text, lang) => {
    const halves = Ntrex.halve(text, lang)
    if (halves === undefined) return
    t.is((halves.query + halves.passage).replaceAll(" ", ""), text.replaceAll(" ", ""))
    t.true(halves.query !== "" && halves.passage !== "")
  }))
})

test("lines end in CRLF or LF, and the last one may be open", async (t) => {
  for (const text of ["a b\r\nc d\r\n", "a b\nc d\n", "a b\nc d"]) {
    t.deepEqual(await Effect.runPromise(Ntrex.parse("en.txt", text)), ["a b", "c d"])
  }
})

test("an empty line is named", async (t) => {
  t.like(await Effect.runPromise(Effect.flip(Ntrex.parse("en.txt", "a\r\n \r\nb\r\n"))), {
    _tag: "DatasetUnreadable",
    file: "en.txt",
    row: "line 2"
  })
})

const aligned = (lang: string, ...lines: ReadonlyArray<string>): Ntrex.AlignedFile => ({
  lang,
  file: `${lang}.txt`,
  lines
})

test("a sentence that one language cannot halve is left out in all, and ids stay line numbers", async (t) => {
  const pairs = await Effect.runPromise(
    Ntrex.pairs([
      aligned("en", "one two", "Remember it?", "five six"),
      aligned("es", "uno dos", "¿Recuerdas?", "cinco seis")
    ])
  )
  t.deepEqual(pairs, {
    pairs: [
      { pairId: "ntrex-128:0001", lang: "en", query: "one", passage: "two" },
      { pairId: "ntrex-128:0003", lang: "en", query: "five", passage: "six" },
      { pairId: "ntrex-128:0001", lang: "es", query: "uno", passage: "dos" },
      { pairId: "ntrex-128:0003", lang: "es", query: "cinco", passage: "seis" }
    ],
    dropped: 1
  })
})

test("files of different length are refused", async (t) => {
  t.like(await Effect.runPromise(Effect.flip(Ntrex.pairs([aligned("en", "a b", "c d"), aligned("es", "e f")]))), {
    _tag: "DatasetUnreadable",
    file: "es.txt",
    expected: "2 lines",
    found: "1 lines"
  })
})

test("loading reads all six languages, and gives those that are wanted", async (t) => {
  const files = everywhere("one two\r\n")
  const load = (languages: ReadonlyArray<string>) => Effect.runPromise(Ntrex.dataset.load(files, { languages }))
  t.deepEqual((await load(Ntrex.dataset.languages)).pairs.map(({ lang }) => lang), ["de", "en", "es", "fr", "hi", "th"])
  t.deepEqual((await load(["fr"])).pairs.map(({ lang }) => lang), ["fr"])
})
