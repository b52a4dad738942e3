/** Tables as CSV (RFC 4180). */
import type { Row } from "../analysis/Results.ts"

/** results.csv: a header, then one line for each row, numbers in their shortest exact form. */
export const results = (rows: ReadonlyArray<Row>): string => make(rows, columns)

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

const quote = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll("\"", "\"\"")}"` : field)
