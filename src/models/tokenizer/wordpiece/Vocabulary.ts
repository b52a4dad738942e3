/** A `vocab.txt`: one token a line, whose id is the number of the line from 0 on. */
import * as Result from "effect/Result"

export interface Vocabulary {
  readonly tokens: ReadonlyArray<string>
  /** The ids of the special tokens, which are called as in BERT. */
  readonly pad: number
  readonly unknown: number
  readonly begin: number
  readonly end: number
}

/** A vocabulary, or what is wrong with its file. Of a token on several lines, the last counts, as in transformers. */
export const parse = (file: string): Result.Result<Vocabulary, string> => {
  const lines = file.split(/\r\n|\r|\n/)
  const tokens = lines.at(-1) === "" ? lines.slice(0, -1) : lines
  const missing = NAMES.find((name) => !tokens.includes(name))
  if (missing !== undefined) return Result.fail(`${tokens.length} tokens without ${missing}`)
  const [pad, unknown, begin, end] = NAMES.map((name) => tokens.lastIndexOf(name))
  return Result.succeed({ tokens, pad, unknown, begin, end })
}

const NAMES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
