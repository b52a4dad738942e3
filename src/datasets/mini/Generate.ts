/**
 * The sentences of the grammar: utterances to evaluate on, in the shape of MTOP's parallel files, and query-passage
 * pairs to train on. Both are pure functions of seed and number, and a smaller number gives a prefix of a larger one.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { format } from "../../errors/Message.ts"
import * as Stream from "../../random/Stream.ts"
import * as LogicalForm from "../LogicalForm.ts"
import { domains } from "./domains.ts"
import { type Domain, type Intent, type Lang, languages, type Lexicon, type Parallel } from "./Grammar.ts"
import { lexicon as shared } from "./lexicon.ts"

/** One utterance: a row of MTOP's parallel files, which have no `intent` and no `domain`. */
export interface Row {
  /** Its position from 1, with at least four digits. */
  readonly id: string
  /** With its prefix, `IN:CREATE_ALARM`. */
  readonly intent: string
  readonly domain: string
  /** Logical forms that hold the intent and the slots in the order of the language's own text, but no other words. */
  readonly mr: { readonly slot_intent: Parallel }
  readonly question: Parallel
}

export interface Pair {
  /** Its position from 1, with at least four digits. */
  readonly id: string
  readonly query: Parallel
  readonly passage: Parallel
}

/** More was asked for than the grammar can say, or too little for every frame to have two utterances. */
export class SizeUnattainable extends Schema.TaggedError<SizeUnattainable>()("SizeUnattainable", {
  what: Schema.Literals(["utterances", "training pairs"]),
  asked: Schema.Int,
  least: Schema.Int,
  most: Schema.Int
}) {
  override get message(): string {
    return format({
      title: `The embedded grammar cannot give ${this.asked} ${this.what}`,
      facts: { least: this.least, most: this.most },
      hint: `Ask for a number from ${this.least} to ${this.most}`
    })
  }
}

/**
 * The first `utterances` of the grammar's sentences: intents take turns, and within an intent its templates, so both
 * have equal shares until one has said all it can. No text occurs twice in a language, and every frame (intent and set
 * of slot types) has two utterances or more.
 */
export const evaluationSet = (
  { grammar = domains, seed, utterances }: {
    readonly seed: number
    readonly utterances: number
    readonly grammar?: ReadonlyArray<Domain>
  }
): Result.Result<ReadonlyArray<Row>, SizeUnattainable> => {
  const rows = [...first(utterances, allRows(grammar, seed))]
  if (rows.length === utterances && rowsUntilFramesRepeat(rows) <= utterances) return Result.succeed(rows)
  const all = [...allRows(grammar, seed)]
  const bounds = { least: rowsUntilFramesRepeat(all), most: all.length }
  return Result.fail(new SizeUnattainable({ what: "utterances", asked: utterances, ...bounds }))
}

/** The first `ids` pairs: all training templates take turns. No query and no passage occurs twice in a language. */
export const trainingPairs = (
  { grammar = domains, ids, seed }: {
    readonly seed: number
    readonly ids: number
    readonly grammar?: ReadonlyArray<Domain>
  }
): Result.Result<ReadonlyArray<Pair>, SizeUnattainable> => {
  const pairs = [...first(ids, allPairs(grammar, seed))]
  if (pairs.length === ids) return Result.succeed(pairs)
  return Result.fail(new SizeUnattainable({ what: "training pairs", asked: ids, least: 0, most: pairs.length }))
}

function* allRows(grammar: ReadonlyArray<Domain>, seed: number): Generator<Row> {
  const turns = interleave(
    intentsOf(grammar).map(({ domain, intent, name }) =>
      interleave(
        intent.evaluation.map((template, i) =>
          map(choices(domain, template, Stream.make(seed, `evaluation/${domain.name}/${name}/${i}`)), (choice) => ({
            intent: `IN:${name}`,
            domain: domain.name,
            mr: { slot_intent: inEach((lang) => logicalForm(name, template[lang], phrasesIn(lang, choice))) },
            question: fill(template, choice)
          }))
        )
      )
    )
  )
  yield* numbered(distinct(turns, (row) => [row.question]))
}

function* allPairs(grammar: ReadonlyArray<Domain>, seed: number): Generator<Pair> {
  const turns = interleave(
    intentsOf(grammar).flatMap(({ domain, intent, name }) =>
      intent.training.map(({ passage, query }, i) =>
        map(choices(domain, query, Stream.make(seed, `training/${domain.name}/${name}/${i}`)), (choice) => ({
          query: fill(query, choice),
          passage: fill(passage, choice)
        }))
      )
    )
  )
  yield* numbered(distinct(turns, (pair) => [pair.query, pair.passage]))
}

