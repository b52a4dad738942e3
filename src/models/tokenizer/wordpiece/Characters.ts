/**
 * What BERT's basic tokenizer takes each character for: exactly what the Rust library `tokenizers` 0.23 does, whose
 * tables are of Unicode 8 or so. Characters that have changed or come since then are taken out of the classes.
 */

export const TEXT = 0
/** Left out: control characters, formats, private use, U+FFFD. */
export const REMOVED = 1
export const SPACE = 2
/** Punctuation, and all of ASCII's symbols. */
export const PUNCTUATION = 3
/** In the blocks of CJK ideographs that BERT lists. */
export const IDEOGRAPH = 4

/** By code point, looked up as text brings it. */
export const kindOf = (character: number): number => {
  const known = kinds[character]
  return known === UNSEEN ? kinds[character] = classify(String.fromCodePoint(character)) : known
}

const UNSEEN = 255
const kinds = new Uint8Array(0x110000).fill(UNSEEN)

const classify = (character: string): number => {
  if (removed.test(character)) return REMOVED
  if (/\s/u.test(character)) return SPACE
  if (punctuation.test(character)) return PUNCTUATION
  return ideograph.test(character) ? IDEOGRAPH : TEXT
}

/** The characters of a class but for some, given by code points and ranges of them. */
const without = (characters: string, newer: string, flags = "v"): RegExp => {
  const ranges = newer.replaceAll(/[0-9a-f]+/g, "\\u{$&}").replaceAll(" ", "")
  return new RegExp(`[[${characters}]--[${ranges}]]`, flags)
}

const NEWER_FORMATS = "890-8e2 110cd-1343f"

const NEWER_PUNCTUATION = "61d 9fd-a76 c77-c84 1b4e-1b4f 1b7d-1b7f 2e43-2e5d 10d6e-10f89 113d4-1145d 11660-116b9 " +
  "1183b-11fff 12ff1-12ff2 16d6d-16fe2 1e5ff-1e95f"

const NEWER_MARKS = "7fd 897-8e1 9fe afa-aff b55 c04-c3c d00 d3b-d3c d81 eba ece 180f-1886 1abf-1aeb 1df6-1dfb a82c " +
  "a8c5 a8ff a9bd 10d24-10f85 11070-11074 110c2 111c9 111cf 1123e-11241 1133b 113bb-1145e 1182f-1612f 16f4f 16fe4 " +
  "1cf00-1cf46 1e000-1e6f5 1e944-1e94a"

const removed = without("\\p{Cc}\\p{Cf}\\p{Co}\\ufffd", `9-a d ${NEWER_FORMATS}`)

const punctuation = without("\\p{P}!-\\/:-@\\[-`\\{-~\\u166d\\u{111c9}", NEWER_PUNCTUATION)

const ideograph =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/u

/** Text without the combining marks that decomposition sets free. */
export const stripAccents = (text: string): string => text.replace(allRemoved, "").normalize("NFD").replace(accents, "")

const allRemoved = new RegExp(removed, "gv")

const accents = without("\\p{Mn}\\u1734\\u{1171e}", NEWER_MARKS, "gv")

/** Small letters, each for itself: a sigma at the end of a word is like any other. */
export const lowerCase = (text: string): string => text.replaceAll("Σ", "σ").toLowerCase()
