/** BERT's tokenizer in the words of Hugging Face's tokenizer.json, which the library reads as this program does. */
import type { Vocabulary } from "./Vocabulary.ts"
import type { Options } from "./WordPiece.ts"

export const describe = (vocabulary: Vocabulary, options: Options) => ({
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: addedTokens(vocabulary),
  normalizer: {
    type: "BertNormalizer",
    clean_text: true,
    handle_chinese_chars: options.ideographsAlone,
    strip_accents: options.stripAccents,
    lowercase: options.lowerCase
  },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: postProcessor(vocabulary),
  decoder: { type: "WordPiece", prefix: "##", cleanup: false },
  model: {
    type: "WordPiece",
    unk_token: vocabulary.tokens[vocabulary.unknown],
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.tokens.map((token, id) => [token, id]))
  }
})

const addedTokens = ({ begin, end, pad, tokens, unknown }: Vocabulary) =>
  [pad, unknown, begin, end].sort((a, b) => a - b).map((id) => ({ id, content: tokens[id], ...SPECIAL }))

const SPECIAL = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }

const postProcessor = ({ begin, end, tokens }: Vocabulary) => {
  const special = (id: number) => ({ SpecialToken: { id: tokens[id], type_id: 0 } })
  const closed = (sequence: "A" | "B") => [{ Sequence: { id: sequence, type_id: 0 } }, special(end)]
  return {
    type: "TemplateProcessing",
    single: [special(begin), ...closed("A")],
    pair: [special(begin), ...closed("A"), ...closed("B")],
    special_tokens: Object.fromEntries(
      [begin, end].map((id) => [tokens[id], { id: tokens[id], ids: [id], tokens: [tokens[id]] }])
    )
  }
}
