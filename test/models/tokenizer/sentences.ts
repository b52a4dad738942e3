import { readFileSync } from "node:fs"

/** 120 short sentences in en, de, es, fr, hi and th, twenty each. */
export const sentences: ReadonlyArray<string> = readFileSync(
  new URL("../../golden/tokenizer/sentences.txt", import.meta.url),
  "utf8"
).trimEnd().split("\n")
