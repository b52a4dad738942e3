/** What can go wrong while something is set up. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** What the libraries are to be taken from is not there, or is not what it should be. */
export class SourceUnusable extends Schema.TaggedError<SourceUnusable>()("SourceUnusable", {
  source: Schema.String,
  cause: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "TensorFlow cannot be taken from there",
      facts: { source: this.source, cause: this.cause },
      hint: this.hint
    })
  }
}

/** A file is not the one that is pinned, asked for, or listed in its wheel. */
export class DigestMismatch extends Schema.TaggedError<DigestMismatch>()("SetupDigestMismatch", {
  file: Schema.String,
  expected: Schema.String,
  actual: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "A file does not match its digest",
      facts: { file: this.file, expected: this.expected, actual: this.actual },
      hint: this.hint
    })
  }
}

/** A program that the set-up needs is missing or failed. */
export class ToolFailed extends Schema.TaggedError<ToolFailed>()("ToolFailed", {
  command: Schema.String,
  cause: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "A program that the set-up needs did not succeed",
      facts: { command: this.command, cause: this.cause },
      hint: this.hint
    })
  }
}
