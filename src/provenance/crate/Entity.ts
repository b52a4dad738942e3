/** What RO-Crate metadata is made of: flat entities that refer to each other by id (RO-Crate 1.1, section 4). */
import type * as Schema from "effect/Schema"
import type { Digest } from "../../engine/Artifact.ts"
import * as Hash from "../../engine/Hash.ts"

export interface Entity {
  readonly "@id": string
  readonly "@type": string | ReadonlyArray<string>
  /** Those that are undefined are left out. */
  readonly [property: string]: Schema.Json | undefined
}

export interface Ref {
  readonly [property: string]: string
  readonly "@id": string
}

export const ref = (id: string): Ref => ({ "@id": id })

/** Each once. Undefined, and so left out, where there are none. */
export const refs = (ids: Iterable<string>): ReadonlyArray<Ref> | undefined => {
  const all = [...new Set(ids)].map(ref)
  return all.length === 0 ? undefined : all
}

/** A path within the crate as the URI reference that names it. */
export const idOfPath = (path: string): string =>
  path.split("/").map((part) => encodeURIComponent(part).replaceAll("%40", "@").replaceAll("%2B", "+")).join("/")

/** The id of something that is no file: `#step/fine-tune/tiny`. */
export const local = (...parts: ReadonlyArray<string>): string => `#${idOfPath(parts.join("/"))}`

/** The name of content that is not in the crate: its digest (RFC 6920). */
export const idOfDigest = (digest: Digest): string =>
  `ni:///sha-256;${Buffer.from(digest, "hex").toString("base64url")}`

/** A value as part of an id: twelve digits that are others for another value. */
export const mark = (value: Schema.Json): string => Hash.ofText(Hash.canonical(value)).slice(0, 12)

/** ISO 8601 with the offset in figures, which more readers take than "Z". */
export const time = (at: string): string => at.replace(/Z$/, "+00:00")

/** schema.org's, of a completed action; nothing else is ever told of. */
export const completed = "http://schema.org/CompletedActionStatus"
