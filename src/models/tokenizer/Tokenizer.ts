/** Text to token ids and back: what the rest of the program knows of a tokenizer. */
import { isUtf8 } from "node:buffer"
import { normalize, WORD_START, words } from "./Normalizer.ts"
import * as Unigram from "./Unigram.ts"
import { END, FIRST_BYTE, PAD, reserved, SPECIAL_TOKENS, type Vocabulary } from "./Vocabulary.ts"

export interface Tokenizer {
  /** Ids are 0 … vocabularySize - 1. An encoder's table may have more rows. */
  readonly vocabularySize: number
  /** Fills a batch's shorter rows; it stands for nothing. */
  readonly padId: number
  /** The ids of the normalised text, with the special tokens of its model around it. The last one ends the text. */
  readonly encode: (text: string) => Int32Array
  readonly encodeBatch: (texts: ReadonlyArray<string>) => ReadonlyArray<Int32Array>
  /**
   * The normalised text, where no character was unknown. Special tokens and ids outside the vocabulary are left out;
   * bytes that are no UTF-8 become U+FFFD, one each.
   */
  readonly decode: (ids: ArrayLike<number>) => string
}

export const fromVocabulary = (vocabulary: Vocabulary): Tokenizer => {
  const segment = Unigram.make(vocabulary)
  const encode = (text: string): Int32Array => {
    const ids: Array<number> = []
    for (const word of words(normalize(text))) segment(word, ids)
    ids.push(END)
    return Int32Array.from(ids)
  }
  return {
    vocabularySize: vocabulary.pieces.length,
    padId: PAD,
    encode,
    encodeBatch: (texts) => texts.map(encode),
    decode: (ids) => decode(vocabulary, Array.from(ids))
  }
}

const decode = ({ byteFallback, pieces }: Vocabulary, ids: ReadonlyArray<number>): string => {
  const firstText = reserved(byteFallback).length
  const parts: Array<string> = []
  let bytes: Array<number> = []
  const flush = () => {
    parts.push(textOf(bytes))
    bytes = []
  }
  for (const id of ids) {
    if (id < SPECIAL_TOKENS.length || id >= pieces.length) continue
    if (id < firstText) {
      bytes.push(id - FIRST_BYTE)
      continue
    }
    flush()
    parts.push(pieces[id].text)
  }
  flush()
  const text = parts.join("").replaceAll(WORD_START, " ")
  return text.startsWith(" ") ? text.slice(1) : text
}

const textOf = (bytes: ReadonlyArray<number>): string => {
  const buffer = Buffer.from(bytes)
  return isUtf8(buffer) ? buffer.toString() : "\ufffd".repeat(bytes.length)
}
