/**
 * Mr. TyDi: questions of TyDi QA in eleven languages, each with the passages of Wikipedia that answer it. Nothing is
 * parallel: a pair exists in one language. The publisher's negative passages are not used.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as HuggingFace from "../sources/HuggingFace.ts"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import * as Files from "./reading/Files.ts"
import * as Json from "./reading/Json.ts"

const licence = "Apache-2.0"

const citation = "Zhang, Ma, Shi, Lin: Mr. TyDi: A Multi-lingual Benchmark for Dense Retrieval, MRL 2021, arXiv "
  + "2108.08787; questions of Clark et al.: TyDi QA, TACL 8, 2020, arXiv 2003.05002"

/** Its branch: the publisher names no revision. */
const repository = { repository: "castorini/mr-tydi", kind: "dataset", revision: "main" } as const

const file = (lang: string, name: string): readonly [string, Source.Source] => {
  const path = `mrtydi-v1.1-${name}/train.jsonl.gz`
  return [lang, HuggingFace.source({ ...repository, path }, { licence, citation })]
}

const files = [
  file("ar", "arabic"),
  file("bn", "bengali"),
  file("en", "english"),
  file("fi", "finnish"),
  file("id", "indonesian"),
  file("ja", "japanese"),
  file("ko", "korean"),
  file("ru", "russian"),
  file("sw", "swahili"),
  file("te", "telugu"),
  file("th", "thai")
]

/** 3,547 questions in English. */
export const training: Dataset.TrainingSet = {
  role: "training",
  name: "mr-tydi",
  languages: files.map(([lang]) => lang),
  licence,
  citation,
  sources: files.map(([, source]) => source),
  sourcesFor: (languages) => files.filter(([lang]) => languages.includes(lang)).map(([, source]) => source),
  load: (downloads, { languages }) =>
    Effect.forEach(
      files.filter(([lang]) => languages.includes(lang)),
      ([lang, source]) => Files.collect(Files.rows(downloads, Source.path(source.url), pairs(lang)))
    ).pipe(Effect.map((loaded) => {
      const all = loaded.flat(2)
      return {
        pairs: all.filter(({ passage }) => passage !== ""),
        dropped: all.filter(({ passage }) => passage === "").length
      }
    }))
}

const Row = Schema.Struct({
  query_id: Schema.NonEmptyString,
  query: Schema.NonEmptyString,
  positive_passages: Schema.Array(
    Schema.Struct({ docid: Schema.NonEmptyString, title: Schema.String, text: Schema.String })
  )
})

const row = Json.line(Row)

/** One pair for each passage that answers. Title and text are joined by a space, as in Tevatron. */
const pairs = (lang: string) => (line: string): Result.Result<ReadonlyArray<Dataset.Pair> | undefined, string> =>
  Result.map(row(line), (found) =>
    found?.positive_passages.map(({ docid, text, title }) => ({
      pairId: `mr-tydi:${lang}:${found.query_id}:${docid}`,
      lang,
      query: found.query,
      passage: `${title} ${text}`.trim()
    })))
