/**
 * MTOP as its authors release it: one archive with a file for each language and split, tab-separated without a header:
 * id, intent, slots, utterance, domain, locale, logical form, tokens. Ids are shared by the languages, and no language
 * has all of them. Texts are as people wrote them, where Mtop.ts has them tokenised.
 *
 * The last field is not read: the JSON in it is broken where a token is a quotation mark.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import type { DatasetUnreadable } from "./Errors.ts"
import * as LogicalForm from "./LogicalForm.ts"
import * as Files from "./reading/Files.ts"
import * as Tsv from "./reading/Tsv.ts"

const languages = ["de", "en", "es", "fr", "hi", "th"]

const licence = "CC-BY-SA-4.0"

const citation = "Li, Arora, Chen, Gupta, Gupta, Mehdad: MTOP: A Comprehensive Multilingual Task-Oriented Semantic "
  + "Parsing Benchmark, EACL 2021, arXiv 2008.09335"

const archive = Source.make({ url: "https://dl.fbaipublicfiles.com/mtop/mtop.zip", licence, citation })

const described = { languages, licence, citation, sources: [archive] }

const evaluationSet = (name: string, split: string): Dataset.EvaluationSet => ({
  ...described,
  role: "evaluation",
  name,
  load: (files, wanted = languages) =>
    Effect.gen(function*() {
      const forms = yield* read(files, "en", split, framed)
      const texts = yield* Effect.forEach(wanted, (lang) => read(files, lang, split, spoken))
      const everywhere = [...forms.keys()].filter((id) => texts.every((of) => of.has(id)))
      return wanted.flatMap((lang, i) =>
        everywhere.map((id) => ({ utteranceId: id, lang, text: texts[i].get(id)!, frame: forms.get(id)! }))
      )
    })
})

/** The utterances of the split called eval that exist in English and in every wanted language. */
export const dev = evaluationSet("mtop-official-dev", "eval")

/** Those of the split called test. */
export const test = evaluationSet("mtop-official-test", "test")

/**
 * Each utterance as the query and the passage of a pair: in a cross-lingual batch a text and its translation, for
 * training that aligns languages. In a monolingual batch both are the same text, from which nothing is learnt.
 */
export const training: Dataset.TrainingSet = {
  ...described,
  role: "training",
  name: "mtop-official-train",
  load: (files, wanted) =>
    Effect.map(
      Effect.forEach(languages.filter((lang) => wanted.languages.includes(lang)), (lang) =>
        Effect.map(read(files, lang, "train", spoken), (texts) =>
          Array.from(texts, ([id, text]) => ({ pairId: `mtop:${id}`, lang, query: text, passage: text })))),
      (pairs) => ({ pairs: pairs.flat(), dropped: 0 })
    )
}

type Fields = ReadonlyArray<string>

/** One thing about each id of a language's split, in the order of the file; the first row of an id counts. */
const read = (
  files: Files.Files,
  lang: string,
  split: string,
  of: (fields: Fields) => Result.Result<string, string>
): Effect.Effect<ReadonlyMap<string, string>, DatasetUnreadable> => {
  const path = Source.path(archive.url)
  const member = `mtop/${lang}/${split}.txt`
  const parse = (line: string): Result.Result<readonly [string, string] | undefined, string> =>
    Result.flatMap(Tsv.fields(8)(line), (fields) => {
      if (fields === undefined) return Result.succeed(undefined)
      if (fields[0] === "") return Result.fail("an id in the first field")
      return Result.map(of(fields), (value) => [fields[0], value] as const)
    })
  const name = `${path}/${member}`
  const rows = Files.rowsOf(name, Files.linesOf(name, files.member(path, member)), parse)
  return Effect.map(Files.collect(rows), (all) => {
    const first = new Map<string, string>()
    for (const [id, value] of all) if (!first.has(id)) first.set(id, value)
    return first
  })
}

/** The utterance. */
const spoken = (fields: Fields): Result.Result<string, string> => {
  const text = fields[3].trim()
  return text === "" ? Result.fail("an utterance in the fourth field") : Result.succeed(text)
}

/** What it says without its particulars: top intent and slot types of its logical form. */
const framed = (fields: Fields): Result.Result<string, string> =>
  LogicalForm.parse(fields[6]).pipe(
    Result.map(LogicalForm.frame),
    Result.mapError(({ expected, token }) => `${expected} at token ${token} of the seventh field`)
  )
