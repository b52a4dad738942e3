/**
 * MIRACL: questions and passages of Wikipedia in eighteen languages, judged by people who speak them; each language is
 * searched with its own questions only. Questions and judgements are those of the Anserini project's copy, passages
 * those of the publisher.
 *
 * Measures are nDCG@10 and recall@100. Each language is a set of its own, with the publisher's ids: those of different
 * languages are numbers of different things. Questions have `query:` before theirs, since some languages number them by
 * the passage that they were asked about (`1177652#0`), and who searches leaves a query's own id out of its ranking.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as HuggingFace from "../sources/HuggingFace.ts"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import * as Files from "./reading/Files.ts"
import * as Json from "./reading/Json.ts"
import * as Tsv from "./reading/Tsv.ts"

const licence = "Apache-2.0"

const citation = "Zhang, Thakur, Ogundepo, Kamalloo, Alfonso-Hermelo, Li, Liu, Rezagholizadeh, Lin: MIRACL: A "
  + "Multilingual Retrieval Dataset Covering 18 Diverse Languages, TACL 11, 2023, arXiv 2210.09984"

const judgementsRevision = "5b819c1a45c8a0a3ec9426f476694f44a29dfaf3"
const passages = {
  repository: "miracl/miracl-corpus",
  kind: "dataset",
  revision: "d921ec7e349ce0d28daf30b2da9da5ee698bef0d"
} as const

/** In how many files the passages of each language are, as in the publisher's miracl-corpus.py. */
const shardCounts: Readonly<Record<string, number>> = {
  ar: 5,
  bn: 1,
  de: 32,
  en: 66,
  es: 21,
  fa: 5,
  fi: 4,
  fr: 30,
  hi: 2,
  id: 3,
  ja: 14,
  ko: 3,
  ru: 20,
  sw: 1,
  te: 2,
  th: 2,
  yo: 1,
  zh: 10
}

/** What is known of the files of questions and judgements. */
const pins: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>> = {
  "qrels.miracl-v1.0-ar-dev": {
    bytes: 572724,
    sha256: "3670a7804dedd5a602dad0661f6adb1e65b197829d5571f428e0af7fc46aa313"
  },
  "qrels.miracl-v1.0-en-dev": {
    bytes: 167817,
    sha256: "a0af836c300e85088c4d73449492e2378280f967cac032853c9e11f3bc8a8d81"
  },
  "topics.miracl-v1.0-ar-dev": {
    bytes: 174692,
    sha256: "10b534b889ec46e23df478eee09410ef2880d90d419644dfed5d05d39b57ece0"
  },
  "topics.miracl-v1.0-en-dev": {
    bytes: 36782,
    sha256: "25d9e6d17656674fd7aa3b67ee912c71545e664a842b147bfc17e9ff391db3da"
  }
}

const tsv = (kind: "topics" | "qrels", lang: string, split: string): Source.Source => {
  const name = `${kind}.miracl-v1.0-${lang}-${split}`
  const url = `https://raw.githubusercontent.com/castorini/anserini-tools/${judgementsRevision}/${kind}/${name}.tsv`
  return Source.make({ url, ...pins[name], licence, citation })
}

const shards = (lang: string): ReadonlyArray<Source.Source> =>
  Array.from({ length: shardCounts[lang] ?? 0 }, (_, i) => {
    const path = `miracl-corpus-v1.0-${lang}/docs-${i}.jsonl.gz`
    return HuggingFace.source({ ...passages, path }, { licence, citation })
  })

const set = (lang: string, split: string): Dataset.RetrievalSet => {
  const topics = tsv("topics", lang, split)
  const qrels = tsv("qrels", lang, split)
  return {
    role: "retrieval",
    relation: "judged",
    name: `miracl-${lang}-${split}`,
    languages: [lang],
    licence,
    citation,
    sources: [topics, qrels],
    load: (files) =>
      Effect.all({
        queries: Files.collect(Files.rows(files, Source.path(topics.url), topic(lang))),
        documents: Effect.succeed([]),
        judgements: Files.collect(Files.rows(files, Source.path(qrels.url), judgement))
      }),
    corpus: {
      shards: (wanted) => wanted === lang ? shards(lang) : [],
      documents: (files, shard) => Files.rows(files, Source.path(shard.url), document(shard))
    }
  }
}

/** `miracl-<lang>-dev`: 213 (Korean) to 2,896 (Arabic) questions in each language. */
export const dev = Object.keys(shardCounts).map((lang) => set(lang, "dev"))

/** `miracl-<lang>-train`; there is none in German and Yoruba. */
export const train = Object.keys(shardCounts)
  .filter((lang) => lang !== "de" && lang !== "yo")
  .map((lang) => set(lang, "train"))

const questionId = (id: string): string => `query:${id}`

const topic = (lang: string) => (line: string): Result.Result<Dataset.Text | undefined, string> =>
  Result.flatMap(Tsv.fields(2)(line), (fields) => {
    if (fields === undefined) return Result.succeed(undefined)
    const [number, text] = fields
    if (number === "" || text === "") return Result.fail("an id and a question")
    const id = questionId(number)
    return Result.succeed({ id, parallelId: id, lang, text })
  })

const judgement = (line: string): Result.Result<Dataset.Judgement | undefined, string> =>
  Result.flatMap(Tsv.fields(4)(line), (fields) => {
    if (fields === undefined) return Result.succeed(undefined)
    const [number, , docId, relevance] = fields
    if (!/^[0-9]{1,3}$/.test(relevance)) return Result.fail("a relevance, from 0, in the fourth field")
    return Result.succeed({ queryId: questionId(number), docId, relevance: Number(relevance) })
  })

const Passage = Schema.Struct({ docid: Schema.NonEmptyString, title: Schema.String, text: Schema.String })

const passage = Json.line(Passage)

type Shard = Parameters<Dataset.Corpus["documents"]>[1]

const document = ({ lang, separator }: Shard) => (line: string): Result.Result<Dataset.Text | undefined, string> =>
  Result.map(passage(line), (row) =>
    row && {
      id: row.docid,
      parallelId: row.docid,
      lang,
      text: row.title === "" ? row.text : `${row.title}${separator}${row.text}`
    })
