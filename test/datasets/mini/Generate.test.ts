import test from "ava"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { createHash } from "node:crypto"
import * as Generate from "../../../src/datasets/mini/Generate.ts"
import { type Domain, languages, type Parallel } from "../../../src/datasets/mini/Grammar.ts"
import * as Mtop from "../../../src/datasets/Mtop.ts"

const SEED = 7
const UTTERANCES = 400
const PAIRS = 2400

const rowsOf = (utterances: number, seed = SEED) => Result.getOrThrow(Generate.evaluationSet({ seed, utterances }))
const pairsOf = (ids: number, seed = SEED) => Result.getOrThrow(Generate.trainingPairs({ seed, ids }))
const digest = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex")

const everywhere = (en: string): Parallel => ({ en, de: en, es: en, fr: en, hi: en, th: en })

const phrases = (...en: ReadonlyArray<string>) => ({ en, de: en, es: en, fr: en, hi: en, th: en })

/** Three utterances of one frame, as both templates can say "say b", and two pairs. */
const tiny: Domain = {
  name: "tiny",
  lexicons: { X: phrases("a", "b"), "X.other": phrases("b", "c") },
  intents: {
    SAY: {
      evaluation: [everywhere("say {X}"), everywhere("say {X.other}")],
      training: [{ query: everywhere("tell {X}"), passage: everywhere("told {X}") }]
    }
  }
}

test("gives as many utterances and pairs as asked, of every intent and template", (t) => {
  t.is(rowsOf(UTTERANCES).length, UTTERANCES)
  t.is(pairsOf(PAIRS).length, PAIRS)
  const intents = Map.groupBy(rowsOf(UTTERANCES), ({ intent }) => intent)
  t.is(intents.size, 44)
  const shares = [...intents.values()].map((rows) => rows.length)
  t.true(Math.max(...shares) - Math.min(...shares) <= 1)
})

test("no text occurs twice in a language", (t) => {
  const columns = [rowsOf(UTTERANCES).map(({ question }) => question)]
  columns.push(pairsOf(PAIRS).map(({ query }) => query), pairsOf(PAIRS).map(({ passage }) => passage))
  for (const column of columns) {
    for (const lang of languages) t.is(new Set(column.map((text) => text[lang])).size, column.length, lang)
  }
})

test("no placeholder is left", (t) => {
  const texts = [
    ...rowsOf(UTTERANCES).map(({ question }) => question),
    ...pairsOf(PAIRS).flatMap(({ passage, query }) => [query, passage])
  ]
  for (const text of texts) for (const lang of languages) t.notRegex(text[lang], /[{}]|undefined/)
})

test("the rows are a file of MTOP's parallel format, and every frame has two utterances or more", async (t) => {
  const file = JSON.stringify(rowsOf(UTTERANCES))
  const rows = await Effect.runPromise(Mtop.parse("mini.json", file))
  t.is(rows.length, UTTERANCES)
  for (const [frame, of] of Map.groupBy(rows, ({ frame }) => frame)) t.true(of.length >= 2, frame)
})

test("a logical form has its slots in the order of the language's own text", (t) => {
  const slotsOf = (form: string) => [...form.matchAll(/\[SL:\w+ (.*?) \]/g)].map(([, value]) => value)
  for (const { intent, mr, question } of rowsOf(UTTERANCES)) {
    for (const lang of languages) {
      const form = mr.slot_intent[lang]
      t.true(form.startsWith(`[${intent} `) && form.endsWith("]"), form)
      let at = 0
      for (const value of slotsOf(form)) {
        at = question[lang].indexOf(value, at)
        t.true(at >= 0, `${form} in ${question[lang]}`)
        at += value.length
      }
    }
  }
})

test("seed and number decide everything, and fewer are a prefix of more", (t) => {
  t.deepEqual(rowsOf(UTTERANCES).slice(0, 300), rowsOf(300))
  t.deepEqual(pairsOf(PAIRS).slice(0, 2000), pairsOf(2000))
  t.notDeepEqual(rowsOf(300), rowsOf(300, SEED + 1))
  t.notDeepEqual(pairsOf(2000), pairsOf(2000, SEED + 1))
})

test("the data are pinned", (t) => {
  t.is(digest(rowsOf(UTTERANCES)), "c7a237b5b592d578482c0852ac0507af7f1e629fb78e1d5d8277163d65d93199")
  t.is(digest(pairsOf(PAIRS)), "7a7ee0bc7cd2c40836f2c607aad76bea43dbf28026855941e672d3a46a2808dc")
})

test("repeats are left out", (t) => {
  const rows = Result.getOrThrow(Generate.evaluationSet({ seed: SEED, utterances: 3, grammar: [tiny] }))
  t.deepEqual(rows.map(({ question }) => question.th).toSorted(), ["say a", "say b", "say c"])
  t.true(Result.isFailure(Generate.evaluationSet({ seed: SEED, utterances: 4, grammar: [tiny] })))
})

test("more than the grammar can say is refused with what it can", (t) => {
  const failure = Generate.trainingPairs({ seed: SEED, ids: 3, grammar: [tiny] })
  t.is(
    Result.isFailure(failure) ? failure.failure.message : "",
    [
      "The embedded grammar cannot give 3 training pairs",
      "  least  0",
      "  most   2",
      "Ask for a number from 0 to 2"
    ].join("\n")
  )
})

test("too few utterances for every frame to have two are refused with how many it takes", (t) => {
  const failure = Generate.evaluationSet({ seed: SEED, utterances: 50 })
  t.true(Result.isFailure(failure))
  if (!Result.isFailure(failure)) return
  const { least } = failure.failure
  t.true(least > 50 && least <= 300)
  t.is(rowsOf(least).length, least)
  t.true(Result.isFailure(Generate.evaluationSet({ seed: SEED, utterances: least - 1 })))
})
