/** What someone states about results, in a form that a program can check. */
import * as Schema from "effect/Schema"
import { Where } from "./MeasureValues.ts"

/** What a test looks at. */
const looksAt = {
  /** By the name of its results; default: all that there are. */
  benchmark: Schema.optionalKey(Schema.String),
  setting: Where.setting,
  measure: Schema.String
}

/** A strategy does better than others, for every model alike. */
const Better = Schema.TaggedStruct("better", {
  ...looksAt,
  strategy: Schema.String,
  than: Schema.NonEmptyArray(Schema.String),
  direction: Schema.Literals(["higher", "lower"]),
  /** Of the queries; default: all. "unseen" are those that no training pair is in. */
  languages: Schema.optionalKey(Schema.Literal("unseen"))
})

/** Macro averages are what was printed. */
const Values = Schema.TaggedStruct("values", {
  measure: Schema.String,
  /** How far ours may be from what was printed, in the measure's own unit. */
  tolerance: Schema.Finite,
  printed: Schema.NonEmptyArray(Schema.Struct({
    benchmark: Schema.String,
    setting: Where.setting,
    model: Schema.String,
    strategy: Schema.String,
    value: Schema.Finite
  }))
})

/** So many languages are searched with, and so many pairs of a query's and a corpus' language. */
const Coverage = Schema.TaggedStruct("coverage", {
  benchmark: Schema.optionalKey(Schema.String),
  languages: Schema.Int,
  /** Ordered pairs of different languages. */
  pairs: Schema.Int
})

/** No text of the evaluation is in the training pairs. */
const Disjoint = Schema.TaggedStruct("disjoint", {})

export const Claim = Schema.Struct({
  /** Short, unique in its workflow. */
  id: Schema.NonEmptyString,
  /** In the source's sense, one sentence. */
  statement: Schema.NonEmptyString,
  source: Schema.Struct({
    /** Such as "arXiv 2408.10536". */
    paper: Schema.NonEmptyString,
    /** Table, section. */
    where: Schema.NonEmptyString
  }),
  /** Whether `repro claims` fails where it is not reproduced. Default: false. */
  required: Schema.optionalKey(Schema.Boolean),
  test: Schema.Union([Better, Values, Coverage, Disjoint])
})
export type Claim = typeof Claim.Type
