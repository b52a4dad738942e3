/**
 * SQuAD v1.1's training questions in eleven languages: English as published, the others as XTREME's translate-train
 * data, made by machine. A pair is a question and the sentence in which its answer begins, or the whole paragraph. Ids
 * are those of SQuAD, shared by the languages; a question is without a translation where its answer was lost in it.
 *
 * These are the languages of XQuAD-R, whose questions come from SQuAD's development set: other articles.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import { draw } from "./Draw.ts"
import type { DatasetUnreadable } from "./Errors.ts"
import * as Files from "./reading/Files.ts"
import * as JsonArray from "./reading/JsonArray.ts"
import * as Sentences from "./Sentences.ts"

const licence = "CC-BY-SA-4.0"

const citation = "Rajpurkar, Zhang, Lopyrev, Liang: SQuAD: 100,000+ Questions for Machine Comprehension of Text, EMNLP "
  + "2016, arXiv 1606.05250; translations of Hu, Ruder, Siddhant, Neubig, Firat, Johnson: XTREME, ICML 2020, "
  + "arXiv 2003.11080"

const translated = "https://storage.googleapis.com/xtreme_translations/SQuAD/translate-train/squad.translate.train"

/** Pins as in tensorflow/datasets, url_checksums/xquad.txt, at 24211da0508a86f0a9efd82c69bab9d25cda0a20. */
const pinned = (lang: string, bytes: number, sha256: string): readonly [string, Source.Source] => {
  const original = "https://rajpurkar.github.io/SQuAD-explorer/dataset/train-v1.1.json"
  const url = lang === "en" ? original : `${translated}.en-${lang}.json`
  return [lang, Source.make({ url, bytes, sha256, licence, citation })]
}

const files = [
  pinned("ar", 311935799, "d2d01110aa646b547eec88b14b3930dc027c9d149c4962376a1551e251ec3f9b"),
  pinned("de", 93188862, "3c125cb2a31e8ad167c4590ece8fdfd16018a5bbf9475dbfac034c1816a4ab02"),
  pinned("el", 368851294, "9d648f92883a88b27bb0d9ab502a0512bf5ffe7f8ce00bc205b19d66029dab04"),
  pinned("en", 30288272, "3527663986b8295af4f7fcdff1ba1ff3f72d07d61a20f487cb238a6ef92fd955"),
  pinned("es", 101758698, "cb8f68b8e4cff696209a5ec249a5dc9e2a75a5c7f9dbbfa8a8be1dcf1f91c81a"),
  pinned("hi", 348849738, "fdfd8c59359943c6a55022403e7dfa047e7ee1dea734086a3c73c1adbb44d254"),
  pinned("ru", 379620057, "075818cce7ca8d6efe2c783b125d91bd79add93ddfe8c2b0f45fb610d7552f48"),
  pinned("th", 341480847, "3ae03fd7a9d51a6f45e74a70b8d6168eb365114fcf5de21f34f212197e085eab"),
  pinned("tr", 111351195, "7c618d3f5e0c19d878686a9874b15a10d6f842ae9451e12d8d7d51531bfe79e6"),
  pinned("vi", 160940115, "ad6d3ba17b8e672e7066708ce5795f0f933f3ce18b7442ee11d6e3072f44f60b"),
  pinned("zh", 128888478, "411e4023e4f3627ccb4873edfb77b36e97470b4226a076e6a632544c92353d24")
]

/** What of a paragraph answers the question: the part around the answer's first code unit. */
type Passage = (paragraph: string, index: number, lang: string) => string

const set = (name: string, passage: Passage): Dataset.TrainingSet => ({
  role: "training",
  name,
  languages: files.map(([lang]) => lang),
  licence,
  citation,
  sources: files.map(([, source]) => source),
  // English always: a limit is drawn from its questions.
  sourcesFor: (languages) =>
    files.filter(([lang]) => lang === "en" || languages.includes(lang)).map(([, source]) => source),
  load: (downloads, { languages, limit }) =>
    Effect.gen(function*() {
      const ids = limit === undefined ? undefined : new Set(draw("xtreme-squad", yield* englishIds(downloads), limit))
      const loaded = yield* Effect.forEach(
        files.filter(([lang]) => languages.includes(lang)),
        (file) => pairs(downloads, file, { set: name, passage, ids })
      )
      return {
        pairs: loaded.flatMap(({ pairs }) => pairs),
        dropped: loaded.reduce((sum, { dropped }) => sum + dropped, 0)
      }
    })
})

