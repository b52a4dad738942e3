/** Figures as a paper prints them, beside the workflow that computes them anew. */
import * as Schema from "effect/Schema"

export const Published = Schema.Struct({
  /** Authors, title, year, identifier. */
  source: Schema.String,
  url: Schema.String,
  rows: Schema.Array(Schema.Struct({
    /** Where in the paper. */
    table: Schema.String,
    /** The initialiser's name in the workflow. */
    model: Schema.String,
    strategy: Schema.String,
    benchmark: Schema.String,
    setting: Schema.Literals(["monolingual", "cross-lingual", "multilingual"]),
    /** A language, or "*" for the macro average. */
    queryLang: Schema.String,
    measure: Schema.String,
    value: Schema.Finite
  }))
})
export type Published = typeof Published.Type
