/** What can go wrong between a program and its tensor backend. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"

/** The backend asked for did not start; nothing runs on another one in its place. */
export class BackendUnavailable extends Schema.TaggedError<BackendUnavailable>()("BackendUnavailable", {
  backend: Schema.String,
  library: Schema.String,
  cause: Schema.String,
  hint: Schema.String
}) {
  override get message(): string {
    return format({
      title: "The tensor backend did not start",
      facts: { backend: this.backend, library: this.library, cause: this.cause },
      hint: this.hint
    })
  }
}
