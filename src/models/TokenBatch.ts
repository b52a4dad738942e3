/** From token sequences of any length to the batch that an encoder takes, and its rows without padding. */
import * as Sequences from "../tensors/Sequences.ts"

/** Token ids of `size` texts, each padded on the right to `length`; ids beyond a text's length are never read. */
export interface Batch {
  /** [size × length] */
  readonly ids: Int32Array
  /** [size], at least 1 and at most `length`. */
  readonly lengths: Int32Array
  readonly size: number
  readonly length: number
  /** Where these texts are a part of a larger batch: they then draw the dropout masks that they would draw in it. */
  readonly part?: Part
}

export interface Part {
  /** Tokens of the texts before. */
  readonly firstRow: number
  /** Tokens of the longest text of the larger batch. */
  readonly longest: number
}

/** The batch's length is a multiple of this, for encoders that do best with few shapes. Those that pack never see it. */
const BUCKET = 8

/** Sequences, each of at least one token, as rows padded on the right with 0 to the length of their bucket. */
export const make = (sequences: ReadonlyArray<Int32Array>): Batch => {
  const lengths = Int32Array.from(sequences, (tokens) => tokens.length)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const length = Math.ceil(longest / BUCKET) * BUCKET
  const ids = new Int32Array(sequences.length * length)
  sequences.forEach((tokens, row) => ids.set(tokens, row * length))
  return { ids, lengths, size: sequences.length, length }
}

/** At most `maxTokens` tokens: the last one, the end of the sequence, is kept, and the tokens before it are cut. */
export const truncate = (tokens: Int32Array, maxTokens: number): Int32Array => {
  if (tokens.length <= maxTokens) return tokens
  const kept = tokens.slice(0, maxTokens)
  kept[maxTokens - 1] = tokens[tokens.length - 1]
  return kept
}

export interface Packed {
  /** The token ids of all texts, without padding. */
  readonly ids: Int32Array
  readonly sequences: Sequences.Sequences
  /** The number of the first token in the batch that these are a part of; 0 where they are all. */
  readonly firstRow: number
}

export const pack = ({ ids, length, lengths, part, size }: Batch): Packed => {
  const wrong = lengths.find((tokens) => tokens < 1 || tokens > length)
  if (wrong !== undefined) throw new RangeError(`A text of ${wrong} tokens in a batch of length ${length}`)
  const own = Sequences.fromLengths(lengths)
  const sequences = { ...own, longest: part?.longest ?? own.longest }
  const packed = new Int32Array(Sequences.rows(sequences))
  for (let text = 0; text < size; text++) {
    packed.set(ids.subarray(text * length, text * length + lengths[text]), sequences.starts[text])
  }
  return { ids: packed, sequences, firstRow: part?.firstRow ?? 0 }
}
