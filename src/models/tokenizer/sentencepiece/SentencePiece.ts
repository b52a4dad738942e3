/** Text to the ids of a SentencePiece model's pieces, and back. */
import * as Result from "effect/Result"
import { isUtf8 } from "node:buffer"
import * as CodeUnits from "../CodeUnits.ts"
import * as CharsMap from "./CharsMap.ts"
import { BYTE, byteOf, CONTROL, type ModelFile, UNKNOWN, USER_DEFINED } from "./ModelFile.ts"
import * as Normalizer from "./Normalizer.ts"
import * as Segmentation from "./Segmentation.ts"

export interface SentencePiece {
  /** Appends the ids of a text's pieces. */
  readonly encode: (text: string, ids: Array<number>) => void
  /** The text of pieces. Special ones, and ids that are no piece, are left out; a broken byte becomes U+FFFD. */
  readonly decode: (ids: Iterable<number>) => string
}

/** The model at work, or what is wrong with its normalisation rules. */
export const make = (file: ModelFile): Result.Result<SentencePiece, string> =>
  Result.map(CharsMap.parse(file.normalizer.charsMap), (rules) => {
    const symbols = file.pieces.filter(({ kind }) => kind === USER_DEFINED).map(({ text }) => text)
    const normalize = Normalizer.make(file.normalizer, rules, symbols)
    const segment = Segmentation.make(file)
    const normalized = CodeUnits.make()
    return {
      encode: (text, ids) => {
        normalize(text, normalized)
        segment(normalized, ids)
      },
      decode: (ids) => decode(file, ids)
    }
  })

/** As sentencepiece_processor.cc, Decode, but for unknown pieces, which it shows as " ⁇ ". */
const decode = ({ normalizer, pieces }: ModelFile, ids: Iterable<number>): string => {
  let text = ""
  let bytes: Array<number> = []
  let spaces = normalizer.removeExtraWhitespaces ? Infinity : Number(normalizer.addDummyPrefix)
  const flush = () => {
    text += textOf(Buffer.from(bytes))
    bytes = []
  }
  for (const id of ids) {
    const piece = pieces[id]
    if (piece === undefined || piece.kind === CONTROL || piece.kind === UNKNOWN) continue
    if (piece.kind === BYTE) {
      bytes.push(byteOf(piece.text))
      continue
    }
    flush()
    const atStart = text === "" && spaces-- > 0 && piece.text.startsWith("▁")
    text += (atStart ? piece.text.slice(1) : piece.text).replaceAll("▁", " ")
  }
  flush()
  return text
}

const textOf = (bytes: Buffer): string => {
  if (isUtf8(bytes)) return bytes.toString()
  const parts: Array<string> = []
  for (let at = 0, width; at < bytes.length; at += width) {
    width = [1, 2, 3, 4].find((width) => isUtf8(bytes.subarray(at, at + width))) ?? 0
    parts.push(width === 0 ? "\ufffd" : bytes.toString("utf8", at, at + width))
    width ||= 1
  }
  return parts.join("")
}
