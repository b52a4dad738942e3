/** What a user can get wrong about retrieval. */
import * as Schema from "effect/Schema"
import { format, suggestion } from "../errors/Message.ts"

/** A measure's name does not parse. */
export class MeasureUnknown extends Schema.TaggedError<MeasureUnknown>()("MeasureUnknown", {
  name: Schema.String,
  /** What is wrong with it, where that can be said. */
  problem: Schema.optionalKey(Schema.String),
  nearest: Schema.Array(Schema.String),
  known: Schema.Array(Schema.String),
  parameters: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return format({
      title: `No measure is called ${this.name}`,
      facts: { problem: this.problem, known: this.known.join("  "), parameters: this.parameters.join("\n") },
      hint: suggestion(this.nearest) ?? "Write one of these, k being a whole number from 1; as in AP(rel=2)@100"
    })
  }
}

/** A TREC text file has a line that says nothing, or says something twice. */
export class TrecInvalid extends Schema.TaggedError<TrecInvalid>()("TrecInvalid", {
  file: Schema.Literals(["run", "qrels"]),
  /** Where the text came from, if it is known. */
  path: Schema.optionalKey(Schema.String),
  /** From 1. */
  line: Schema.Int,
  expected: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: `The ${this.file} file has an unreadable line`,
      facts: { file: this.path, line: this.line, expected: this.expected, found: this.found },
      hint: "Correct the line, or write the file again"
    })
  }
}

/** Vectors that cannot be searched: wrong shapes, two of one id, numbers that are not finite. */
export class VectorsInvalid extends Schema.TaggedError<VectorsInvalid>()("VectorsInvalid", {
  side: Schema.Literals(["queries", "documents"]),
  problem: Schema.String,
  expected: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return format({
      title: `The vectors of the ${this.side} cannot be searched`,
      facts: { problem: this.problem, expected: this.expected, found: this.found },
      hint: "Encode the texts again; if the numbers are not finite, look at the training log for a loss that diverged"
    })
  }
}
