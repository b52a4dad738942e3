/**
 * A SentencePiece model in the words of Hugging Face's tokenizer.json, for programs that read only that. The library
 * sums scores as float64, and applies rules to whole graphemes, which only rare strings show; otherwise it segments as
 * SentencePiece does.
 */
import type { Layout } from "./Layout.ts"
import { CONTROL, type ModelFile, NORMAL, UNKNOWN, USER_DEFINED } from "./ModelFile.ts"
import { symbolScore } from "./Segmentation.ts"

export const describe = (file: ModelFile, layout: Layout) => ({
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: addedTokens(file, layout),
  normalizer: { type: "Sequence", normalizers: normalizers(file) },
  pre_tokenizer: null,
  post_processor: postProcessor(layout),
  decoder: {
    type: "Sequence",
    decoders: [
      { type: "Replace", pattern: { String: WORD_START }, content: " " },
      { type: "ByteFallback" },
      { type: "Fuse" },
      { type: "Strip", content: " ", start: 1, stop: 0 }
    ]
  },
  model: {
    type: "Unigram",
    unk_id: layout.unknown,
    vocab: vocabularyOf(file, layout),
    byte_fallback: file.byteFallback
  }
})

const WORD_START = "▁"

/** The library matches all tokens in text: a score tells it which are text, and which of these come first. */
const vocabularyOf = ({ pieces }: ModelFile, { tokenOf, tokens }: Layout) => {
  const scores = new Float64Array(tokens.length).fill(NOT_TEXT_SCORE)
  pieces.forEach(({ kind, score, text }, piece) => {
    if (kind === NORMAL) scores[tokenOf[piece]] = score
    if (kind === USER_DEFINED) scores[tokenOf[piece]] = symbolScore(text)
  })
  return tokens.map((text, id) => [text, scores[id]])
}

/** Below that of any way to spell them. */
const NOT_TEXT_SCORE = -1000

const addedTokens = ({ pieces }: ModelFile, layout: Layout) => {
  const special = new Set([layout.pad, layout.begin, layout.end, layout.unknown, layout.mask])
  pieces.forEach(({ kind }, piece) => {
    if (kind === CONTROL || kind === UNKNOWN) special.add(layout.tokenOf[piece])
  })
  return layout.tokens.flatMap((content, id) => special.has(id) ? [{ id, content, ...SPECIAL }] : [])
}

const SPECIAL = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }

const normalizers = ({ normalizer }: ModelFile) => [
  ...normalizer.charsMap.length === 0
    ? []
    : [{ type: "Precompiled", precompiled_charsmap: Buffer.from(normalizer.charsMap).toString("base64") }],
  ...normalizer.removeExtraWhitespaces
    ? [
      { type: "Replace", pattern: { Regex: " {2,}" }, content: " " },
      { type: "Strip", strip_left: true, strip_right: true }
    ]
    : [],
  ...normalizer.addDummyPrefix ? [{ type: "Prepend", prepend: WORD_START }] : [],
  { type: "Replace", pattern: { String: " " }, content: WORD_START }
]

const postProcessor = ({ begin, end, tokens }: Layout) => {
  const ids = begin === undefined ? [end] : [begin, end]
  const around = (sequence: "A" | "B") => [
    ...begin === undefined ? [] : [{ SpecialToken: { id: tokens[begin], type_id: 0 } }],
    { Sequence: { id: sequence, type_id: 0 } },
    { SpecialToken: { id: tokens[end], type_id: 0 } }
  ]
  return {
    type: "TemplateProcessing",
    single: around("A"),
    pair: [...around("A"), ...around("B")],
    special_tokens: Object.fromEntries(
      ids.map((id) => [tokens[id], { id: tokens[id], ids: [id], tokens: [tokens[id]] }])
    )
  }
}
