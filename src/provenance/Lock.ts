/** Whether results are the published ones, in one word and by output. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { Digest } from "../engine/Artifact.ts"
import * as Hash from "../engine/Hash.ts"
import * as Reason from "../engine/plan/Reason.ts"
import * as Finding from "../engine/verify/Finding.ts"
import * as LockCheck from "../engine/verify/Lock.ts"
import * as LockFile from "../engine/verify/LockFile.ts"
import type { Recorded } from "../engine/verify/Recorded.ts"
import type { Graph } from "../engine/Workflow.ts"
import type { State } from "./State.ts"

export type Lock =
  /** Nothing is published of this workflow and profile. */
  | { readonly _tag: "None" }
  /** Other results than these are published: those of a config that has other values at these paths. */
  | { readonly _tag: "OtherConfig"; readonly file: string; readonly changed: ReadonlyArray<string> }
  | {
    readonly _tag: "Compared"
    /** Its name, and the digest of its bytes. */
    readonly file: string
    readonly digest: Digest
    readonly outputs: number
    /** How many are the published ones, to the bit. */
    readonly matching: number
    readonly differing: ReadonlyArray<Differing>
    /** How many are published that are no outputs any more. */
    readonly orphans: number
  }

export interface Differing {
  readonly step: string
  readonly output: string
  /** Whether it is off: other bits may be within what their kind tolerates, on another machine. */
  readonly state: State
}

/** By the lock file beside the workflow's `file`. */
export const of = Effect.fnUntraced(function*(file: string, graph: Graph, recorded: Recorded) {
  const { basename } = yield* Path.Path
  const fs = yield* FileSystem.FileSystem
  const path = LockFile.pathFor(file, graph.profile)
  const lock = yield* LockFile.read(path)
  const none: Lock = { _tag: "None" }
  if (lock === null || !LockFile.isPublished(lock)) return none
  if (lock.workflow !== graph.workflow || lock.profile !== graph.profile) return none
  const changed = Reason.changes(lock.config, graph.config).map((change) => change.path)
  const other: Lock = { _tag: "OtherConfig", file: basename(path), changed }
  if (changed.length > 0) return other
  const findings = yield* LockCheck.check(recorded, lock, [])
  const outputs = recorded.results.reduce((sum, { record }) => sum + Object.keys(record.outputs).length, 0)
  const differing = findings.flatMap((finding) => "output" in finding ? [differingOf(finding)] : [])
  const compared: Lock = {
    _tag: "Compared",
    file: basename(path),
    digest: Hash.ofBytes(yield* fs.readFile(path)),
    outputs,
    matching: outputs - differing.length,
    differing,
    orphans: LockCheck.orphans(graph, lock).length
  }
  return compared
})

const differingOf = (finding: Finding.Finding & { readonly output: string }): Differing => ({
  step: finding.step,
  output: finding.output,
  state: Finding.isOff(finding) ? "off" : "ok"
})

export const stateOf = (lock: Lock): State => {
  if (lock._tag !== "Compared") return "unknown"
  return lock.orphans > 0 || lock.differing.some(({ state }) => state === "off") ? "off" : "ok"
}

export const stateOfOutput = (lock: Lock, step: string, output: string): State => {
  if (lock._tag !== "Compared") return "unknown"
  return lock.differing.find((each) => each.step === step && each.output === output)?.state ?? "ok"
}
