/** Reads what the journal keeps. What is not there is none; what cannot be read as what it should be is left out. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { StoreFailed } from "../Errors.ts"
import { Event } from "../Event.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import { namesIn } from "../store/Listing.ts"
import { Record } from "./Record.ts"

const RecordFile = Schema.fromJsonString(Record)
const EventLine = Schema.fromJsonString(Event)

/** Files of a store of thousands of steps, read at once. */
const concurrency = 16

/** A record that cannot be read is as good as none: its step runs again. */
export const record = (path: string) =>
  text(path, AtomicFile.unreadable).pipe(Effect.map(Option.flatMap(Schema.decodeUnknownOption(RecordFile))))

/** The records in the files below `folder` whose names match. */
export const records = Effect.fnUntraced(function*(folder: string, pattern: RegExp) {
  const { join } = yield* Path.Path
  const files = (yield* names(folder, true)).filter((name) => pattern.test(name))
  const found = yield* Effect.forEach(files, (name) => record(join(folder, name)), { concurrency })
  return found.flatMap((record) => Option.toArray(record))
})

export const executions = (folder: string) =>
  Effect.map(
    names(folder, false),
    (files) => files.filter((name) => name.endsWith(".ndjson")).map((name) => name.slice(0, -".ndjson".length))
  )

export const events = (path: string) =>
  Effect.map(
    text(path),
    (log) =>
      Option.getOrElse(log, () => "").split("\n").flatMap((line) =>
        Option.toArray(Schema.decodeUnknownOption(EventLine)(line))
      )
  )

const text = Effect.fnUntraced(function*(path: string, isAsNone = AtomicFile.notFound) {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readFileString(path).pipe(
    Effect.map(Option.some<string>),
    Effect.catchIf((error) => AtomicFile.notFound(error) || isAsNone(error), () => Effect.succeedNone),
    Effect.mapError(StoreFailed.because("read", path))
  )
})

const names = Effect.fnUntraced(function*(folder: string, recursive: boolean) {
  const found = yield* Effect.mapError(namesIn(folder, { recursive }), StoreFailed.because("read", folder))
  return found.sort()
})
