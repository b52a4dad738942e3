/**
 * mMARCO: MS MARCO's training queries and passages, in English and in thirteen languages that Google Translate made of
 * it. Pairs are those of the publisher's training triples, each once; their ids are shared by the languages. The files
 * of a language have 3 to 8 GB: they are read as streams, and of their texts only the wanted ones are kept.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as HuggingFace from "../sources/HuggingFace.ts"
import * as Source from "../sources/Source.ts"
import type * as Dataset from "./Dataset.ts"
import { draw } from "./Draw.ts"
import type { DatasetUnreadable } from "./Errors.ts"
import * as Files from "./reading/Files.ts"
import * as Tsv from "./reading/Tsv.ts"

const licence = "Apache-2.0"

const citation =
  "Bonifacio, Jeronymo, Abonizio, Campiotti, Fadaee, Lotufo, Nogueira: mMARCO: A Multilingual Version of "
  + "the MS MARCO Passage Ranking Dataset, arXiv 2108.13897; texts of Bajaj et al.: MS MARCO, arXiv 1611.09268"

const notice = "MS MARCO's texts are for non-commercial research only, by its terms of use; the Apache-2.0 licence is "
  + "that of mMARCO's translations."

const repository = {
  repository: "unicamp-dl/mmarco",
  kind: "dataset",
  revision: "6d039c4638c0ba3e46a9cb7b498b145e7edc6230"
} as const

/** Files as in the publisher's mmarco.py. */
const source = (path: string): Source.Source =>
  HuggingFace.source({ ...repository, path: `data/${path}` }, { licence, citation })

const triples = source("triples.train.ids.small.tsv")

const language = (lang: string, name: string) => ({
  lang,
  queries: source(`google/queries/train/${name}_queries.train.tsv`),
  collection: source(`google/collections/${name}_collection.tsv`)
})

const files = [
  language("ar", "arabic"),
  language("de", "german"),
  language("en", "english"),
  language("es", "spanish"),
  language("fr", "french"),
  language("hi", "hindi"),
  language("id", "indonesian"),
  language("it", "italian"),
  language("ja", "japanese"),
  language("nl", "dutch"),
  language("pt", "portuguese"),
  language("ru", "russian"),
  language("vi", "vietnamese"),
  language("zh", "chinese")
]

const sourcesFor = (languages: ReadonlyArray<string>): ReadonlyArray<Source.Source> => [
  triples,
  ...files.filter(({ lang }) => languages.includes(lang)).flatMap(({ collection, queries }) => [queries, collection])
]

/** A query and a passage that answers it, by the publisher's numbers. */
interface Ids {
  readonly query: number
  readonly passage: number
}

/** Some 500,000 pairs; limit them where memory cannot hold their texts in every language. */
export const training: Dataset.TrainingSet = {
  role: "training",
  name: "mmarco",
  languages: files.map(({ lang }) => lang),
  licence,
  citation,
  notice,
  sources: sourcesFor(files.map(({ lang }) => lang)),
  sourcesFor,
  load: (downloads, { languages, limit }) =>
    Effect.gen(function*() {
      const wanted = draw("mmarco", yield* judged(downloads), limit)
      const queryIds = new Set(wanted.map(({ query }) => query))
      const passageIds = new Set(wanted.map(({ passage }) => passage))
      const pairs: Array<Dataset.Pair> = []
      const included = files.filter(({ lang }) => languages.includes(lang))
      for (const { collection, lang, queries } of included) {
        const queryOf = yield* texts(downloads, queries, queryIds)
        const passageOf = yield* texts(downloads, collection, passageIds)
        for (const ids of wanted) {
          const [query, passage] = [queryOf.get(ids.query), passageOf.get(ids.passage)]
          if (query === undefined || passage === undefined) continue
          pairs.push({ pairId: `mmarco:${ids.query}-${ids.passage}`, lang, query, passage })
        }
      }
      return { pairs, dropped: wanted.length * included.length - pairs.length }
    })
}

/** The pairs of the triples, each once, in the order in which they come first. */
const judged = (downloads: Files.Files): Effect.Effect<ReadonlyArray<Ids>, DatasetUnreadable> => {
  const known = new Set<number>()
  const triple = Tsv.fields(3)
  const unknown = (line: string): Result.Result<Ids | undefined, string> =>
    Result.flatMap(triple(line), (fields) => {
      if (fields === undefined) return Result.succeed(undefined)
      const [query, passage] = [numberOf(fields[0]), numberOf(fields[1])]
      if (query === undefined || passage === undefined) return Result.fail(NUMBERS)
      const both = query * 2 ** 24 + passage
      if (known.has(both)) return Result.succeed(undefined)
      if (known.size === MOST_PAIRS) return Result.fail(`${MOST_PAIRS} different pairs at most`)
      known.add(both)
      return Result.succeed({ query, passage })
    })
  return Files.collect(Files.rows(downloads, Source.path(triples.url), unknown))
}

/** Ten times what there is. */
const MOST_PAIRS = 5_000_000

/** The texts of a file of numbered ones whose numbers are in `ids`; an empty text is none. */
const texts = (
  downloads: Files.Files,
  file: Source.Source,
  ids: ReadonlySet<number>
): Effect.Effect<ReadonlyMap<number, string>, DatasetUnreadable> => {
  const wanted = (line: string): Result.Result<readonly [number, string] | undefined, string> => {
    if (line === "") return Result.succeed(undefined)
    const tab = line.indexOf("\t")
    const id = numberOf(line.slice(0, Math.max(0, tab)))
    if (id === undefined) return Result.fail(NUMBERS)
    const text = ids.has(id) ? line.slice(tab + 1).trim() : ""
    return Result.succeed(text === "" ? undefined : [id, text])
  }
  return Effect.map(Files.collect(Files.rows(downloads, Source.path(file.url), wanted)), (all) => new Map(all))
}

const NUMBERS = "a number below 2^24 before each tab"

const numberOf = (text: string): number | undefined => {
  const number = /^[0-9]{1,8}$/.test(text) ? Number(text) : Infinity
  return number < 2 ** 24 ? number : undefined
}
