/**
 * The journal: key → record of what a step with this key produced, and the events of every execution. A record is
 * written last, once everything it names is in the store; it is never overwritten.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type * as Schema from "effect/Schema"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import type { Event } from "../Event.ts"
import * as FileStamp from "../store/FileStamp.ts"
import { Memo } from "../store/Memo.ts"
import * as Publishing from "./Publishing.ts"
import * as Reading from "./Reading.ts"
import { isKnown, type Known, knownOf, type Record } from "./Record.ts"

export class Journal extends Context.Service<Journal, {
  readonly find: (key: Digest) => Effect.Effect<Option.Option<Record>, StoreFailed>
  /** What a plan needs of a record; known without reading it as long as its file is the same. */
  readonly glance: (key: Digest) => Effect.Effect<Known | undefined, StoreFailed>
  /**
   * Keeps a record, if `folder`, the lease's, is still there. Where a record with the same key and other outputs
   * exists, both stay; the earlier one counts, unless `replace` says why it does not. One that was made by code that
   * counts no more is out of the question, whatever its outputs: nothing diverged from it.
   */
  readonly publish: (
    record: Record,
    options: { readonly folder: string; readonly replace: Publishing.Replace }
  ) => Effect.Effect<Publishing.Published, StoreFailed>
  /** Every readable record. */
  readonly records: Effect.Effect<ReadonlyArray<Record>, StoreFailed>
  /** The records that another one of the same key, with other outputs, was kept beside. */
  readonly diverged: Effect.Effect<ReadonlyArray<Record>, StoreFailed>
  /** The names of all executions, in the order in which they began. */
  readonly executions: Effect.Effect<ReadonlyArray<string>, StoreFailed>
  /** The events of an execution; lines that cannot be read are left out. */
  readonly events: (execution: string) => Effect.Effect<ReadonlyArray<Event>, StoreFailed>
  /** Where an execution's log lies: events, one JSON line each. */
  readonly logPath: (execution: string) => string
  /** Where a key's record lies. */
  readonly recordPath: (key: Digest) => string
}>()("repro/engine/Journal") {}

export const layerFileSystem = (
  root: string
): Layer.Layer<Journal, never, FileSystem.FileSystem | Path.Path | Memo> => Layer.effect(Journal, make(root))

const make = Effect.fnUntraced(function*(directory: string) {
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const memo = (yield* Memo).table("records", isEntry)
  const root = paths.join(paths.resolve(directory), "journal")
  const recordPath = (key: string) => `${root}${paths.sep}records${paths.sep}${key.slice(0, 2)}${paths.sep}${key}.json`
  const logPath = (execution: string) => paths.join(root, "executions", `${execution}.ndjson`)
  const find = (key: Digest) => Effect.provide(Reading.record(recordPath(key)), services)

  const remember = (record: Record, stamp: string): Known => {
    const known = knownOf(record)
    memo.set(record.key, { stamp, known })
    return known
  }
  /** A record that was just written needs not be read. */
  const learn = (record: Record) => Effect.sync(() => void remember(record, FileStamp.of(recordPath(record.key)) ?? ""))

  const glance = (key: Digest): Effect.Effect<Known | undefined, StoreFailed> =>
    Effect.suspend(() => {
      const stamp = FileStamp.of(recordPath(key))
      if (stamp === undefined) return Effect.undefined
      const entry = memo.get(key)
      if (entry?.stamp === stamp) return Effect.succeed(entry.known)
      return Effect.map(find(key), (record) => {
        if (Option.isNone(record)) return undefined
        return remember(record.value, stamp)
      })
    })

  const recordsNamed = (pattern: RegExp) =>
    Effect.provide(Reading.records(paths.join(root, "records"), pattern), services)

  return Journal.of({
    find,
    glance,
    publish: (record, options) =>
      Publishing.publish(record, { ...options, path: recordPath(record.key), earlier: find(record.key) }).pipe(
        Effect.provide(services),
        Effect.tap((published) => published === "created" ? learn(record) : Effect.void),
        Effect.mapError(StoreFailed.because("write a record", recordPath(record.key)))
      ),
    records: recordsNamed(/[0-9a-f]{64}\.json$/),
    diverged: recordsNamed(/\.diverged\.json$/),
    executions: Effect.provide(Reading.executions(paths.join(root, "executions")), services),
    events: (execution) => Effect.provide(Reading.events(logPath(execution)), services),
    logPath,
    recordPath
  })
})

interface Entry {
  readonly stamp: string
  readonly known: Known
}

const isEntry = (value: unknown): value is Entry & Schema.JsonObject =>
  typeof value === "object" && value !== null && "stamp" in value && "known" in value && isKnown(value.known)
