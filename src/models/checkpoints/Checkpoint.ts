/** A published encoder: its files, and what is known of it before they are downloaded. */
import * as HuggingFace from "../../sources/HuggingFace.ts"
import type * as Source from "../../sources/Source.ts"
import type { EncoderConfig } from "../Encoder.ts"

export interface Checkpoint {
  /** Of its repository: `google/mt5-small`. */
  readonly name: string
  /** Of a git commit: one that other public projects pin, too. */
  readonly revision: string
  readonly files: ReadonlyArray<File>
  /** What its config.json will say, and how its hidden states become an embedding, where that is known. */
  readonly config?: EncoderConfig
  /** SPDX identifier. */
  readonly licence: string
  readonly citation: string
}

export interface File {
  readonly path: string
  readonly sha256?: string
  readonly bytes?: number
  /** For forecasts alone, where the exact size is not known here. */
  readonly aboutBytes?: number
}

export const sources = ({ citation, files, licence, name, revision }: Checkpoint): ReadonlyArray<Source.Source> =>
  files.map((file) => HuggingFace.source({ repository: name, revision, ...file }, { licence, citation }))

/** Where a downloads folder has them. */
export const folder = ({ name, revision }: Checkpoint): string => HuggingFace.folder({ repository: name, revision })

/** Sizes by URL, as far as they are known, exactly or about. */
export const expectedBytes = (checkpoint: Checkpoint): Readonly<Record<string, number>> =>
  Object.fromEntries(
    sources(checkpoint).flatMap(({ url }, i) => {
      const { aboutBytes, bytes = aboutBytes } = checkpoint.files[i]
      return bytes === undefined ? [] : [[url, bytes]]
    })
  )
