/** What a crate is made of, before anything is written. */
import type { Account } from "../Account.ts"
import type { Artifact } from "./Artifacts.ts"
import type { Piece } from "./Piece.ts"

export interface Crate {
  readonly account: Account
  /** The program that orchestrated the steps. */
  readonly engine: { readonly name: string; readonly version: string }
  /** Of the crate and the workflow: an SPDX identifier, or what it is called. */
  readonly licence: string
  /** All outputs, copied or not, in the order of the account. */
  readonly artifacts: ReadonlyArray<Artifact>
  /** The workflow's file. */
  readonly workflow: Piece
  /** The other files. */
  readonly pieces: ReadonlyArray<Piece>
}
