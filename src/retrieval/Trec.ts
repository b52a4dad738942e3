/** Run and qrels text files as TREC defines them and trec_eval reads them. */
import * as Result from "effect/Result"
import { TrecInvalid } from "./Errors.ts"

export interface Entry {
  readonly docId: string
  readonly score: number
}

/** What a system answered each query, in the file's order, which means nothing: scores rank. */
export type Run = ReadonlyMap<string, ReadonlyArray<Entry>>

/** The level of each judged document of each query; below 1 is not relevant. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * Reads `queryId Q0 docId rank score tag` lines, whatever follows the tag; scores as they stand, in float64. `path` is
 * for errors to name.
 */
export const parseRun = (text: string, path?: string): Result.Result<Run, TrecInvalid> =>
  Result.map(
    parse(text, {
      file: "run",
      path,
      expected: "queryId Q0 docId rank score tag",
      columns: [6, Infinity],
      docId: 2,
      value: 4,
      isValue: (score) => !Number.isNaN(score)
    }),
    (queries) =>
      new Map([...queries].map(([queryId, scores]) => [
        queryId,
        [...scores].map(([docId, score]) => ({ docId, score }))
      ]))
  )

/** Reads `queryId iteration docId level` lines, a level being a whole number. `path` is for errors to name. */
export const parseQrels = (text: string, path?: string): Result.Result<Qrels, TrecInvalid> =>
  parse(text, {
    file: "qrels",
    path,
    expected: "queryId iteration docId level",
    columns: [4, 4],
    docId: 2,
    value: 3,
    isValue: Number.isSafeInteger
  })

export interface RunLine extends Entry {
  readonly queryId: string
  /** From 1. */
  readonly rank: number
}

/** The text of a run, `tag` naming the system. */
export const formatRun = (lines: Iterable<RunLine>, tag: string): string => {
  let text = ""
  for (const { docId, queryId, rank, score } of lines) {
    text += `${queryId} Q0 ${docId} ${rank} ${formatFloat32(score)} ${tag}\n`
  }
  return text
}

/** The text of qrels. */
export const formatQrels = (qrels: Qrels): string =>
  [...qrels].flatMap(([queryId, levels]) => [...levels].map(([docId, level]) => `${queryId} 0 ${docId} ${level}\n`))
    .join("")

/**
 * The shortest decimal that reads back as this float32, so that a reader of float64 (trec_eval from 10.0 on) sees
 * exactly the ties and the order that a reader of float32 sees.
 */
export const formatFloat32 = (value: number): string => {
  const exact = Math.fround(value)
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(exact.toPrecision(digits))
    if (Math.fround(short) === exact) return String(short)
  }
  return String(Number(exact.toPrecision(9)))
}

interface Format {
  readonly file: TrecInvalid["file"]
  readonly path: string | undefined
  readonly expected: string
  /** How many there are at least and at most. */
  readonly columns: readonly [least: number, most: number]
  /** The columns, from 0, of the document's id and of the number said of it. */
  readonly docId: number
  readonly value: number
  readonly isValue: (value: number) => boolean
}

/** The number of each document of each query. Blank lines and lines that start with # say nothing. */
const parse = (text: string, format: Format): Result.Result<Map<string, Map<string, number>>, TrecInvalid> => {
  const { columns: [least, most], docId, expected, file, isValue, path } = format
  const queries = new Map<string, Map<string, number>>()
  for (const [i, line] of text.split("\n").entries()) {
    const columns = line.split(/[ \t\r]+/).filter((column) => column !== "")
    if (columns.length === 0 || line.startsWith("#")) continue
    const invalid = (expected: string): TrecInvalid =>
      new TrecInvalid({ file, ...(path === undefined ? {} : { path }), line: i + 1, expected, found: line })
    const value = Number(columns[format.value])
    if (columns.length < least || columns.length > most || !isValue(value)) return Result.fail(invalid(expected))
    const documents = queries.get(columns[0]) ?? new Map<string, number>()
    if (documents.has(columns[docId])) return Result.fail(invalid("each document once for a query"))
    queries.set(columns[0], documents.set(columns[docId], value))
  }
  return Result.succeed(queries)
}
