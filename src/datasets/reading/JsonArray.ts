/** The elements of a long array in a JSON file, one after another: a file larger than memory is read in bounded space. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { DatasetUnreadable } from "../Errors.ts"
import type { Reading } from "./Files.ts"
import * as Json from "./Json.ts"

/**
 * The elements of the array under `key` of the object that a file consists of, each of at most 64 MiB. `file` names it
 * in errors. What else the object holds is passed over, and not checked to be well-formed.
 */
export const elements = <S extends Schema.Codec<unknown, unknown>>(
  schema: S,
  key: string,
  file: string,
  bytes: Reading<Uint8Array>
): Reading<S["Type"]> =>
  Stream.concat(bytes, Stream.make(END)).pipe(
    Stream.mapAccumEffect(() => scanner(key), (scan, piece) =>
      Effect.map(
        Effect.mapError(Effect.fromResult(scan(piece)), (expected) => new DatasetUnreadable({ file, expected })),
        (texts) => [scan, texts] as const
      )),
    Stream.mapEffect((text, i) => Effect.mapError(Json.decode(schema, file, text), inside(`${key}[${i}]`)))
  )

const inside = (element: string) => ({ expected, file, row }: DatasetUnreadable) =>
  new DatasetUnreadable({ file, row: row === undefined ? element : `${element}.${row}`, expected })

const END = new Uint8Array(0)
const LONGEST_ELEMENT = 2 ** 26
const [QUOTE, BACKSLASH, COMMA] = Buffer.from("\"\\,")
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from("[]{}")

/** Takes the file piece by piece, the last one empty; gives the texts of the elements that end in each. */
type Scan = (piece: Uint8Array) => Result.Result<ReadonlyArray<string>, string>

/** Follows strings and brackets only: an element is decoded, and with that checked, by itself. */
const scanner = (key: string): Scan => {
  let depth = 0
  let quoted = false
  let escaped = false
  /** The beginning of the latest string directly in the outermost object: before `[` it is the key. */
  let name = ""
  let place: "before" | "within" | "after" = "before"
  let element: Array<Uint8Array> = []
  let size = 0

  const keep = (part: Uint8Array): void => {
    element.push(part.slice())
    size += part.length
  }
  const complete = (part: Uint8Array): string => {
    keep(part)
    const text = new TextDecoder().decode(Buffer.concat(element)).trim()
    element = []
    size = 0
    return text
  }
  return (piece) => {
    if (piece === END) return place === "after" ? Result.succeed([]) : Result.fail(`an object with an array ${key}`)
    const found: Array<string> = []
    let from = 0
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]
      if (quoted) {
        quoted = escaped || byte !== QUOTE
        escaped = !escaped && byte === BACKSLASH
        if (quoted && depth === 1 && name.length <= key.length) name += String.fromCharCode(byte)
      } else if (byte === QUOTE) {
        quoted = true
        if (depth === 1) name = ""
      } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
        depth++
        if (depth === 2 && byte === OPEN_ARRAY && place === "before" && name === key) {
          place = "within"
          from = i + 1
        }
      } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
        depth--
        if (depth === 1 && place === "within") {
          place = "after"
          const last = complete(piece.subarray(from, i))
          if (last !== "") found.push(last)
        }
      } else if (byte === COMMA && depth === 2 && place === "within") {
        found.push(complete(piece.subarray(from, i)))
        from = i + 1
      }
    }
    if (place === "within") keep(piece.subarray(from))
    return size > LONGEST_ELEMENT ? Result.fail(`elements of ${key} of at most 64 MiB`) : Result.succeed(found)
  }
}
