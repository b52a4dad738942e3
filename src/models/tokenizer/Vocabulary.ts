/**
 * The pieces of a tokenizer, by id, in mT5's layout: pad, end of sentence, unknown, the 256 bytes if it falls back to
 * them, then the pieces of text.
 */

export interface Piece {
  readonly text: string
  /** Natural logarithm of the piece's probability. */
  readonly score: number
}

export interface Vocabulary {
  /** A piece's id is its index. */
  readonly pieces: ReadonlyArray<Piece>
  /** Whether an unknown character becomes the bytes of its UTF-8 form, instead of `UNKNOWN`. */
  readonly byteFallback: boolean
}

export const PAD = 0
export const END = 1
export const UNKNOWN = 2
export const FIRST_BYTE = 3

export const SPECIAL_TOKENS: ReadonlyArray<string> = ["<pad>", "</s>", "<unk>"]

/**
 * The score of pieces that are not text. It lies below that of any way to spell them, so that a library whose search
 * matches them in text ("<0x41>" typed out) does not choose them.
 */
const NOT_TEXT_SCORE = -1000

export const make = (text: ReadonlyArray<Piece>, byteFallback: boolean): Vocabulary => ({
  pieces: [...reserved(byteFallback).map((name) => ({ text: name, score: NOT_TEXT_SCORE })), ...text],
  byteFallback
})

/** The pieces before the first piece of text. */
export const reserved = (byteFallback: boolean): ReadonlyArray<string> =>
  byteFallback ? [...SPECIAL_TOKENS, ...BYTES] : SPECIAL_TOKENS

const BYTES: ReadonlyArray<string> = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`
)
