/** What verification finds out about a step or one of its outputs. Of what is as it should be, nothing is told. */
import type { Digest } from "../Artifact.ts"
import type { Comparison, Verdict } from "../Comparison.ts"

export type Finding =
  & { readonly step: string }
  & (
    /** An object's bytes are not what its digest says. */
    | {
      readonly _tag: "Corrupt"
      readonly output: string
      readonly path: string
      readonly expected: Digest
      readonly actual: Digest | "missing" | "unreadable"
    }
    /** Another content than that published, or recorded, or than an earlier execution of the same key had. */
    | ({ readonly _tag: "Differs"; readonly output: string; readonly from: Counterpart } & Difference)
    | { readonly _tag: "NotLocked"; readonly output: string; readonly actual: Digest }
    | { readonly _tag: "NotInWorkflow"; readonly output: string; readonly expected: Digest }
    /** It was to be executed again, and failed. */
    | { readonly _tag: "Failed"; readonly message: string }
    /** It could not be interrupted, so it was only executed again. */
    | { readonly _tag: "NotInterrupted"; readonly why: "no checkpoint" | "ended before" }
    /** It was interrupted after a checkpoint, and then began anew all the same. */
    | { readonly _tag: "NotResumed"; readonly checkpoint: number }
  )

export type Counterpart = "published" | "recorded" | "earlier"

export interface Difference {
  readonly expected: Digest
  readonly actual: Digest
  /** Whether the two were made in one environment, from inputs that were. */
  readonly isSameEnvironment: boolean
  readonly comparison: Pick<Comparison, "name" | "tolerances">
  readonly measured: Measured
}

/** By how much two contents differ, or why that cannot be said. */
export type Measured =
  | { readonly _tag: "Compared"; readonly verdict: Verdict }
  /** The content is in no store that was named, or not whole. */
  | { readonly _tag: "NotAtHand"; readonly which: "expected" | "actual" }
  | { readonly _tag: "NotComparable"; readonly why: string }

/** Whether results are not what they should be. */
export const isOff = (finding: Finding): boolean => {
  switch (finding._tag) {
    case "NotInterrupted":
      return false
    case "Differs":
      return finding.isSameEnvironment || finding.measured._tag !== "Compared" || !finding.measured.verdict.within
    default:
      return true
  }
}
