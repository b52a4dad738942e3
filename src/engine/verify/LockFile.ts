/**
 * The lock file beside a workflow: the digest that every output of a profile has, as published, and in which
 * environments they were made. Anyone can check their artifacts against it.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Digest } from "../Artifact.ts"
import { FileUnreadable, StoreFailed } from "../Errors.ts"
import * as Hash from "../Hash.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import type { Graph } from "../Workflow.ts"
import * as Environment from "./Environment.ts"
import type { Result } from "./Recorded.ts"

export const LockFile = Schema.Struct({
  format: Schema.Literal("repro/lock/2"),
  workflow: Schema.String,
  profile: Schema.String,
  config: Schema.Json,
  /** Each with the steps that were executed in it. */
  environments: Schema.Array(Schema.Struct({
    ...Environment.Environment.fields,
    steps: Schema.Array(Schema.String)
  })),
  /** Step → output → kind and digest. */
  steps: Schema.Record(
    Schema.String,
    Schema.Record(Schema.String, Schema.Struct({ kind: Schema.String, digest: Digest }))
  )
})
export type LockFile = typeof LockFile.Type

/** `workflows/scaling.ts`, `mini` → `workflows/scaling.mini.lock.json` */
export const pathFor = (workflowFile: string, profile: string): string => `${stemOf(workflowFile)}.${profile}.lock.json`

/** Whether the file at `path` is one of the workflow's, of whatever profile. */
export const isOf = (workflowFile: string, path: string): boolean => {
  const stem = stemOf(workflowFile)
  return stem !== workflowFile && path.startsWith(stem) && /^\.[^/]+\.lock\.json$/.test(path.slice(stem.length))
}

const stemOf = (workflowFile: string): string => workflowFile.replace(/\.[cm]?[jt]s$/, "")

export const make = ({ config, profile, workflow }: Graph, results: ReadonlyArray<Result>): LockFile => {
  const sorted = results.toSorted((a, b) => (a.step.name < b.step.name ? -1 : 1))
  return {
    format: "repro/lock/2",
    workflow,
    profile,
    config,
    environments: environmentsOf(sorted),
    steps: Object.fromEntries(
      sorted.map(({ record, step }) => [
        step.name,
        Object.fromEntries(Object.entries(record.outputs).map(([name, { digest, kind }]) => [name, { kind, digest }]))
      ])
    )
  }
}

const environmentsOf = (results: ReadonlyArray<Result>): LockFile["environments"] => {
  const classes = new Map<string, Environment.Environment & { readonly steps: Array<string> }>()
  for (const { record, step } of results) {
    const environment = Environment.ofRecord(record)
    const name = Hash.canonical(environment)
    const known = classes.get(name) ?? { ...environment, steps: [] }
    classes.set(name, known)
    known.steps.push(step.name)
  }
  return [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known)
}

/** Step → where its published result was made, as far as that is said. */
export const environmentsByStep = ({ environments }: LockFile): ReadonlyMap<string, Environment.Environment> =>
  new Map(environments.flatMap(({ steps, ...environment }) => steps.map((step) => [step, environment])))

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
