/**
 * A SentencePiece model file: the message ModelProto of sentencepiece_model.proto, with the checks of
 * model_interface.cc (InitializePieces).
 */
import * as Result from "effect/Result"
import * as Protobuf from "./Protobuf.ts"

/** How a piece takes part in segmentation, in the numbers of the file. */
export const NORMAL = 1
export const UNKNOWN = 2
export const CONTROL = 3
export const USER_DEFINED = 4
export const UNUSED = 5
export const BYTE = 6

export interface Piece {
  readonly text: string
  /** A float32: the natural logarithm of the piece's probability. */
  readonly score: number
  readonly kind: number
}

export interface NormalizerSpec {
  /** The compiled rules of CharsMap.ts; empty: characters stay as they are. */
  readonly charsMap: Uint8Array
  readonly addDummyPrefix: boolean
  readonly removeExtraWhitespaces: boolean
}

export interface ModelFile {
  /** A piece's id is its index. */
  readonly pieces: ReadonlyArray<Piece>
  /** The ids of these special pieces; -1 where the model has none. */
  readonly unknown: number
  readonly begin: number
  readonly end: number
  readonly pad: number
  /** Whether an unknown character becomes the bytes of its UTF-8 form. */
  readonly byteFallback: boolean
  readonly normalizer: NormalizerSpec
}

/** A model, or what is wrong with its file. */
export const parse = (file: Uint8Array): Result.Result<ModelFile, string> => {
  const message = Protobuf.fields(file)
  const trainer = message && specOf(message, 2)
  const normalizer = message && specOf(message, 3)
  if (message === undefined || trainer === undefined || normalizer === undefined) return Result.fail(NO_MODEL)
  const algorithm = numberOf(trainer, 3, UNIGRAM)
  if (algorithm !== UNIGRAM) {
    return Result.fail(`a model of the kind ${ALGORITHMS[algorithm] ?? algorithm}, not Unigram`)
  }
  if (numberOf(normalizer, 5, 1) === 0 || numberOf(trainer, 24, 0) !== 0) return Result.fail(OTHER_SPACES)
  const pieces = piecesOf(message)
  if (typeof pieces === "string") return Result.fail(pieces)
  const model = modelOf(pieces, trainer, normalizer)
  const wrong = fault(model)
  return wrong === undefined ? Result.succeed(model) : Result.fail(wrong)
}

const NO_MODEL = "bytes that are no SentencePiece model"
const OTHER_SPACES = "pieces that have their spaces at the end, or as they are"
const UNIGRAM = 1
const ALGORITHMS: Readonly<Record<number, string>> = { 2: "BPE", 3: "word", 4: "character" }

type Message = ReadonlyArray<Protobuf.Field>

/** A message inside the message; of several, as of all fields that may come once, the last. */
const specOf = (message: Message, number: number): Message | undefined => Protobuf.fields(bytesOf(message, number))

const bytesOf = (message: Message, number: number): Uint8Array =>
  message.findLast((field) => field.number === number && field.wire === Protobuf.BYTES)?.bytes ?? NONE

const NONE = new Uint8Array(0)

const numberOf = (message: Message, number: number, otherwise: number): number =>
  message.findLast((field) => field.number === number && field.wire === Protobuf.VARINT)?.value ?? otherwise

const modelOf = (pieces: ReadonlyArray<Piece>, trainer: Message, normalizer: Message): ModelFile => ({
  pieces,
  unknown: pieces.findIndex(({ kind }) => kind === UNKNOWN),
  begin: numberOf(trainer, 41, 1),
  end: numberOf(trainer, 42, 2),
  pad: numberOf(trainer, 43, -1),
  byteFallback: numberOf(trainer, 35, 0) !== 0,
  normalizer: {
    charsMap: bytesOf(normalizer, 2),
    addDummyPrefix: numberOf(normalizer, 3, 1) !== 0,
    removeExtraWhitespaces: numberOf(normalizer, 4, 1) !== 0
  }
})

/** The pieces, or what is wrong with the first broken one. */
const piecesOf = (message: Message): ReadonlyArray<Piece> | string => {
  const pieces: Array<Piece> = []
  for (const field of message) {
    if (field.number !== 1 || field.wire !== Protobuf.BYTES) continue
    const piece = pieceOf(field.bytes)
    if (typeof piece === "string") return `piece ${pieces.length} ${piece}`
    pieces.push(piece)
  }
  return pieces.length === 0 ? NO_MODEL : pieces
}

const pieceOf = (bytes: Uint8Array): Piece | string => {
  const message = Protobuf.fields(bytes)
  if (message === undefined) return "is broken"
  const utf8 = Buffer.from(bytesOf(message, 1))
  const text = utf8.toString()
  const score = message.findLast(({ number, wire }) => number === 2 && wire === Protobuf.FIXED32)?.value ?? 0
  const kind = numberOf(message, 3, NORMAL)
  if (text === "" || text.includes("\0") || utf8.length >= LONGEST || !utf8.equals(Buffer.from(text))) {
    return "has no text that a piece may have"
  }
  if (!Number.isFinite(score)) return `has the score ${score}`
  return kind >= NORMAL && kind <= BYTE ? { text, score, kind } : `is of the unknown kind ${kind}`
}

/** SentencePiece's limit for the bytes of a piece: kMaxPieceSize. */
const LONGEST = 8000

/** What keeps pieces, each right by itself, from being a model. */
const fault = ({ begin, byteFallback, end, pad, pieces }: ModelFile): string | undefined => {
  const unknowns = pieces.filter(({ kind }) => kind === UNKNOWN).length
  if (unknowns !== 1) return `${unknowns} unknown pieces instead of one`
  const twice = firstTwice(pieces)
  if (twice !== undefined) return `piece ${JSON.stringify(twice)} twice`
  const beyond = Math.max(begin, end, pad)
  if (beyond >= pieces.length) return `a special piece with the id ${beyond} among ${pieces.length} pieces`
  const bytes = new Set(pieces.flatMap(({ kind, text }) => kind === BYTE ? [byteOf(text)] : []))
  if (bytes.has(-1)) return "a byte piece that names no byte"
  if (bytes.size !== (byteFallback ? 256 : 0)) return `${bytes.size} byte pieces, byte fallback ${byteFallback}`
  return undefined
}

/** Pieces of text may bear the name of another kind of piece, but not of each other. */
const firstTwice = (pieces: ReadonlyArray<Piece>): string | undefined => {
  const seen = { text: new Set<string>(), other: new Set<string>() }
  return pieces.find(({ kind, text }) => {
    const names = kind === NORMAL || kind === USER_DEFINED || kind === UNUSED ? seen.text : seen.other
    return names.size === names.add(text).size
  })?.text
}

/** The byte that a byte piece such as "<0x0A>" stands for, or -1. */
export const byteOf = (text: string): number =>
  /^<0x[0-9A-F]{2}>$/.test(text) ? Number.parseInt(text.slice(3, 5), 16) : -1