const intentsOf = (
  grammar: ReadonlyArray<Domain>
): ReadonlyArray<{ readonly domain: Domain; readonly name: string; readonly intent: Intent }> =>
  grammar.flatMap((domain) => Object.entries(domain.intents).map(([name, intent]) => ({ domain, name, intent })))

/** The phrase for each key of a template. */
type Choice = ReadonlyMap<string, Parallel>

/** Every choice there is for a template, in the order that the stream draws. */
function* choices(domain: Domain, template: Parallel, stream: Stream.Stream): Generator<Choice> {
  const slots = keysOf(template.en).map((key) => ({ key, phrases: phrasesOf(domain, key) }))
  const total = slots.reduce((product, { phrases }) => product * phrases.length, 1)
  for (const drawn of Stream.permutation(stream, 0, total)) {
    let rest = drawn
    const choice = new Map<string, Parallel>()
    for (const { key, phrases } of slots) {
      choice.set(key, phrases[rest % phrases.length])
      rest = Math.floor(rest / phrases.length)
    }
    yield choice
  }
}

const phrasesOf = (domain: Domain, key: string): ReadonlyArray<Parallel> => {
  const lexicon: Lexicon | undefined = domain.lexicons[key] ?? shared[key]
  if (lexicon === undefined) throw new Error(`The domain ${domain.name} uses {${key}}, which no lexicon defines`)
  return lexicon.en.map((_, i) => inEach((lang) => lexicon[lang][i]))
}

const placeholder = /\{([^{}]+)\}/g

/** The keys of a template, in the order of its text. */
export const keysOf = (template: string): ReadonlyArray<string> =>
  [...template.matchAll(placeholder)].map(([, key]) => key)

const fill = (template: Parallel, choice: Choice): Parallel =>
  inEach((lang) => template[lang].replaceAll(placeholder, (_, key: string) => phrasesIn(lang, choice)(key)))

const phrasesIn = (lang: Lang, choice: Choice) => (key: string): string => choice.get(key)?.[lang] ?? ""

const logicalForm = (intent: string, template: string, phraseOf: (key: string) => string): string => {
  const slots = keysOf(template).map((key) => `[SL:${key.split(".")[0]} ${phraseOf(key)} ] `)
  return `[IN:${intent} ${slots.join("")}]`
}

const inEach = (text: (lang: Lang) => string): Parallel => ({
  en: text("en"),
  de: text("de"),
  es: text("es"),
  fr: text("fr"),
  hi: text("hi"),
  th: text("th")
})

/** How many rows it takes until every frame of `rows` has two of them; more than there are where one never has. */
const rowsUntilFramesRepeat = (rows: ReadonlyArray<Row>): number => {
  const seen = new Map<string, number>()
  let last = 0
  for (const [i, { mr }] of rows.entries()) {
    const frame = frameOf(mr.slot_intent.en)
    const times = (seen.get(frame) ?? 0) + 1
    seen.set(frame, times)
    if (times === 2) last = i + 1
  }
  return [...seen.values()].includes(1) ? rows.length + 1 : last
}

const frameOf = (form: string): string => Result.getOrThrow(Result.map(LogicalForm.parse(form), LogicalForm.frame))

/** One of each source in turn, leaving out those that have ended. */
function* interleave<A>(sources: ReadonlyArray<Iterable<A>>): Generator<A> {
  let open = sources.map((source) => source[Symbol.iterator]())
  while (open.length > 0) {
    const still: Array<Iterator<A>> = []
    for (const iterator of open) {
      const next = iterator.next()
      if (next.done === true) continue
      still.push(iterator)
      yield next.value
    }
    open = still
  }
}

function* map<A, B>(source: Iterable<A>, f: (a: A) => B): Generator<B> {
  for (const a of source) yield f(a)
}

/** Leaves out whatever has a text that was said before in the same language and the same place. */
function* distinct<A>(source: Iterable<A>, textsOf: (a: A) => ReadonlyArray<Parallel>): Generator<A> {
  const said = new Set<string>()
  for (const a of source) {
    const texts = textsOf(a).flatMap((text, place) => languages.map((lang) => `${place} ${lang} ${text[lang]}`))
    if (texts.some((text) => said.has(text))) continue
    for (const text of texts) said.add(text)
    yield a
  }
}

function* numbered<A>(source: Iterable<A>): Generator<A & { readonly id: string }> {
  let position = 0
  for (const a of source) yield { id: String(++position).padStart(4, "0"), ...a }
}

function* first<A>(count: number, source: Iterable<A>): Generator<A> {
  let taken = 0
  if (count <= 0) return
  for (const a of source) {
    yield a
    if (++taken === count) return
  }
}
