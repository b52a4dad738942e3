import test from "ava"
import * as Result from "effect/Result"
import { domains } from "../../../src/datasets/mini/domains.ts"
import * as Generate from "../../../src/datasets/mini/Generate.ts"
import { type Domain, type Lang, languages, type Lexicon, type Parallel } from "../../../src/datasets/mini/Grammar.ts"
import { lexicon as shared } from "../../../src/datasets/mini/lexicon.ts"

const intents = domains.flatMap((domain) =>
  Object.entries(domain.intents).map(([name, intent]) => ({ domain, name: `${domain.name}/${name}`, ...intent }))
)

const templates: ReadonlyArray<{ domain: Domain; name: string; part: string; template: Parallel }> = intents.flatMap(
  ({ domain, evaluation, name, training }) => [
    ...evaluation.map((template) => ({ domain, name, part: "evaluation", template })),
    ...training.map(({ query }) => ({ domain, name, part: "query", template: query })),
    ...training.map(({ passage }) => ({ domain, name, part: "passage", template: passage }))
  ]
)

const lexicons: ReadonlyArray<{ name: string; lexicon: Lexicon }> = [
  ...Object.entries(shared).map(([key, lexicon]) => ({ name: key, lexicon })),
  ...domains.flatMap((domain) =>
    Object.entries(domain.lexicons).map(([key, lexicon]) => ({ name: `${domain.name}/${key}`, lexicon }))
  )
]

const lexiconOf = (domain: Domain, key: string): Lexicon | undefined => domain.lexicons[key] ?? shared[key]

const slotTypes = (template: string): string =>
  [...new Set(Generate.keysOf(template).map((key) => key.split(".")[0]))].sort().join()

/** Letters, marks and digits in lower case: what a difference in punctuation or capitals leaves. */
const normalised = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim()

test("there are MTOP's eleven domains, each with four intents of three templates of either kind", (t) => {
  t.deepEqual(domains.map(({ name }) => name), [
    "alarm",
    "calling",
    "event",
    "messaging",
    "music",
    "news",
    "people",
    "recipes",
    "reminder",
    "timer",
    "weather"
  ])
  for (const domain of domains) t.is(Object.keys(domain.intents).length, 4, domain.name)
  for (const { evaluation, name, training } of intents) t.deepEqual([evaluation.length, training.length], [3, 3], name)
  t.is(new Set(intents.map(({ name }) => name.split("/")[1])).size, intents.length)
})

test("a template has the same keys in every language, each once and each defined", (t) => {
  for (const { domain, name, template } of templates) {
    const keys = Generate.keysOf(template.en).toSorted()
    t.is(new Set(keys).size, keys.length, `${name}: ${template.en}`)
    for (const lang of languages) t.deepEqual(Generate.keysOf(template[lang]).toSorted(), keys, template[lang])
    for (const key of keys) t.truthy(lexiconOf(domain, key), `${name}: ${key}`)
  }
})

test("a passage uses only keys of its query", (t) => {
  for (const { name, training } of intents) {
    for (const { passage, query } of training) {
      const keys = new Set(Generate.keysOf(query.en))
      t.deepEqual(Generate.keysOf(passage.en).filter((key) => !keys.has(key)), [], `${name}: ${passage.en}`)
    }
  }
})

test("a lexicon is as long in every language, without empty or repeated phrases", (t) => {
  for (const { lexicon, name } of lexicons) {
    t.true(lexicon.en.length >= 2, name)
    for (const lang of languages) {
      t.is(lexicon[lang].length, lexicon.en.length, `${name} ${lang}`)
      t.is(new Set(lexicon[lang]).size, lexicon[lang].length, `${name} ${lang}`)
      for (const phrase of lexicon[lang]) t.regex(phrase, /^[^\s{}[\]]+( [^\s{}[\]]+)*$/, `${name} ${lang}`)
    }
  }
})

test("every lexicon of a domain is used", (t) => {
  for (const domain of domains) {
    const used = new Set(
      templates.filter((each) => each.domain === domain).flatMap(({ template }) => Generate.keysOf(template.en))
    )
    t.deepEqual(Object.keys(domain.lexicons).filter((key) => !used.has(key)), [], domain.name)
  }
})

const letters: Readonly<Record<Lang, RegExp>> = {
  en: /^\p{Script=Latin}+$/u,
  de: /^\p{Script=Latin}+$/u,
  es: /^\p{Script=Latin}+$/u,
  fr: /^\p{Script=Latin}+$/u,
  hi: /^[\p{Script=Devanagari}]+$/u,
  th: /^[\p{Script=Thai}]+$/u
}

