/**
 * The form of LAReQA's retrieval sets (Roy et al. 2020, EMNLP, arXiv 2004.05484): SQuAD's JSON with each paragraph
 * divided into sentences. Every sentence of a language is a document, equal ones of different places are different
 * ones; what answers a question, asked in any language, is in each language the sentence in which its answer begins.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import { DatasetUnreadable } from "./Errors.ts"
import * as Files from "./reading/Files.ts"
import * as Json from "./reading/Json.ts"

/** The file of one language: its questions, and every sentence as a candidate answer. */
export interface Language {
  readonly questions: ReadonlyArray<Question>
  readonly candidates: ReadonlyArray<string>
}

export interface Question {
  /** Shared by its translations. */
  readonly questionId: string
  readonly text: string
  /** The sentence that answers it: its place among the candidates. */
  readonly answer: number
}

/** The retrieval set of such files, one for each language. */
export const retrievalSet = (
  described: Omit<Dataset.RetrievalSet, "role" | "relation" | "load" | "languages" | "sources" | "sourcesFor">,
  files: ReadonlyArray<readonly [lang: string, Source.Source]>
): Dataset.RetrievalSet => ({
  ...described,
  role: "retrieval",
  relation: "answer",
  languages: files.map(([lang]) => lang),
  sources: files.map(([, source]) => source),
  sourcesFor: (languages) => files.filter(([lang]) => languages.includes(lang)).map(([, source]) => source),
  load: (downloads, languages) =>
    Effect.forEach(
      files.filter(([lang]) => languages.includes(lang)),
      ([lang, source]) => Effect.map(load(downloads, source), (content) => ({ lang, ...content }))
    ).pipe(Effect.map(retrieval))
})

/** The content of one language's file. */
export const load = (files: Files.Files, source: Source.Source): Effect.Effect<Language, DatasetUnreadable> => {
  const path = Source.path(source.url)
  return Effect.flatMap(Files.text(files, path), (text) => parse(path, text))
}

const retrieval = (contents: ReadonlyArray<Language & { readonly lang: string }>): Dataset.Retrieval => {
  const answers = Map.groupBy(
    contents.flatMap(({ lang, questions }) =>
      questions.map(({ answer, questionId }) => ({ questionId, docId: `${lang}:${answer}` }))
    ),
    ({ questionId }) => questionId
  )
  const queries = contents.flatMap(({ lang, questions }) =>
    questions.map(({ questionId, text }) => ({ id: `${lang}:${questionId}`, parallelId: questionId, lang, text }))
  )
  return {
    queries,
    documents: contents.flatMap(({ candidates, lang }) =>
      candidates.map((text, n) => ({ id: `${lang}:${n}`, parallelId: `${lang}:${n}`, lang, text }))
    ),
    judgements: queries.flatMap(({ id, parallelId }) =>
      (answers.get(parallelId) ?? []).map(({ docId }) => ({ queryId: id, docId, relevance: 1 }))
    )
  }
}

const Paragraph = Schema.Struct({
  qas: Schema.Array(Schema.Struct({
    id: Schema.NonEmptyString,
    question: Schema.NonEmptyString,
    answers: Schema.NonEmptyArray(Schema.Struct({ answer_start: Schema.Int }))
  })),
  /** Start and end of each sentence in the paragraph, in code points. */
  sentence_breaks: Schema.Array(Schema.Tuple([Schema.Int, Schema.Int])),
  sentences: Schema.Array(Schema.NonEmptyString)
})

const File = Schema.Struct({ data: Schema.Array(Schema.Struct({ paragraphs: Schema.Array(Paragraph) })) })

/** The content of one language's file, in its order; `file` only names it in errors. */
export const parse = Effect.fnUntraced(
  function*(file: string, text: string): Effect.fn.Return<Language, DatasetUnreadable> {
    const paragraphs = (yield* Json.decode(File, file, text)).data.flatMap((article) => article.paragraphs)
    const questions: Array<Question> = []
    const candidates: Array<string> = []
    const ids = new Set<string>()
    for (const { qas, sentence_breaks, sentences } of paragraphs) {
      for (const { answers: [{ answer_start: start }], id, question } of qas) {
        const unexpected = (expected: string) => new DatasetUnreadable({ file, row: `question ${id}`, expected })
        const sentence = sentence_breaks.findIndex(([from, to]) => from <= start && start < to)
        if (sentence === -1 || sentence >= sentences.length) {
          return yield* unexpected("an answer that starts in one of its paragraph's sentences")
        }
        if (ids.has(id)) return yield* unexpected("an id that no earlier question has")
        ids.add(id)
        questions.push({ questionId: id, text: question, answer: candidates.length + sentence })
      }
      for (const sentence of sentences) candidates.push(sentence)
    }
    return { questions, candidates }
  }
)
