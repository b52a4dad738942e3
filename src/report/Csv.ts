/** Tables as CSV (RFC 4180). */
import { Differences } from "../../schemas/Differences.ts"
import { ScalingFits } from "../../schemas/ScalingFits.ts"
import { Trends } from "../../schemas/Trends.ts"
import type { Row } from "../analysis/Results.ts"
import type { Input } from "./Input.ts"

/** results.csv: a header, then one line for each row, numbers in their shortest exact form. */
export const results = (rows: ReadonlyArray<Row>): string => make(rows, columns)

/** What was made of the results, by file name. Where there is no number it says NaN. */
export const analyses = ({ differences, fits, trends, verdicts }: Input): ReadonlyMap<string, string> =>
  new Map([
    ["differences.csv", make(differences, columnsOf(Differences))],
    ["trends.csv", make(trends, columnsOf(Trends))],
    ["fits.csv", make(fits, columnsOf(ScalingFits))],
    ["claims.csv", make(verdicts.map(claim), ["id", "outcome", "required", "statement", "paper", "where", "evidence"])]
  ])

/** The `columns` of `rows`. */
export const make = <R>(rows: ReadonlyArray<R>, columns: ReadonlyArray<keyof R & string>): string =>
  [columns, ...rows.map((row) => columns.map((column) => String(row[column])))]
    .map((fields) => fields.map(quote).join(",") + "\r\n").join("")

const columns: ReadonlyArray<keyof Row> = [
  "model",
  "strategy",
  "seed",
  "parameters",
  "nonEmbeddingParameters",
  "relation",
  "setting",
  "queryLang",
  "docLang",
  "measure",
  "value",
  "queries",
  "dropped"
]

/** In the order of the table's file. */
const columnsOf = <C extends string>(
  { columns }: { readonly columns: Readonly<Record<C, unknown>> }
): ReadonlyArray<C> => Object.keys(columns) as never

const claim = ({ evidence, id, outcome, required, source, statement }: Input["verdicts"][number]) => ({
  id,
  outcome,
  required: required === true,
  statement,
  ...source,
  evidence: evidence.map(({ outcome, text }) => `${outcome}: ${text}`).join("; ")
})

const quote = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll("\"", "\"\"")}"` : field)
