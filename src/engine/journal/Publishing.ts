/** How a record becomes known: at once, whole, only from who has the right to, and over no other. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { StoreFailed } from "../Errors.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import { type Record, sameOutputs } from "./Record.ts"

/** What became of a record: kept; one with the same outputs was there; one with others was; or the right was lost. */
export type Published = "created" | "same" | "diverged" | "lost"

/** Whether an earlier record counts no more, and why: its content is gone, or its code is not declared equal any more. */
export type Replace = false | "damaged" | "disowned"

export interface Options {
  /** The lease's. */
  readonly folder: string
  readonly replace: Replace
  /** Where the record is to lie. */
  readonly path: string
  /** The record that lies there, if one does that can be read. */
  readonly earlier: Effect.Effect<Option.Option<Record>, StoreFailed>
}

export const publish = (record: Record, options: Options) =>
  Effect.catchIf(
    linkFrom(record, options),
    (error) => "reason" in error && AtomicFile.notFound(error),
    (error) =>
      Effect.flatMap(FileSystem.FileSystem, (fs) => fs.exists(options.folder)).pipe(
        Effect.flatMap((isThere) => isThere ? Effect.fail(error) : Effect.succeed("lost" as const))
      )
  )

/** The record lies in the lease's folder until it is linked to its name: who lost the lease links nothing. */
const linkFrom = Effect.fnUntraced(function*(record: Record, options: Options) {
  const { folder, path } = options
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const aside = AtomicFile.temporaryName(paths.join(folder, "record"))
  yield* fs.writeFileString(aside, JSON.stringify(record, null, 2) + "\n", { flag: "wx" })
  yield* AtomicFile.sync(aside)
  yield* fs.makeDirectory(paths.dirname(path), { recursive: true })
  const isFirst = yield* AtomicFile.linkUnlessThere(aside, path)
  const published: Published = isFirst ? "created" : yield* besideAnother(record, aside, options)
  // With a second name, the record would change its stamp when that goes.
  yield* fs.remove(aside)
  return published
})

/** Where a record of the key is there already: it stays, under this or another name. */
const besideAnother = Effect.fnUntraced(function*(record: Record, aside: string, { earlier, path, replace }: Options) {
  const fs = yield* FileSystem.FileSystem
  const nameFor = (execution: string, why: string) => path.replace(/\.json$/, `.${execution}.${why}.json`)
  const takePlace = (of: string, as: Published) =>
    fs.rename(path, of).pipe(Effect.andThen(AtomicFile.linkUnlessThere(aside, path)), Effect.as(as))
  const found = yield* earlier
  if (found._tag === "None") return yield* takePlace(nameFor(record.execution, "unreadable"), "created")
  const { execution, fingerprint, outputs } = found.value
  // By the very same code it would be another one, published since the one before was found disowned.
  if (replace === "disowned" && fingerprint !== record.fingerprint) {
    return yield* takePlace(nameFor(execution, "revoked"), "created")
  }
  if (sameOutputs(outputs, record.outputs)) return "same"
  if (replace === "damaged") return yield* takePlace(nameFor(execution, "diverged"), "diverged")
  yield* AtomicFile.linkUnlessThere(aside, nameFor(record.execution, "diverged"))
  return "diverged"
})
