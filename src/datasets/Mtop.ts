/**
 * MTOP: utterances to a voice assistant, each in six languages with its logical form. The rows are those of XSemPLR
 * that exist in all six languages, a subset of the official splits, in the publisher's tokenised form (tokens joined by
 * one space: "Montre - moi").
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import { DatasetUnreadable } from "./Errors.ts"
import * as LogicalForm from "./LogicalForm.ts"
import * as Files from "./reading/Files.ts"
import * as Json from "./reading/Json.ts"

export const languages = ["de", "en", "es", "fr", "hi", "th"] as const

/** One utterance in every language. */
export interface Row {
  readonly utteranceId: string
  readonly texts: Readonly<Record<(typeof languages)[number], string>>
  /** Top intent and set of slot types, at any depth, of the English logical form. */
  readonly frame: string
}

const licence = "CC-BY-SA-4.0"

const citation = "Li, Arora, Chen, Gupta, Gupta, Mehdad: MTOP: A Comprehensive Multilingual Task-Oriented Semantic "
  + "Parsing Benchmark, EACL 2021, arXiv 2008.09335; files of Zhang, Wang, Wang, Zhang: XSemPLR, "
  + "ACL 2023, arXiv 2306.04085"

const split = (name: string, pin: { readonly bytes: number; readonly sha256: string }): Dataset.EvaluationSet => {
  const revision = "af03531af8cb6a39504e1044ba1edebef6c76d15"
  const url = `https://raw.githubusercontent.com/psunlpgroup/XSemPLR/${revision}/dataset/mtop/${name}.json`
  const source = Source.make({ url, ...pin, licence, citation })
  return {
    role: "evaluation",
    name: `mtop-${name}`,
    languages,
    licence,
    citation,
    sources: [source],
    load: (files) =>
      Files.text(files, Source.path(url)).pipe(
        Effect.flatMap((text) => parse(Source.path(url), text)),
        Effect.map((rows) => rows.flatMap(utterances))
      )
  }
}

/** 859 utterances. */
export const dev = split("dev", {
  bytes: 1047614,
  sha256: "90786d97756b710c07db31610ad0fb60b8a15afee02e49a7db2be91b008c5e63"
})

/** 1,237 utterances. */
export const test = split("test", {
  bytes: 1464323,
  sha256: "47d0f025d30abf205589d342ba31a432bb7eafb71dec476582e08ae0157a00c7"
})

const InEveryLanguage = Schema.Struct({
  de: Schema.NonEmptyString,
  en: Schema.NonEmptyString,
  es: Schema.NonEmptyString,
  fr: Schema.NonEmptyString,
  hi: Schema.NonEmptyString,
  th: Schema.NonEmptyString
})

const File = Schema.Array(
  Schema.Struct({
    id: Schema.NonEmptyString,
    mr: Schema.Struct({ slot_intent: InEveryLanguage }),
    question: InEveryLanguage
  })
)

/** The rows of a file's `text`, in its order; `file` only names it in errors. */
export const parse = Effect.fnUntraced(
  function*(file: string, text: string): Effect.fn.Return<ReadonlyArray<Row>, DatasetUnreadable> {
    const ids = new Set<string>()
    const rows: Array<Row> = []
    for (const [i, { id, mr, question }] of (yield* Json.decode(File, file, text)).entries()) {
      const row = `[${i}], id ${id}`
      if (ids.has(id)) return yield* new DatasetUnreadable({ file, row, expected: "an id that no earlier row has" })
      ids.add(id)
      const form = LogicalForm.parse(mr.slot_intent.en)
      if (Result.isFailure(form)) {
        const expected = `${form.failure.expected} at token ${form.failure.token} of the English logical form`
        return yield* new DatasetUnreadable({ file, row, expected, found: mr.slot_intent.en })
      }
      rows.push({ utteranceId: id, texts: question, frame: LogicalForm.frame(form.success) })
    }
    return rows
  }
)

const utterances = ({ frame, texts, utteranceId }: Row): ReadonlyArray<Dataset.Utterance> =>
  languages.map((lang) => ({ utteranceId, lang, text: texts[lang], frame }))
