/** JSON text into rows of a schema; where it fails, the error says where in the file and what was expected there. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { DatasetUnreadable } from "../Errors.ts"

/** `file` only names the text in errors. */
export const decode = <S extends Schema.Codec<unknown, unknown>>(
  schema: S,
  file: string,
  text: string
): Effect.Effect<S["Type"], DatasetUnreadable> =>
  Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(text).pipe(
    Effect.mapError(({ issue }) => {
      const [first] = locate(issue).issues
      const row = pointer(first?.path ?? [])
      return new DatasetUnreadable({ file, ...(row === "" ? {} : { row }), expected: first?.message ?? "valid JSON" })
    })
  )

/** The value of a line of JSON; nothing for an empty line. For `Files.rows`. */
export const line = <S extends Schema.Codec<unknown, unknown>>(schema: S) => {
  const decode = Schema.decodeUnknownResult(Schema.fromJsonString(schema))
  return (text: string): Result.Result<S["Type"] | undefined, string> =>
    text === "" ? Result.succeed(undefined) : Result.mapError(decode(text), ({ issue }) => {
      const [first] = locate(issue).issues
      const place = pointer(first?.path ?? [])
      return `${place === "" ? "" : `${place}: `}${first?.message ?? "valid JSON"}`
    })
}

const locate = SchemaIssue.makeFormatterStandardSchemaV1()

/** `data[3].paragraphs[0].context`, with indices from 0 as JSON has them. */
const pointer = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }>): string =>
  path
    .map((segment) => (typeof segment === "object" ? segment.key : segment))
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "")
