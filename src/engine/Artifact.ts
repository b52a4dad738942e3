/**
 * Artifacts: typed content. A kind says what the content is and in which form it lies on disk; a ref names a step's
 * output before it exists; a located artifact is one that does. The engine knows kinds by name and version only.
 */
import type * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { bitwise, type Comparison } from "./Comparison.ts"
import type { Step } from "./Stage.ts"

/** SHA-256 of content, as 64 hexadecimal digits. Of a folder: of its tree object (see `Hash.tree`). */
export const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)).pipe(Schema.brand("Digest"))
export type Digest = typeof Digest.Type

export interface Kind<out Name extends string = string> {
  readonly name: Name
  /** Raised when the form of the content changes; part of every key that touches the kind. */
  readonly version: number
  readonly form: "file" | "folder"
  /** The file name extension that lets other tools open the content, e.g. ".arrow"; empty for folders. */
  readonly extension: string
  /** How two such contents compare where their bytes differ. */
  readonly comparison: Comparison
  /** Fails, with what it found, where the content at a path is none of this kind. Asked before a result is kept. */
  readonly check?: (path: string) => Effect.Effect<void, Error, FileSystem.FileSystem>
}

/** A kind whose artifacts are folders of files. */
export const folder = <const Name extends string>(
  name: Name,
  version: number,
  comparison: Comparison = bitwise
): Kind<Name> => ({ name, version, form: "folder", extension: "", comparison })

/** A kind whose artifacts are single files with this extension. */
export const file = <const Name extends string>(
  name: Name,
  version: number,
  extension: string,
  comparison: Comparison = bitwise
): Kind<Name> => ({ name, version, form: "file", extension, comparison })

/** "name@version", as it stands in manifests, records and lock files. */
export const kindId = (kind: Kind): string => `${kind.name}@${kind.version}`

/** A step's output before it exists: what workflows wire steps with. */
export interface Ref<out K extends Kind = Kind> {
  readonly kind: K
  readonly step: Step
  readonly output: string
}

/** An artifact on disk, read-only. */
export interface Located<out K extends Kind = Kind> {
  readonly kind: K
  readonly path: string
  readonly digest: Digest
}

/** Where a stage writes an output: a path that does not exist yet, for a file or for a folder as its kind says. */
export interface Target<out K extends Kind = Kind> {
  readonly kind: K
  readonly path: string
}

/** One output as a record keeps it. */
export const Output = Schema.Struct({
  /** "name@version" of the kind. */
  kind: Schema.String,
  /** Whether `digest` is a tree object's. */
  folder: Schema.Boolean,
  digest: Digest,
  bytes: Schema.Int
})
export type Output = typeof Output.Type
