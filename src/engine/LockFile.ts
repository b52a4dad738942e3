/**
 * The lock file beside a workflow: the digest that every output of a profile has, as published. Anyone can check their
 * artifacts against it.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Digest } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import { FileUnreadable, StoreFailed } from "./Errors.ts"
import type { Outputs } from "./Plan.ts"
import type { Graph } from "./Workflow.ts"

export const LockFile = Schema.Struct({
  format: Schema.Literal("repro/lock/1"),
  workflow: Schema.String,
  profile: Schema.String,
  config: Schema.Json,
  /** Step → output → kind and digest. */
  steps: Schema.Record(
    Schema.String,
    Schema.Record(Schema.String, Schema.Struct({ kind: Schema.String, digest: Digest }))
  )
})
export type LockFile = typeof LockFile.Type

/** `workflows/scaling.ts`, `mini` → `workflows/scaling.mini.lock.json` */
export const pathFor = (workflowFile: string, profile: string): string =>
  workflowFile.replace(/\.[cm]?[jt]s$/, "") + `.${profile}.lock.json`

export const make = (graph: Graph, known: ReadonlyMap<string, Outputs>): LockFile => ({
  format: "repro/lock/1",
  workflow: graph.workflow,
  profile: graph.profile,
  config: graph.config,
  steps: Object.fromEntries(
    [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([step, outputs]) => [
      step,
      Object.fromEntries(Object.entries(outputs).map(([name, { digest, kind }]) => [name, { kind, digest }]))
    ])
  )
})

export const write = Effect.fnUntraced(function*(path: string, lock: LockFile) {
  yield* AtomicFile.write(path, JSON.stringify(lock, null, 2) + "\n").pipe(
    Effect.mapError(StoreFailed.because("write the lock file", path))
  )
})

/** The lock file at `path`; null if there is none. */
export const read = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const { basename } = yield* Path.Path
  if (!(yield* Effect.orElseSucceed(fs.exists(path), () => false))) return null
  return yield* fs.readFileString(path).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Schema.fromJsonString(LockFile))),
    Effect.mapError((error) =>
      new FileUnreadable({
        what: "lock file",
        path,
        cause: error.message,
        hint: `Restore ${basename(path)} from version control, or write it anew: repro verify WORKFLOW --write-lock`
      })
    )
  )
})
