/** What can go wrong between a publisher and a file here. */
import * as Schema from "effect/Schema"
import { format } from "../errors/Message.ts"
import { Sha256, Source } from "./Source.ts"

/** A file could not be had: not in the mirror, refused by the server, or unreachable after every retry. */
export class SourceUnavailable extends Schema.TaggedError<SourceUnavailable>()("SourceUnavailable", {
  /** Where the file would have been stored. */
  file: Schema.String,
  url: Schema.String,
  cause: Schema.String,
  /** What to do about this very cause, if anything. */
  hint: Schema.optionalKey(Schema.String),
  /** The folder or base URL that was asked in the network's place, if any. */
  mirror: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    return format({
      title: "File could not be downloaded",
      facts: { file: this.file, url: this.url, mirror: this.mirror, cause: this.cause },
      hint: this.hint ?? (this.mirror === undefined
        ? "Check the network, or use --mirror DIR with a folder that holds the file at DIR/<host>/<path>"
        : "Put the file into the mirror at <host>/<path> of its URL, or run without a mirror")
    })
  }
}

/** A file was read to its end and is not the one that is pinned, or that its server describes. It was removed. */
export class DigestMismatch extends Schema.TaggedError<DigestMismatch>()("DigestMismatch", {
  source: Source,
  /** The URL or the mirror's file that the bytes came from. */
  from: Schema.String,
  /** What the bytes should have been, where the pin does not say it: as the server describes them. */
  described: Schema.optionalKey(Schema.String),
  /** Of the bytes received; reading stops soon after one byte too many. */
  actual: Schema.Struct({ sha256: Sha256, bytes: Schema.Int })
}) {
  override get message(): string {
    const isPublished = this.from === this.source.url
    return format({
      title: this.described === undefined
        ? "File does not match its pinned digest"
        : "File is not what its server says it is",
      facts: {
        url: this.source.url,
        from: isPublished ? undefined : this.from,
        expected: this.described ?? inWords(this.source),
        actual: inWords(this.actual)
      },
      hint: isPublished || this.described !== undefined
        ? "Run again; if it repeats, check whether the publisher replaced the file, and pin the new revision"
        : "Copy the file into the mirror again from its URL"
    })
  }
}

const inWords = ({ bytes, sha256 }: { readonly bytes?: number; readonly sha256?: string }): string =>
  [
    ...(sha256 === undefined ? [] : [`sha256:${sha256}`]),
    ...(bytes === undefined ? [] : [`${bytes} bytes`])
  ].join(", ")

/** A file has no room on the disk. Nothing of it was written that was not there before. */
export class DiskFull extends Schema.TaggedError<DiskFull>()("DiskFull", {
  /** The file, or another on the same disk. */
  path: Schema.String,
  /** Bytes still to be written. */
  needed: Schema.Number,
  /** Bytes that the disk has left for this user. */
  free: Schema.Number
}) {
  override get message(): string {
    return format({
      title: "The disk has no room for a file that is to be downloaded",
      facts: { file: this.path, needs: `${this.needed} bytes`, free: `${this.free} bytes` },
      hint: "Make room, for instance with repro gc, or name a store on another disk with --store DIR"
    })
  }
}
