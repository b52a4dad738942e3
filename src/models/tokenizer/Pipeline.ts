/** The steps around the model (Normalizer.ts, Tokenizer.ts), in the words of Hugging Face's tokenizer.json. */
import { SPACES, WORD_START } from "./Normalizer.ts"
import { END, SPECIAL_TOKENS } from "./Vocabulary.ts"

const end = SPECIAL_TOKENS[END]
const appendEnd = (sequence: string) => [
  { Sequence: { id: sequence, type_id: 0 } },
  { SpecialToken: { id: end, type_id: 0 } }
]
const metaspace = { type: "Metaspace", replacement: WORD_START, prepend_scheme: "always", split: true }

export const pipeline = {
  normalizer: {
    type: "Sequence",
    normalizers: [
      { type: "NFKC" },
      { type: "Replace", pattern: { Regex: SPACES }, content: " " },
      { type: "Strip", strip_left: true, strip_right: true }
    ]
  },
  pre_tokenizer: metaspace,
  post_processor: {
    type: "TemplateProcessing",
    single: appendEnd("A"),
    pair: [...appendEnd("A"), ...appendEnd("B")],
    special_tokens: { [end]: { id: end, ids: [END], tokens: [end] } }
  },
  decoder: { type: "Sequence", decoders: [{ type: "ByteFallback" }, metaspace] }
}
