/** What can go wrong between a published file and its rows. */
import * as Schema from "effect/Schema"
import { didYouMean, format } from "../errors/Message.ts"
import { Sha256, Source } from "./Source.ts"

/** A file could not be had: not in the mirror, refused by the server, or unreachable after every retry. */
export class SourceUnavailable extends Schema.TaggedError<SourceUnavailable>()("SourceUnavailable", {
  /** Where the file would have been stored. */
  file: Schema.String,
  url: Schema.String,
  cause: Schema.String,
  /** The folder that was asked first, if any. */
  mirror: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    return format({
      title: "File could not be downloaded",
      facts: { file: this.file, url: this.url, mirror: this.mirror, cause: this.cause },
      hint: this.mirror === undefined
        ? "Check the network, or use --mirror DIR with a folder that holds the file at DIR/<host>/<path>"
        : "Put the file into the mirror at <host>/<path> of its URL, or run without a mirror"
    })
  }
}

/** A file was read to its end and is not the pinned one. It was removed. */
export class DigestMismatch extends Schema.TaggedError<DigestMismatch>()("DigestMismatch", {
  source: Source,
  /** The URL or the mirror's file that the bytes came from. */
  from: Schema.String,
  /** Of the bytes received; reading stops soon after one byte too many. */
  actual: Schema.Struct({ sha256: Sha256, bytes: Schema.Int })
}) {
  override get message(): string {
    return format({
      title: "File does not match its pinned digest",
      facts: {
        url: this.source.url,
        from: this.from === this.source.url ? undefined : this.from,
        expected: described(this.source),
        actual: described(this.actual)
      },
      hint: this.from === this.source.url
        ? "Run again; if it repeats, check whether the publisher replaced the file, and pin the new revision"
        : "Copy the file into the mirror again from its URL"
    })
  }
}

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

const described = ({ bytes, sha256 }: { readonly bytes: number; readonly sha256: string }): string =>
  `sha256:${sha256}, ${bytes} bytes`

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
