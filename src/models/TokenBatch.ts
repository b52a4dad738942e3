/** From token sequences of any length to the rectangular batch that an encoder takes. */
import type { Batch } from "./T5.ts"

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
