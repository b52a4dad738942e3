/** What can be wrong with a file whose format is none of our own. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** A zip archive, or a file in it, is absent, damaged, or asks for more than it may. */
export class ZipUnreadable extends Schema.TaggedError<ZipUnreadable>()("ZipUnreadable", {
  path: Schema.String,
  /** The name of a file in the archive, if the problem is there. */
  entry: Schema.optionalKey(Schema.String),
  found: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The zip archive cannot be read",
      facts: { path: this.path, entry: this.entry, found: this.found },
      hint: this.hint
    })
  }
}
