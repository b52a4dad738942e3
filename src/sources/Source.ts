/** A pinned source file: where it is published, at which revision, and what its bytes must be. */
import * as Schema from "effect/Schema"

/**
 * An http(s) URL whose path is also a safe relative file name: written as browsers normalise it, without credentials,
 * query, fragment or empty segments, and in characters every file system takes. It should contain the publisher's
 * revision, so that the bytes behind it never change.
 */
export const Url = Schema.String.check(
  Schema.makeFilter(
    (url: string) => isPlain(url) || "must be a normalised http(s) URL without credentials, query or fragment"
  )
)

export const Sha256 = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))

export const Source = Schema.Struct({
  url: Url,
  /** Of the whole file, lower-case hex. Left out where nobody could tell it yet: the first download then records it. */
  sha256: Schema.optionalKey(Sha256),
  /** Length of the file. */
  bytes: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0))),
  /** SPDX identifier of the data's licence. */
  licence: Schema.NonEmptyString,
  /** Who to cite: authors, title, venue, identifier. */
  citation: Schema.NonEmptyString
})
export type Source = typeof Source.Type

/** Throws on a malformed pin: pins are written in source code, so that is a bug. */
export const make = (fields: Source): Source => Source.make(fields)

/** `<host>/<path>` of a valid URL: where a downloads folder keeps the file, and where a mirror has it. */
export const path = (url: string): string => {
  const { host, pathname } = new URL(url)
  return host + pathname
}

const isPlain = (text: string): boolean => {
  const url = URL.parse(text)
  if (url === null || url.href !== text) return false
  const webUrl = url.protocol === "https:" || url.protocol === "http:"
  return webUrl && text === `${url.protocol}//${url.host}${url.pathname}` && safeSegments(url.pathname)
}

/** `..` cannot survive URL normalisation, encoded or not; this refuses empty and odd segments as well. */
const safeSegments = (pathname: string): boolean =>
  pathname.slice(1).split("/").every((segment) => /^[A-Za-z0-9_~@+=,%-][A-Za-z0-9._~@+=,%-]*$/.test(segment))
