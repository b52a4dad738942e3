/** What an execution or a lock file says of a workflow's results: one of two sides that are held against each other. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Schema from "effect/Schema"
import type { Digest, Output } from "../Artifact.ts"
import type { Event } from "../Event.ts"
import { type Details, Implementation } from "../implementation/Implementation.ts"
import { Journal } from "../journal/Journal.ts"
import type { Record } from "../journal/Record.ts"
import type { Execution } from "../upkeep/History.ts"
import type { LockFile } from "../verify/LockFile.ts"

export interface Side {
  /** The execution's, or the lock file's path. */
  readonly name: string
  readonly workflow: string
  readonly profile: string
  readonly config: Schema.Json
  /** Steps by name, in the order in which they came to an end. */
  readonly steps: ReadonlyMap<string, Held>
  /** Steps that have no result: failed, skipped or stopped, or their record is gone. */
  readonly missing: ReadonlyArray<string>
  /** What a step's code was made of, as far as the side's store knows it. */
  readonly details: (fingerprint: Digest) => Effect.Effect<Option.Option<Details>, Error>
}

export interface Held {
  /** Not in a lock file. */
  readonly key?: Digest
  readonly record?: Record
  readonly outputs: Readonly<globalThis.Record<string, Content>>
}

/** A lock file does not say what is a folder. */
export type Content = Pick<Output, "kind" | "digest"> & Partial<Pick<Output, "folder">>

export const ofExecution = Effect.fnUntraced(function*({ id, profile, workflow }: Execution) {
  const journal = yield* Journal
  const { details } = yield* Implementation
  const events = yield* journal.events(id)
  const steps = new Map<string, Held>()
  const missing = new Set<string>()
  for (const event of events) {
    if (!("step" in event)) continue
    if (event._tag !== "StepDone" && event._tag !== "StepCached") {
      if (!steps.has(event.step)) missing.add(event.step)
      continue
    }
    const { key } = event
    const record = Option.getOrUndefined(yield* journal.find(key))
    // What it made then is in the log; what it found there is told by the record alone.
    const outputs = event._tag === "StepDone" ? event.outputs : record?.outputs
    if (outputs === undefined) missing.add(event.step)
    else {
      missing.delete(event.step)
      steps.set(event.step, { key, outputs, ...(record === undefined ? {} : { record }) })
    }
  }
  const side: Side = { name: id, workflow, profile, config: configOf(events), steps, missing: [...missing], details }
  return side
})

const configOf = (events: ReadonlyArray<Event>): Schema.Json => {
  const [first] = events
  return first?._tag === "ExecutionStarted" ? first.config : null
}

export const ofLock = Effect.fnUntraced(function*(path: string, { config, profile, steps, workflow }: LockFile) {
  const { details } = yield* Implementation
  const held = Object.entries(steps).map(([step, outputs]) => [step, { outputs }] as const)
  const side: Side = { name: path, workflow, profile, config, steps: new Map(held), missing: [], details }
  return side
})
