/** What was chosen on a development set, and how well every candidate did there: JSON. */
import * as Schema from "effect/Schema"
import * as Artifact from "../src/engine/Artifact.ts"

export const Choice = Artifact.file("choice", 1, ".json")

/** The content of the file. */
export const Chosen = Schema.Struct({
  /** The peak of the learning rate's schedule. */
  learningRate: Schema.Finite,
  /** What was averaged. */
  criterion: Schema.String,
  /** By learning rate, smallest first. */
  candidates: Schema.Array(Schema.Struct({ learningRate: Schema.Finite, value: Schema.Finite }))
})
