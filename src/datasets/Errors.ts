/** What can go wrong between a published file and its rows. */
import * as Schema from "effect/Schema"
import { didYouMean, format } from "../errors/Message.ts"

/** A file's content is not what its dataset's format says. */
export class DatasetUnreadable extends Schema.TaggedError<DatasetUnreadable>()("DatasetUnreadable", {
  file: Schema.String,
  /** Where in the file: a line (from 1), an id, or a path into its JSON (indices from 0). */
  row: Schema.optionalKey(Schema.String),
  expected: Schema.String,
  found: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    return format({
      title: "Dataset file is not in its expected form",
      facts: { file: this.file, row: this.row, expected: this.expected, found: this.found },
      hint:
        "Execute its download with --force, or compare it with the form that the dataset's file in src/datasets describes"
    })
  }
}

/** A dataset is in other languages than is asked for. */
export class LanguageUnknown extends Schema.TaggedError<LanguageUnknown>()("LanguageUnknown", {
  dataset: Schema.String,
  language: Schema.String,
  known: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return format({
      title: `${this.dataset} is not in ${this.language}`,
      facts: { known: this.known.join(" ") },
      hint: "Name languages that it is in"
    })
  }
}

/** No dataset of that role has that name. */
export class DatasetUnknown extends Schema.TaggedError<DatasetUnknown>()("DatasetUnknown", {
  name: Schema.String,
  role: Schema.String,
  known: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return format({
      title: `There is no ${this.role} set ${this.name}`,
      facts: { known: this.known.join(", ") },
      hint: didYouMean(this.name, this.known) ?? "Name one of these"
    })
  }
}
