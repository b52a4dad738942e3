/** The executions of a store, as their logs tell. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import { Event } from "../Event.ts"
import { Journal } from "../journal/Journal.ts"
import { Leases } from "../lease/Lease.ts"

export interface Execution {
  readonly id: string
  readonly workflow: string
  readonly profile: string
  /** ISO 8601, as in the events. */
  readonly startedAt: string
  readonly executed: number
  readonly cached: number
  readonly failed: number
  readonly skipped: number
  /** Up to the last event where it did not come to an end. */
  readonly durationMillis: number
  /**
   * `interrupted` stopped as it was asked to; of those that came to no end, `running` are those whose steps a living
   * process holds.
   */
  readonly outcome: "done" | "failed" | "interrupted" | "running" | "killed"
}

/** All executions, in the order in which they began; not those whose log does not say what was executed. */
export const executions = Effect.gen(function*() {
  const journal = yield* Journal
  const held = yield* (yield* Leases).held
  const read = yield* Effect.forEach(yield* journal.executions, (id) => execution(id, held), { concurrency: 4 })
  return read.filter((found) => found !== undefined).sort(byStart)
})

const byStart = (a: Execution, b: Execution): number =>
  a.startedAt === b.startedAt ? (a.id < b.id ? -1 : 1) : a.startedAt < b.startedAt ? -1 : 1

const execution = Effect.fnUntraced(function*(id: string, held: ReadonlyMap<Digest, unknown>) {
  const [first, last] = yield* ends(id)
  if (first?._tag !== "ExecutionStarted") return undefined
  const { at: startedAt, profile, workflow } = first
  const started = { id, workflow, profile, startedAt }
  if (last?._tag === "ExecutionFinished") {
    const { cached, done: executed, durationMillis, failed, skipped, stopped } = last
    const outcome = failed > 0 ? "failed" : stopped > 0 ? "interrupted" : "done"
    const found: Execution = { ...started, executed, cached, failed, skipped, durationMillis, outcome }
    return found
  }
  const events = yield* (yield* Journal).events(id)
  const open = openKeys(events)
  const found: Execution = {
    ...started,
    executed: count(events, "StepDone"),
    cached: count(events, "StepCached"),
    failed: count(events, "StepFailed"),
    skipped: count(events, "StepSkipped"),
    durationMillis: Date.parse(events.at(-1)?.at ?? startedAt) - Date.parse(startedAt),
    outcome: open.some((key) => held.has(key)) ? "running" : "killed"
  }
  return found
})

const EventLine = Schema.fromJsonString(Event)

/** A log's first and last event: those between are many, and seldom needed. */
const ends = Effect.fnUntraced(function*(id: string) {
  const text = (yield* textOf(id)).trimEnd()
  const end = text.indexOf("\n")
  const decode = (line: string) => Option.getOrUndefined(Schema.decodeUnknownOption(EventLine)(line))
  return [decode(end < 0 ? text : text.slice(0, end)), decode(text.slice(text.lastIndexOf("\n") + 1))] as const
})

const textOf = Effect.fnUntraced(function*(id: string) {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Journal).logPath(id)
  return yield* fs.readFileString(path).pipe(Effect.mapError(StoreFailed.because("read a log", path)))
})

const count = (events: ReadonlyArray<Event>, tag: Event["_tag"]): number =>
  events.filter(({ _tag }) => _tag === tag).length

/** The keys that a log tells of. Of lines that another version wrote, and this one cannot read, they are read too. */
export const keysOf = Effect.fnUntraced(function*(id: string) {
  const keys = (yield* textOf(id)).matchAll(/"key":"([0-9a-f]{64})"/g)
  return new Set(Array.from(keys, ([, key]) => key as Digest))
})

/** Key → "workflow/profile/step", where a log tells. The newest executions are asked first. */
export const stepsOf = Effect.fnUntraced(function*(keys: Iterable<Digest>) {
  const journal = yield* Journal
  const wanted = new Set(keys)
  const steps = new Map<Digest, string>()
  if (wanted.size === 0) return steps
  for (const { id, profile, workflow } of (yield* executions).toReversed()) {
    for (const event of yield* journal.events(id)) {
      if ("key" in event && wanted.delete(event.key)) steps.set(event.key, `${workflow}/${profile}/${event.step}`)
    }
    if (wanted.size === 0) break
  }
  return steps
})

/** The keys of the steps that were begun, or waited for, and not brought to an end. */
const openKeys = (events: ReadonlyArray<Event>): ReadonlyArray<Digest> => {
  const open = new Map<string, Digest>()
  for (const event of events) {
    if (event._tag === "StepStarted" || event._tag === "StepWaiting") open.set(event.step, event.key)
    else if (ending.has(event._tag) && "step" in event) open.delete(event.step)
  }
  return [...open.values()]
}

const ending: ReadonlySet<Event["_tag"]> = new Set(["StepDone", "StepCached", "StepFailed", "StepStopped"])
