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
import type { Outputs } from "../plan/Plan.ts"
import type { Step } from "../Stage.ts"
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
  ),
  /**
   * What the outside world gave when it was first asked, where nobody could pin it before. Steps are not published
   * by this: a lock file may have nothing else.
   */
  recorded: Schema.Record(
    Schema.String,
    Schema.Struct({
      /** Digest of the params that it was asked with: with others it may give something else. */
      params: Digest,
      /** Output → digest. */
      outputs: Schema.Record(Schema.String, Digest)
    })
  ).pipe(Schema.optionalKey)
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

/** Whether it holds published results. */
export const isPublished = ({ steps }: LockFile): boolean => Object.keys(steps).length > 0

export const make = ({ config, profile, workflow }: Graph, results: ReadonlyArray<Result>): LockFile => {
  const sorted = results.toSorted((a, b) => (a.step.name < b.step.name ? -1 : 1))
  const outside = sorted.filter(({ step }) => step.isOutside)
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
    ),
    ...(outside.length === 0
      ? {}
      : { recorded: Object.fromEntries(outside.map(({ record, step }) => [step.name, entry(step, record.outputs)])) })
  }
}

type Recorded = NonNullable<LockFile["recorded"]>

/** A step's entry under `recorded`. */
const entry = (step: Step, outputs: Outputs): Recorded[string] => ({
  params: Hash.ofText(Hash.canonical(step.params)),
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, { digest }]) => [name, digest]))
})

/** What was recorded of the step with its present params: output → digest; undefined if nothing was. */
export const recordedOf = ({ recorded = {} }: LockFile, step: Step): Readonly<Record<string, Digest>> | undefined => {
  const known = Object.hasOwn(recorded, step.name) ? recorded[step.name] : undefined
  return step.isOutside && known?.params === entry(step, {}).params ? known.outputs : undefined
}

/** The lock file with one more step recorded, or another content for it. */
export const withRecorded = (lock: LockFile, step: Step, outputs: Outputs): LockFile => ({
  ...lock,
  recorded: Hash.ordered({ ...lock.recorded, [step.name]: entry(step, outputs) })
})

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
