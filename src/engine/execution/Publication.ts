/** Makes what a step produced known: the record is written, by who has the right to; the rest follows from it. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { hostname } from "node:os"
import type { Digest } from "../Artifact.ts"
import { Implementation } from "../implementation/Implementation.ts"
import { Journal } from "../journal/Journal.ts"
import type { Replace } from "../journal/Publishing.ts"
import type { Record as JournalRecord } from "../journal/Record.ts"
import type * as Plan from "../plan/Plan.ts"
import * as CheckpointFolder from "../store/CheckpointFolder.ts"
import { Latest } from "../store/Latest.ts"
import { Store } from "../store/Store.ts"
import type { Graph } from "../Workflow.ts"
import type { Produced } from "./Executor.ts"

export interface Outcome {
  readonly outputs: Produced
  readonly durationMillis: number
  /** Whether the earlier record of this key counts no more, and why. */
  readonly replace: Replace
  /** The lease's. */
  readonly folder: string
}

export interface Known {
  /** Of the record that counts now: those that came out, or, where these are others, those of an earlier record. */
  readonly outputs: Produced
  readonly isDiverged: boolean
}

/** "lost" if another process has taken over meanwhile: then nothing was published. */
export const publish = Effect.fnUntraced(function*(
  { key, manifest, step }: Plan.Computation,
  { durationMillis, folder, outputs, replace }: Outcome,
  { execution, graph }: { readonly graph: Graph; readonly execution: string }
) {
  const store = yield* Store
  const { fingerprint } = yield* Implementation
  yield* Effect.forEach(Object.values(outputs), store.trust, { discard: true })
  const record: JournalRecord = {
    format: "repro/record/2",
    key,
    manifest,
    fingerprint: yield* fingerprint(step.stage),
    outputs,
    workflow: graph.workflow,
    profile: graph.profile,
    step: step.name,
    execution,
    finishedAt: DateTime.formatIso(yield* DateTime.now),
    durationMillis,
    host: { name: hostname(), platform: `${process.platform}-${process.arch}`, node: process.version }
  }
  const journal = yield* Journal
  const published = yield* journal.publish(record, { folder, replace })
  if (published === "lost") return published
  const counting = (yield* journal.glance(key)) ?? record
  yield* (yield* Latest).ensure(graph, step, counting)
  yield* dropCheckpoints(key)
  const known: Known = { outputs: counting.outputs, isDiverged: published === "diverged" }
  return known
})

const dropCheckpoints = Effect.fnUntraced(function*(key: Digest) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const store = yield* Store
  const folder = CheckpointFolder.of(store.root, key, paths.join)
  yield* Effect.ignore(fs.remove(folder, { recursive: true, force: true }))
})
