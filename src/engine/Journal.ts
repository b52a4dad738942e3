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
import * as Schema from "effect/Schema"
import { Digest, Output } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import { StoreFailed } from "./Errors.ts"
import type { Event } from "./Event.ts"
import * as Hash from "./Hash.ts"
import { Manifest } from "./Manifest.ts"

/** What a step with this key produced, when, where, how. */
export const Record = Schema.Struct({
  format: Schema.Literal("repro/record/1"),
  key: Digest,
  manifest: Manifest,
  outputs: Schema.Record(Schema.String, Output),
  workflow: Schema.String,
  profile: Schema.String,
  step: Schema.String,
  execution: Schema.String,
  finishedAt: Schema.String,
  durationMillis: Schema.Finite,
  host: Schema.Struct({ name: Schema.String, platform: Schema.String, node: Schema.String })
})
export type Record = typeof Record.Type

export type Published = "created" | "same" | "diverged"

export class Journal extends Context.Service<Journal, {
  readonly find: (key: Digest) => Effect.Effect<Option.Option<Record>, StoreFailed>
  /** Keeps a record; where one with the same key and other outputs exists, both stay and the answer is "diverged". */
  readonly publish: (record: Record) => Effect.Effect<Published, StoreFailed>
  /** Appends an event to its execution's log, one JSON line each. */
  readonly append: (execution: string, event: Event) => Effect.Effect<void, StoreFailed>
  /** Where an execution's log lies. */
  readonly logPath: (execution: string) => string
  /** Where a key's record lies. */
  readonly recordPath: (key: Digest) => string
}>()("repro/engine/Journal") {}

export const layerFileSystem = (root: string): Layer.Layer<Journal, never, FileSystem.FileSystem | Path.Path> =>
  Layer.effect(Journal, make(root))

const RecordFile = Schema.fromJsonString(Record)

/** Where two outcomes of one key agree. */
export const sameOutputs = (a: Record["outputs"], b: Record["outputs"]): boolean =>
  Hash.canonical(a) === Hash.canonical(b)

const make = Effect.fnUntraced(function*(directory: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const root = paths.join(paths.resolve(directory), "journal")
  const recordPath = (key: string) => paths.join(root, "records", key.slice(0, 2), `${key}.json`)
  const logPath = (execution: string) => paths.join(root, "executions", `${execution}.ndjson`)

  const find = (key: Digest) =>
    fs.readFileString(recordPath(key)).pipe(
      Effect.map(Option.some<string>),
      Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(Option.none<string>())),
      // A record that cannot be read is as good as none: its step runs again.
      Effect.map(Option.flatMap((text) => Schema.decodeUnknownOption(RecordFile)(text))),
      Effect.mapError(StoreFailed.because("read a record", recordPath(key)))
    )

  const publish = Effect.fnUntraced(function*(record: Record) {
    const path = recordPath(record.key)
    const text = JSON.stringify(record, null, 2) + "\n"
    return yield* Effect.gen(function*() {
      if (yield* AtomicFile.create(path, text)) return "created" as const
      const earlier = yield* find(record.key)
      if (Option.isNone(earlier)) {
        yield* AtomicFile.write(path, text)
        return "created" as const
      }
      if (sameOutputs(earlier.value.outputs, record.outputs)) return "same" as const
      yield* AtomicFile.create(path.replace(/\.json$/, `.${record.execution}.diverged.json`), text)
      return "diverged" as const
    }).pipe(Effect.provide(services), Effect.mapError(StoreFailed.because("write a record", path)))
  })

  return Journal.of({
    find,
    publish,
    append: (execution, event) =>
      fs.makeDirectory(paths.dirname(logPath(execution)), { recursive: true }).pipe(
        Effect.andThen(fs.writeFileString(logPath(execution), JSON.stringify(event) + "\n", { flag: "a" })),
        Effect.mapError(StoreFailed.because("append to the log", logPath(execution)))
      ),
    logPath,
    recordPath
  })
})
