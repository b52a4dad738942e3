/**
 * Text as the tokenizer sees it: NFKC, every run of spaces one space, none at the ends. NFKC is V8's, whose Unicode
 * version comes with the pinned Node.
 */

/**
 * One or more characters that stand for a space after NFKC, as a regular expression that JavaScript and Rust's
 * `tokenizers` read alike. Beyond Unicode's white space it has, as SentencePiece's nmt_nfkc, the zero-width space, the
 * byte-order mark and "▁", which marks a space inside pieces.
 */
export const SPACES = "[\t-\r \u0085\u1680\u200b\u2028\u2029\u2581\ufeff]+"

const spaces = new RegExp(SPACES, "gu")

/** Unpaired surrogates become U+FFFD, since no UTF-8 file can hold them. */
export const normalize = (text: string): string => {
  const spaced = text.toWellFormed().normalize("NFKC").replace(spaces, " ")
  return spaced.slice(spaced.startsWith(" ") ? 1 : 0, spaced.length > 1 && spaced.endsWith(" ") ? -1 : undefined)
}

/** Stands before each word: a piece that begins with it begins a word. */
export const WORD_START = "▁"

/** The words of a normalised text, each with its mark. No piece reaches across words. */
export const words = (normalized: string): ReadonlyArray<string> =>
  normalized === "" ? [] : normalized.split(" ").map((word) => WORD_START + word)