/** 87,599 questions in English; the passage is one sentence, as LAReQA's candidates are. */
export const sentences = set("xtreme-squad", Sentences.around)

/** The same with whole paragraphs. */
export const paragraphs = set("xtreme-squad-paragraphs", (paragraph) => paragraph.trim())

const Article = Schema.Struct({
  paragraphs: Schema.Array(Schema.Struct({
    context: Schema.NonEmptyString,
    qas: Schema.Array(Schema.Struct({
      id: Schema.NonEmptyString,
      question: Schema.NonEmptyString,
      answers: Schema.optionalKey(Schema.Array(Schema.Struct({ answer_start: Schema.Int, text: Schema.String })))
    }))
  }))
})

/** A question and the paragraph that answers it. */
interface Asked {
  readonly id: string
  readonly question: string
  readonly context: string
  readonly answer: Answer | undefined
}

interface Answer {
  readonly answer_start: number
  readonly text: string
}

/** What `of` makes of a file's questions, in its order, where it makes anything. */
const collect = <A>(
  downloads: Files.Files,
  source: Source.Source,
  of: (asked: Asked) => A | undefined
): Effect.Effect<ReadonlyArray<A>, DatasetUnreadable> => {
  const path = Source.path(source.url)
  const articles = JsonArray.elements(Article, "data", path, Files.bytes(downloads, path))
  const made = ({ paragraphs }: typeof Article.Type): ReadonlyArray<A> =>
    paragraphs.flatMap(({ context, qas }) =>
      qas.flatMap(({ answers, id, question }) => of({ id, question, context, answer: answers?.[0] }) ?? [])
    )
  return Effect.map(Files.collect(Stream.map(articles, made)), (all) => all.flat())
}

const english = files.find(([lang]) => lang === "en")![1]

const englishIds = (downloads: Files.Files): Effect.Effect<ReadonlyArray<string>, DatasetUnreadable> =>
  Effect.map(collect(downloads, english, ({ id }) => id), (ids) => [...new Set(ids)])

interface Asking {
  /** Its name begins the pairs' ids. */
  readonly set: string
  readonly passage: Passage
  /** The questions wanted; undefined for all. */
  readonly ids: ReadonlySet<string> | undefined
}

/** The first question of an id counts; further ones, and those whose answer is lost, are dropped. */
const pairs = (
  downloads: Files.Files,
  [lang, source]: readonly [string, Source.Source],
  { ids, passage, set }: Asking
): Effect.Effect<Dataset.Pairs, DatasetUnreadable> =>
  Effect.suspend(() => {
    const seen = new Set<string>()
    let wanted = 0
    const pair = ({ answer, context, id, question }: Asked): Dataset.Pair | undefined => {
      if (ids?.has(id) === false) return undefined
      wanted++
      const index = seen.has(id) ? undefined : answerAt(context, answer)
      seen.add(id)
      if (index === undefined) return undefined
      return { pairId: `${set}:${id}`, lang, query: question.trim(), passage: passage(context, index, lang) }
    }
    return Effect.map(collect(downloads, source, pair), (pairs) => ({ pairs, dropped: wanted - pairs.length }))
  })

/**
 * Where an answer begins, in code units. Offsets are in code points; where the answer is not at its own, it is where it
 * occurs, if that is one place.
 */
const answerAt = (context: string, answer: Answer | undefined): number | undefined => {
  if (answer === undefined || answer.text.trim() === "") return undefined
  const start = codeUnits(context, answer.answer_start)
  if (context.startsWith(answer.text, start)) return start
  const first = context.indexOf(answer.text)
  return first !== -1 && context.indexOf(answer.text, first + 1) === -1 ? first : undefined
}

/** How many code units the first `points` code points have. */
const codeUnits = (text: string, points: number): number => {
  if (!/[\ud800-\udbff]/.test(text)) return points
  let at = 0
  for (let i = 0; i < points && at < text.length; i++) at += text.codePointAt(at)! > 0xffff ? 2 : 1
  return at
}
