import { readFileSync } from "node:fs"

const golden = (file: string) => new URL(`../../golden/${file}`, import.meta.url)

/** How the reference encodes texts, by model: test/golden/tokenizer/make_published.py. */
export const published: {
  readonly texts: ReadonlyArray<string>
  readonly "mt5-tiny": ReadonlyArray<ReadonlyArray<number>>
  readonly "xlm-r-tiny": ReadonlyArray<ReadonlyArray<number>>
  readonly "labse-tiny": ReadonlyArray<ReadonlyArray<number>>
  readonly "labse-tiny, lower case": ReadonlyArray<ReadonlyArray<number>>
  readonly symbols: ReadonlyArray<ReadonlyArray<number>>
  readonly "mt5-tiny, decoded": ReadonlyArray<string>
  /** SHA-256 of what BERT takes each character for, a byte a code point, surrogates left out. */
  readonly characters: string
} = JSON.parse(readFileSync(golden("tokenizer/published.json"), "utf8"))

export const mt5 = readFileSync(golden("hub/mt5-tiny/spiece.model"))
export const xlmR = readFileSync(golden("hub/xlm-r-tiny/sentencepiece.bpe.model"))
export const labse = readFileSync(golden("hub/labse-tiny/vocab.txt"))
export const symbols = readFileSync(golden("tokenizer/symbols.model"))
