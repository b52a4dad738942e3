/**
 * Every preimage of the program's digests and keys, each tagged with its kind and a format version. Tests pin the
 * resulting hex: a change here invalidates every store, so it comes with a new format number.
 */
import type * as Schema from "effect/Schema"
import { createHash, type Hash } from "node:crypto"
import type { Digest } from "./Artifact.ts"
import type { Manifest } from "./Manifest.ts"

/** The key of a computation: of everything its result depends on, as its manifest lists it. */
export const key = (manifest: Manifest): Digest => ofText(`repro/key/2\n${canonical(manifest)}`)

export interface Reached {
  /** What the bundler left of the code that a stage reaches, piece by piece. */
  readonly code: ReadonlyArray<string>
  /** Name → what was installed, of every npm package that a stage reaches. */
  readonly packages: Readonly<Record<string, string>>
}

/** The fingerprint of an implementation: of all the code that a stage reaches. */
export const implementation = ({ code, packages }: Reached): Digest =>
  ofText(`repro/implementation/1\n${canonical({ code, packages })}`)

/** All code that took part in a graph's results: stage → the fingerprints of the code that ran. */
export const code = (fingerprints: Readonly<Record<string, ReadonlyArray<Digest>>>): Digest =>
  ofText(`repro/code/1\n${canonical(fingerprints)}`)

/** The id of a blessing, in twelve digits. */
export const blessing = (content: Schema.Json): string => ofText(`repro/blessing/1\n${canonical(content)}`).slice(0, 12)

export interface TreeEntry {
  /** Relative, with "/" between the parts. */
  readonly path: string
  readonly digest: Digest
  readonly bytes: number
}

/** The tree object of a folder: its bytes are this text, its digest their SHA-256. */
export const tree = (entries: ReadonlyArray<TreeEntry>): string =>
  canonical({
    format: "repro/tree/1",
    entries: entries
      .map(({ bytes, digest, path }) => ({ bytes, digest, path }))
      .sort((a, b) => byCodeUnit(a.path, b.path))
  })

export const ofText = (text: string): Digest => finish(start().update(text, "utf8"))

export const ofBytes = (bytes: Uint8Array): Digest => finish(start().update(bytes))

/** For content that streams by: `start()`, `update(…)`, `finish(…)`. */
export const start = (): Hash => createHash("sha256")

export const finish = (hash: Hash): Digest => hash.digest("hex") as Digest

/**
 * Canonical JSON (RFC 8785): object members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript prints them.
 */
export const canonical = (value: Schema.Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.join(",")}}`
}

/** The value as its canonical JSON reads, so that two values of one preimage are the same also in the order of members. */
export const ordered = <A extends Schema.Json>(value: A): A => JSON.parse(canonical(value)) as A

/** Of names that are all different. */
const byCodeUnit = (a: string, b: string): number => a < b ? -1 : 1