test("every word is in the script of its language, composed as NFC", (t) => {
  const texts = [
    ...templates.map(({ template }) => template),
    ...lexicons.flatMap(({ lexicon }) =>
      lexicon.en.map((_, i) => Object.fromEntries(languages.map((lang) => [lang, lexicon[lang][i]])) as Parallel)
    )
  ]
  for (const text of texts) {
    for (const lang of languages) {
      t.is(text[lang], text[lang].normalize("NFC"))
      const words = text[lang].replaceAll(/\{[^}]*\}/g, " ").match(/[\p{L}\p{M}]+/gu) ?? []
      t.deepEqual(words.filter((word) => !letters[lang].test(word)), [], text[lang])
    }
  }
})

test("sentences in Latin script begin with a capital, whatever phrase comes first", (t) => {
  for (const { domain, name, template } of templates) {
    for (const lang of ["en", "de", "es", "fr"] as const) {
      const starts = startsOf(domain, template[lang], lang)
      t.deepEqual(starts.filter((start) => !/^[\p{Lu}\p{N}]/u.test(start)), [], `${name}: ${template[lang]}`)
    }
  }
})

const startsOf = (domain: Domain, template: string, lang: Lang): ReadonlyArray<string> => {
  const text = template.replace(/^[¿¡“„«]+/, "")
  if (!text.startsWith("{")) return [text]
  return lexiconOf(domain, Generate.keysOf(text)[0])?.[lang] ?? []
}

test("Spanish opens what it closes, and no sentence has stray white space or braces", (t) => {
  for (const { name, template } of templates) {
    const count = (mark: string): number => template.es.split(mark).length
    t.deepEqual([count("¿"), count("¡")], [count("?"), count("!")], `${name}: ${template.es}`)
    for (const lang of languages) {
      const text = template[lang].replaceAll(/\{[A-Z_]+(\.[a-z_]+)?\}/g, "x")
      t.regex(text, /^[^\s{}]+( [^\s{}]+)*$/, `${name}: ${template[lang]}`)
    }
  }
})

test("a passage ends as a sentence, which in Thai needs no mark", (t) => {
  const end = /[.?!।][”“»]?$|[”“»][.।]$/
  for (const { name, part, template } of templates) {
    if (part !== "passage") continue
    for (const lang of ["en", "de", "es", "fr", "hi"] as const) t.regex(template[lang], end, `${name} ${lang}`)
  }
})

test("in every intent two evaluation templates share their slot types, and every frame has two utterances", (t) => {
  for (const { domain, evaluation, name } of intents) {
    const frames = new Map<string, Array<number>>()
    for (const { en } of evaluation) {
      const size = Generate.keysOf(en).reduce((n, key) => n * (lexiconOf(domain, key)?.en.length ?? 0), 1)
      frames.set(slotTypes(en), [...(frames.get(slotTypes(en)) ?? []), size])
    }
    t.true([...frames.values()].some((sizes) => sizes.length > 1), name)
    for (const sizes of frames.values()) t.true(sizes.reduce((a, b) => a + b, 0) > 1, name)
  }
})

test("evaluation and training share no template", (t) => {
  for (const lang of languages) {
    const shape = (template: Parallel): string => normalised(template[lang].replaceAll(/\{[^}]*\}/g, " x "))
    const evaluation = new Set(
      templates.filter(({ part }) => part === "evaluation").map((each) => shape(each.template))
    )
    for (const { name, part, template } of templates) {
      if (part !== "evaluation") t.false(evaluation.has(shape(template)), `${name}: ${template[lang]}`)
    }
  }
})

test("no sentence of the evaluation occurs in training, in any language", (t) => {
  const seed = 1
  const grammarSays = {
    utterances: mostOf(Generate.evaluationSet({ seed, utterances: Number.MAX_SAFE_INTEGER })),
    ids: mostOf(Generate.trainingPairs({ seed, ids: Number.MAX_SAFE_INTEGER }))
  }
  const rows = Result.getOrThrow(Generate.evaluationSet({ seed, utterances: grammarSays.utterances }))
  const pairs = Result.getOrThrow(Generate.trainingPairs({ seed, ids: grammarSays.ids }))
  for (const lang of languages) {
    const trained = new Set(pairs.flatMap(({ passage, query }) => [normalised(query[lang]), normalised(passage[lang])]))
    const shared = rows.filter(({ question }) => trained.has(normalised(question[lang])))
    t.deepEqual(shared.map(({ question }) => question[lang]), [])
  }
})

const mostOf = (result: Result.Result<unknown, Generate.SizeUnattainable>): number =>
  Result.isFailure(result) ? result.failure.most : 0
