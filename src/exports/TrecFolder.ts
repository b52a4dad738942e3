/**
 * What an encoder was scored on as TREC files: for every query language and corpus a run, and for every relation the
 * qrels that go with it, so that `trec_eval` prints the numbers of our tables; and these numbers, to compare.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { Embeddings } from "../../schemas/Embeddings.ts"
import { MeasureMeans } from "../../schemas/MeasureMeans.ts"
import { Qrels } from "../../schemas/Qrels.ts"
import type { Columns } from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import type { Embeddings as Searchable } from "../retrieval/Embeddings.ts"
import * as Rankings from "../retrieval/Rankings.ts"
import * as Settings from "../retrieval/Settings.ts"
import * as Trec from "../retrieval/Trec.ts"

/** Where the results lie that are exported. */
export interface Paths {
  readonly queries: string
  /** In parts. */
  readonly documents: ReadonlyArray<string>
  /** By relation. */
  readonly qrels: Readonly<Record<string, string>>
  readonly means: string
}

export interface Options {
  /** The last column of the runs. */
  readonly tag: string
  /** Documents of a run for each query; Infinity for all. */
  readonly depth: number
  /** What stands before each run: comments, or nothing. */
  readonly header: string
}

/** Writes `folder`, which is there, and tells how many runs there are. */
export const write = Effect.fnUntraced(function*(folder: string, paths: Paths, options: Options) {
  const fs = yield* FileSystem.FileSystem
  const queries = searchable([yield* TableFile.readColumns(Embeddings, paths.queries)])
  const documents = searchable(
    yield* Effect.forEach(paths.documents, (path) => TableFile.readColumns(Embeddings, path))
  )
  const cells = cellsOf(queries, documents)
  for (const { path } of cells) {
    yield* fs.makeDirectory(`${folder}/${path.slice(0, path.lastIndexOf("/"))}`, { recursive: true })
    yield* fs.writeFileString(`${folder}/${path}.run`, options.header)
  }
  yield* runs(folder, { queries, documents, cells }, options)
  for (const [relation, path] of Object.entries(paths.qrels)) {
    yield* qrels(folder, { relation, queries, documents, cells }, yield* TableFile.readColumns(Qrels, path))
  }
  yield* fs.writeFileString(`${folder}/expected.tsv`, expected(yield* TableFile.read(MeasureMeans, paths.means)))
  yield* fs.writeFileString(`${folder}/README.txt`, readme)
  return cells.length
})

const searchable = (parts: ReadonlyArray<Columns<typeof Embeddings.row.Type>>): Searchable => {
  const vectors = new Float32Array(parts.reduce((sum, { embedding }) => sum + embedding.values.length, 0))
  parts.reduce((from, { embedding: { values } }) => {
    vectors.set(values, from)
    return from + values.length
  }, 0)
  return {
    ids: parts.flatMap(({ id }) => id),
    langs: parts.flatMap(({ lang }) => lang),
    vectors,
    dimensions: parts.at(0)?.embedding.dimensions ?? 0
  }
}

/** The queries of one language on one corpus. */
interface Cell {
  /** Of its files, without their endings. */
  readonly path: string
  readonly queryLang: string
  readonly docLang: string
}

const cellsOf = (queries: Searchable, documents: Searchable): ReadonlyArray<Cell> =>
  [...new Set(queries.langs)].flatMap((queryLang) =>
    ["*", ...new Set(documents.langs)].map((docLang) => ({ path: pathOf(queryLang, docLang), queryLang, docLang }))
  )

/** `multilingual/de`, `monolingual/de`, `cross-lingual/de-en` */
const pathOf = (queryLang: string, docLang: string): string => {
  if (docLang === "*") return `multilingual/${queryLang}`
  const { name } = Settings.all.find(({ corpus, searches }) =>
    corpus === "language" && searches(queryLang, docLang)
  ) as Settings.Setting
  return `${name}/${queryLang === docLang ? queryLang : `${queryLang}-${docLang}`}`
}

interface Searched {
  readonly queries: Searchable
  readonly documents: Searchable
  readonly cells: ReadonlyArray<Cell>
}

/** Query by query, appended to the file of each corpus. */
const runs = Effect.fnUntraced(function*(folder: string, { documents, queries }: Searched, options: Options) {
  const fs = yield* FileSystem.FileSystem
  for (const ranked of Rankings.rankings(queries, documents, options.depth)) {
    for (const { docLang, entries, query } of ranked) {
      const lines = entries.map((entry, i) => ({ queryId: queries.ids[query], rank: i + 1, ...entry }))
      const path = `${folder}/${pathOf(queries.langs[query], docLang)}.run`
      yield* fs.writeFileString(path, Trec.formatRun(lines, options.tag), { flag: "a" })
    }
  }
})

/** The documents of a corpus that are judged for its queries; a query without any is in no qrels, as in our means. */
const qrels = Effect.fnUntraced(function*(
  folder: string,
  { cells, documents, queries, relation }: Searched & { readonly relation: string },
  { docId, queryId, relevance }: Columns<typeof Qrels.row.Type>
) {
  const fs = yield* FileSystem.FileSystem
  const langs = new Map(documents.ids.map((id, i) => [id, documents.langs[i]]))
  const queryLangs = new Map(queries.ids.map((id, i) => [id, queries.langs[i]]))
  for (const { docLang, path, queryLang } of cells) {
    const judged = new Map<string, Map<string, number>>()
    for (const [row, query] of queryId.entries()) {
      const lang = langs.get(docId[row])
      if (queryLangs.get(query) !== queryLang || lang === undefined || (docLang !== "*" && docLang !== lang)) continue
      if (query === docId[row]) continue
      const levels = judged.get(query) ?? new Map<string, number>()
      judged.set(query, levels.set(docId[row], relevance[row]))
    }
    yield* fs.writeFileString(`${folder}/${path}.${relation}.qrels`, Trec.formatQrels(judged))
  }
})

/** The means of our tables, by the files that they are of. */
const expected = (means: ReadonlyArray<typeof MeasureMeans.row.Type>): string => {
  const rows = means.filter(({ queryLang }) => queryLang !== "*").map(
    ({ docLang, measure, queries, queryLang, relation, value }) => {
      const path = pathOf(queryLang, docLang)
      return [`${path}.run`, `${path}.${relation}.qrels`, measure, String(value), String(queries)]
    }
  )
  return [["run", "qrels", "measure", "value", "queries"], ...rows].map((row) => row.join("\t") + "\n").join("")
}

const readme = `TREC runs and qrels of one encoder, one pair for each query language and corpus:

  multilingual/de.run        German queries on documents of all languages
  monolingual/de.run         ... on German documents
  cross-lingual/de-en.run    ... on English documents
  *.RELATION.qrels           what is relevant, by what counts as such

For example: trec_eval -m map monolingual/de.frame.qrels monolingual/de.run
expected.tsv has what our tables say of each; a macro average is the mean of these over the files of a setting.
AP is map, AP@k map_cut.k, nDCG@k ndcg_cut.k, R@k recall.k, RR recip_rank, P@k P.k, Success@k success.k.
Measures without a cutoff, or with one beyond the runs' depth, need runs of full depth: export with --depth all.
Runs with an ir_metadata header need trec_eval 10, which passes over comments.
`
