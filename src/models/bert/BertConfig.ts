/** The sizes of a BERT encoder, in the words of this program; config.json's are in BertFile.ts. */
import * as Schema from "effect/Schema"
import * as Struct from "effect/Struct"
import * as Head from "../Head.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** Far beyond any model: a config that names more is damaged, and its parameters would fill the memory. */
const MOST_LAYERS = 1000

const Fields = Schema.Struct({
  architecture: Schema.Literal("bert"),
  /** XLM-R computes what BERT does, but for where positions start and how many token types there are. */
  modelType: Schema.Literals(["bert", "xlm-roberta"]),
  /** Rows of the table of words. */
  vocabularySize: Count,
  /** The width of a token's representation, a multiple of `heads`. */
  dModel: Count,
  /** The inner width of the feed-forward layers. */
  dFf: Count,
  heads: Count,
  layers: Count.check(Schema.isLessThanOrEqualTo(MOST_LAYERS)),
  /** Rows of the table of positions. BERT: 512. XLM-R: 514. */
  positions: Count,
  /** The row of a text's first token. BERT: 0. XLM-R: 2, the row after that of padding. */
  firstPosition: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Rows of the table of token types; all tokens are of the first. BERT: 2. XLM-R: 1. */
  tokenTypes: Count,
  /** `gelu` by the normal distribution function, `gelu_new` by its approximation with a hyperbolic tangent. */
  activation: Schema.Literals(["gelu", "gelu_new"]),
  /** Added to the variance in layer normalisation. BERT: 1e-12. XLM-R: 1e-5. */
  layerNormEpsilon: Schema.Finite.check(Schema.isGreaterThan(0)),
  /** The dropout rate that a training uses unless it says otherwise. 0.1. */
  dropout: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0), Schema.isLessThan(1)),
  ...Head.fields
})

/** What fields must be together. */
const together = Schema.makeFilter((size: Omit<typeof Fields.Type, "vocabularySize">) => [
  ...(size.dModel % size.heads === 0 ? [] : [{ path: ["dModel"], issue: "a multiple of heads" }]),
  ...(size.firstPosition < size.positions ? [] : [{ path: ["positions"], issue: "more than firstPosition" }])
])

export const BertConfig = Fields.check(together)
export type BertConfig = typeof BertConfig.Type

/** All of a config but its vocabulary. */
export const BertSize = Fields.mapFields(Struct.omit(["vocabularySize"])).check(together)

/** What all XLM-R models have in common. */
export const xlmR = {
  architecture: "bert",
  modelType: "xlm-roberta",
  positions: 514,
  firstPosition: 2,
  tokenTypes: 1,
  activation: "gelu",
  layerNormEpsilon: 1e-5,
  dropout: 0.1
} as const satisfies Partial<BertConfig>
