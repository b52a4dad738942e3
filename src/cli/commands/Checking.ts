/** `repro verify` without more: every artifact is hashed again, and compared with the lock file. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Reason from "../../engine/plan/Reason.ts"
import * as Memo from "../../engine/store/Memo.ts"
import * as Store from "../../engine/store/Store.ts"
import * as Finding from "../../engine/verify/Finding.ts"
import * as Integrity from "../../engine/verify/Integrity.ts"
import * as Lock from "../../engine/verify/Lock.ts"
import * as LockFile from "../../engine/verify/LockFile.ts"
import type * as Recorded from "../../engine/verify/Recorded.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import * as HashProgress from "../display/HashProgress.ts"
import { UsageError } from "../ExitCode.ts"
import type * as Verification from "../words/Verification.ts"

export interface Given {
  readonly steps: ReadonlyArray<string>
  readonly set: Readonly<Record<string, string>>
  readonly against: Option.Option<string>
  readonly writeLock: boolean
  readonly json: boolean
}

interface Opened {
  /** The workflow's. */
  readonly file: string
  readonly graph: Graph
}

export const check = Effect.fnUntraced(function*(
  given: Given,
  { file, graph }: Opened,
  recorded: Recorded.Recorded
) {
  const { missing, results } = recorded
  const { relative } = yield* Path.Path
  const path = LockFile.pathFor(file, graph.profile)
  const isOther = Object.keys(given.set).length > 0
  const lock = given.writeLock || isOther ? null : yield* published(path, graph)
  const { bytes, findings } = yield* Integrity.check(results, yield* HashProgress.make)
  const differing = lock === null ? [] : yield* Lock.check(recorded, lock, yield* elsewhere(given.against))
  const orphans = lock === null || given.steps.length > 0 ? [] : Lock.orphans(graph, lock)
  const isWritten = given.writeLock && missing.length === 0 && !findings.some(Finding.isOff)
  if (isWritten) yield* LockFile.write(path, LockFile.make(graph, results))
  const use: Verification.LockUse = lock !== null
    ? LockFile.isPublished(lock) ? "compared" : "recorded only"
    : given.writeLock
    ? isWritten ? "written" : "not written"
    : isOther
    ? "of another config"
    : "absent"
  const changed = lock === null ? [] : Reason.changes(lock.config, graph.config).map((change) => change.path)
  return {
    done: { _tag: "Checked", bytes, lock: relative(process.cwd(), path), use, changed } satisfies Verification.Done,
    steps: results.length,
    outputs: results.reduce((sum, { record }) => sum + Object.keys(record.outputs).length, 0),
    findings: [...findings, ...differing, ...orphans]
  }
})

/** The lock file at `path`, if there is one. */
const published = Effect.fnUntraced(function*(path: string, { profile, workflow }: Graph) {
  const lock = yield* LockFile.read(path)
  if (lock === null || (lock.workflow === workflow && lock.profile === profile)) return lock
  return yield* new UsageError({
    message: format({
      title: "The lock file is of another workflow or profile",
      facts: { path, found: `${lock.workflow} (${lock.profile})`, expected: `${workflow} (${profile})` },
      hint: "Restore it from version control, or write it anew: repro verify WORKFLOW --write-lock"
    })
  })
})

/** The store that --against names. */
const elsewhere = Effect.fnUntraced(function*(against: Option.Option<string>) {
  if (Option.isNone(against)) return []
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const folder = against.value
  if (!(yield* Effect.orElseSucceed(fs.exists(join(folder, "objects")), () => false))) {
    return yield* new UsageError({
      message: format({ title: `There is no store at ${folder}`, hint: "Name a folder that repro run --store made" })
    })
  }
  return [
    yield* Effect.provide(
      Store.Store,
      Store.layerFileSystem(folder).pipe(Layer.provide(Memo.layerFileSystem(folder)))
    )
  ]
})
