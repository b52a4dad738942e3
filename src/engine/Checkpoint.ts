/**
 * The checkpoint slot of a step: resumable state kept under the step's key until its result is published. A checkpoint
 * is a folder; it is written aside, its files are hashed into a manifest, and it appears under its number by one
 * rename. Loading verifies every digest and falls back to the newest checkpoint that is whole.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Digest } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import { StoreFailed } from "./Errors.ts"
import * as FileDigest from "./FileDigest.ts"
import * as Hash from "./Hash.ts"

export interface Slot {
  /** The folder of the newest whole checkpoint and its number. */
  readonly load: Effect.Effect<Option.Option<{ readonly folder: string; readonly number: number }>, StoreFailed>
  /** Lets `write` fill an empty folder with files, then publishes it as checkpoint `number`. The two newest are kept. */
  readonly save: <E, R>(
    number: number,
    write: (folder: string) => Effect.Effect<void, E, R>
  ) => Effect.Effect<void, E | StoreFailed, R>
  /**
   * A folder that outlives an attempt, for content that the stage itself can prove, such as files of known digest. It
   * need not exist.
   */
  readonly scratch: string
}

const manifestName = "checkpoint.json"
const Manifest = Schema.fromJsonString(Schema.Record(Schema.String, Digest))
const kept = 2

/** The slot that lives in `directory`, which need not exist. */
export const slot = Effect.fnUntraced(function*(directory: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const storeFailed = (operation: string) => StoreFailed.because(operation, directory)

  const numbers = fs.readDirectory(directory).pipe(
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed([])),
    Effect.map((names) => names.filter((name) => /^\d+$/.test(name)).map(Number).sort((a, b) => b - a))
  )

  const digests = Effect.fnUntraced(function*(folder: string) {
    const names = (yield* fs.readDirectory(folder)).filter((name) => name !== manifestName).sort()
    const hashed: Record<string, Digest> = {}
    for (const name of names) hashed[name] = yield* FileDigest.of(paths.join(folder, name))
    return hashed
  }, Effect.provide(services))

  const isWhole = (folder: string) =>
    Effect.gen(function*() {
      const text = yield* fs.readFileString(paths.join(folder, manifestName))
      const expected = yield* Schema.decodeUnknownEffect(Manifest)(text)
      return Hash.canonical(expected) === Hash.canonical(yield* digests(folder))
    }).pipe(Effect.orElseSucceed(() => false))

  const load = Effect.gen(function*() {
    for (const number of yield* numbers) {
      const folder = paths.join(directory, String(number))
      if (yield* isWhole(folder)) return Option.some({ folder, number })
    }
    return Option.none()
  }).pipe(Effect.mapError(storeFailed("load a checkpoint")))

  const publish = Effect.fnUntraced(function*(aside: string, number: number) {
    const hashed = yield* digests(aside)
    for (const name of Object.keys(hashed)) yield* AtomicFile.sync(paths.join(aside, name))
    yield* AtomicFile.write(paths.join(aside, manifestName), Hash.canonical(hashed))
    const folder = paths.join(directory, String(number))
    yield* fs.remove(folder, { recursive: true, force: true })
    yield* fs.rename(aside, folder)
    const all = yield* numbers
    // One that is newer was damaged when this computation resumed, so it counts no more.
    const keep = [number, ...all.filter((n) => n < number)].slice(0, kept)
    for (const old of all.filter((n) => !keep.includes(n))) {
      yield* fs.remove(paths.join(directory, String(old)), { recursive: true, force: true })
    }
  }, Effect.provide(services))

  const save: Slot["save"] = (number, write) =>
    Effect.gen(function*() {
      const aside = AtomicFile.temporaryName(paths.join(directory, String(number)))
      yield* fs.makeDirectory(aside, { recursive: true }).pipe(Effect.mapError(storeFailed("save a checkpoint")))
      yield* Effect.andThen(
        write(aside),
        Effect.mapError(publish(aside, number), storeFailed("save a checkpoint"))
      ).pipe(Effect.onError(() => Effect.ignore(fs.remove(aside, { recursive: true, force: true }))))
    })

  const made: Slot = { load, save, scratch: paths.join(directory, "scratch") }
  return made
})
