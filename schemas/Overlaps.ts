/** Which texts of the evaluation are also in the training pairs, as found in the artifacts themselves: JSON. */
import * as Schema from "effect/Schema"
import * as Artifact from "../src/engine/Artifact.ts"

export const Overlaps = Artifact.file("overlaps", 1, ".json")

/** The content of the file. */
export const Counted = Schema.Struct({
  /** Training pairs looked at, in all languages. */
  pairs: Schema.Int,
  /** Evaluation texts looked at. */
  texts: Schema.Int,
  /** Training pairs whose query or passage, in any of their languages, is an evaluation text. */
  overlapping: Schema.Int,
  /** Ids of the first few of them. */
  examples: Schema.Array(Schema.String),
  /** Languages of the training pairs. */
  trainedLanguages: Schema.Array(Schema.String)
})
export type Counted = typeof Counted.Type
