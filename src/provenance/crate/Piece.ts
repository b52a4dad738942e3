/** The files of a crate that are no artifacts, whole in memory, and what is said of them. */
import type { Digest } from "../../engine/Artifact.ts"
import * as Hash from "../../engine/Hash.ts"
import { type Entity, idOfPath, refs } from "./Entity.ts"

export interface Piece {
  /** Within the crate, with "/" between the parts. */
  readonly path: string
  readonly content: Uint8Array
  readonly name: string
  /** Ids of what it tells of. */
  readonly about?: ReadonlyArray<string>
}

export const ofText = (text: string): Uint8Array => new TextEncoder().encode(text)

export const entity = ({ about = [], content, name, path }: Piece): Entity => ({
  "@id": idOfPath(path),
  "@type": "File",
  name,
  ...fileFacts(path, Hash.ofBytes(content), content.length),
  about: refs(about)
})

/** What is said of every file. */
export const fileFacts = (path: string, digest: Digest, bytes: number) => ({
  encodingFormat: formatOf(path),
  contentSize: String(bytes),
  sha256: digest
})

/** Undefined of what has no name that many know. */
export const formatOf = (path: string): string | undefined => formats[/\.([^./]+)$/.exec(path)?.[1] ?? ""]

const formats: Readonly<Record<string, string | undefined>> = {
  arrow: "application/vnd.apache.arrow.file",
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  md: "text/markdown",
  ndjson: "application/x-ndjson",
  svg: "image/svg+xml",
  ts: "text/x-typescript",
  tsv: "text/tab-separated-values",
  txt: "text/plain"
}
