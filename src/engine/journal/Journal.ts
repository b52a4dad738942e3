/**
 * The journal: key → record of what a step with this key produced, and the events of every execution. A record is
 * written last, once everything it names is in the store; it is never overwritten.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import { Event } from "../Event.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import * as FileStamp from "../store/FileStamp.ts"
import { Memo } from "../store/Memo.ts"
import { isKnown, type Known, knownOf, Record, sameOutputs } from "./Record.ts"

/** What became of a record: kept; one with the same outputs was there; one with others was; or the right was lost. */
export type Published = "created" | "same" | "diverged" | "lost"

export class Journal extends Context.Service<Journal, {
  readonly find: (key: Digest) => Effect.Effect<Option.Option<Record>, StoreFailed>
  /** What a plan needs of a record; known without reading it as long as its file is the same. */
  readonly glance: (key: Digest) => Effect.Effect<Known | undefined, StoreFailed>
  /**
   * Keeps a record, if `folder`, the lease's, is still there. Where a record with the same key and other outputs
   * exists, both stay; which of them counts is said by `replace`: the new one, because the other's content is gone, or was
   * made by code that counts no more.
   */
  readonly publish: (
    record: Record,
    options: { readonly folder: string; readonly replace: boolean }
  ) => Effect.Effect<Published, StoreFailed>
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

const RecordFile = Schema.fromJsonString(Record)
const EventLine = Schema.fromJsonString(Event)

const make = Effect.fnUntraced(function*(directory: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const memo = (yield* Memo).table("records", isEntry)
  const root = paths.join(paths.resolve(directory), "journal")
  const recordPath = (key: string) => `${root}${paths.sep}records${paths.sep}${key.slice(0, 2)}${paths.sep}${key}.json`
  const logPath = (execution: string) => paths.join(root, "executions", `${execution}.ndjson`)
  const reading = (path: string) => Effect.mapError<PlatformError, StoreFailed>(StoreFailed.because("read", path))
  const names = (folder: string, options?: { readonly recursive: boolean }) =>
    fs.readDirectory(folder, options).pipe(
      Effect.catchIf(AtomicFile.notFound, () => Effect.succeed([])),
      reading(folder)
    )

  /** A record that cannot be read is as good as none: its step runs again. */
  const read = (path: string) =>
    fs.readFileString(path).pipe(
      Effect.map(Option.some<string>),
      Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(Option.none<string>())),
      Effect.map(Option.flatMap((text) => Schema.decodeUnknownOption(RecordFile)(text))),
      reading(path)
    )
  const find = (key: Digest) => read(recordPath(key))

  const remember = (record: Record, stamp: string): Known => {
    const known = knownOf(record)
    memo.set(record.key, { stamp, known })
    return known
  }

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

  /** The record lies in the lease's folder until it is linked to its name: who lost the lease links nothing. */
  const publish = Effect.fnUntraced(function*(record: Record, folder: string, replace: boolean) {
    const path = recordPath(record.key)
    const aside = AtomicFile.temporaryName(paths.join(folder, "record"))
    yield* fs.writeFileString(aside, JSON.stringify(record, null, 2) + "\n", { flag: "wx" })
    yield* AtomicFile.sync(aside)
    yield* fs.makeDirectory(paths.dirname(path), { recursive: true })
    const linked = (at: string) =>
      fs.link(aside, at).pipe(Effect.as(true), Effect.catchIf(AtomicFile.alreadyExists, () => Effect.succeed(false)))
    if (yield* linked(path)) {
      // With its second name the record would lose its stamp later.
      yield* fs.remove(aside)
      remember(record, FileStamp.of(path) ?? "")
      return "created" as const
    }
    const beside = (execution: string, why: string) => path.replace(/\.json$/, `.${execution}.${why}.json`)
    const earlier = yield* find(record.key)
    if (Option.isSome(earlier) && sameOutputs(earlier.value.outputs, record.outputs)) {
      if (!replace || earlier.value.fingerprint === record.fingerprint) return "same" as const
      yield* fs.rename(path, beside(earlier.value.execution, "revoked"))
      yield* linked(path)
      return "created" as const
    }
    if (Option.isNone(earlier)) yield* fs.rename(path, beside(record.execution, "unreadable"))
    else if (replace) yield* fs.rename(path, beside(earlier.value.execution, "diverged"))
    else yield* linked(beside(record.execution, "diverged"))
    if (Option.isNone(earlier) || replace) yield* linked(path)
    return Option.isNone(earlier) ? "created" as const : "diverged" as const
  }, Effect.provide(services))

  const recordsNamed = (pattern: RegExp) =>
    Effect.gen(function*() {
      const folder = paths.join(root, "records")
      const files = (yield* names(folder, { recursive: true })).filter((name) => pattern.test(name)).sort()
      const found = yield* Effect.forEach(files, (name) => read(paths.join(folder, name)), { concurrency: 16 })
      return found.flatMap((record) => Option.toArray(record))
    })

  return Journal.of({
    find,
    glance,
    publish: (record, { folder, replace }) =>
      publish(record, folder, replace).pipe(
        Effect.catchIf(
          (error) => "reason" in error && AtomicFile.notFound(error),
          (error) =>
            fs.exists(folder).pipe(
              Effect.flatMap((there) => there ? Effect.fail(error) : Effect.succeed("lost" as const))
            )
        ),
        Effect.mapError(StoreFailed.because("write a record", recordPath(record.key)))
      ),
    records: recordsNamed(/[0-9a-f]{64}\.json$/),
    diverged: recordsNamed(/\.diverged\.json$/),
    executions: Effect.map(
      names(paths.join(root, "executions")),
      (files) => files.filter((name) => name.endsWith(".ndjson")).map((name) => name.slice(0, -".ndjson".length)).sort()
    ),
    events: (execution) =>
      fs.readFileString(logPath(execution)).pipe(
        Effect.map((text) =>
          text.split("\n").flatMap((line) => Option.toArray(Schema.decodeUnknownOption(EventLine)(line)))
        ),
        reading(logPath(execution))
      ),
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
