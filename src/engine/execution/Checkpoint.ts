/**
 * The checkpoint slot of a step: resumable state kept under the step's key until its result is published. A checkpoint
 * is a folder; it is written aside, its files are hashed into a manifest, and it appears under its number by one
 * rename. Loading verifies every digest and falls back to the newest checkpoint that is whole.
 *
 * Each epoch of the key's lease has a folder of its own, <epoch>/<number>/. An attempt reads those of its own epoch and
 * of earlier ones and writes only its own, so one that lost its lease and does not know it cannot harm the next.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import * as Hash from "../Hash.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import { isNumber, numbersIn } from "../store/CheckpointFolder.ts"
import * as FileDigest from "../store/FileDigest.ts"

export interface Slot {
  /** What `read` makes of the folder of the newest whole checkpoint; none where there is no checkpoint. */
  readonly load: <A, E, R>(
    read: (folder: string, number: number) => Effect.Effect<A, E, R>
  ) => Effect.Effect<Option.Option<A>, E | StoreFailed, R>
  /**
   * Lets `write` fill an empty folder with files, then publishes it as checkpoint `number`: higher than the one loaded.
   * The two newest are kept. A step that was asked to stop ends here.
   */
  readonly save: <E, R>(
    number: number,
    write: (folder: string) => Effect.Effect<void, E, R>
  ) => Effect.Effect<void, E | StoreFailed, R>
  /** Whether a checkpoint is wanted at once, because the step was asked to stop. */
  readonly isWanted: Effect.Effect<boolean>
  /**
   * A folder that outlives an attempt, for content that the stage itself can prove, such as files of known digest. It
   * need not exist.
   */
  readonly scratch: string
}

export interface Options {
  /** The lease's. */
  readonly epoch: number
  /** Whether the step was asked to stop. */
  readonly isDraining: () => boolean
  /** Ends the attempt, which goes on from checkpoint `number` another time. */
  readonly stop: (number: number) => Effect.Effect<never>
}

const manifestName = "checkpoint.json"
const Manifest = Schema.fromJsonString(Schema.Record(Schema.String, Digest))
const kept = 2

/** The slot that lives in `directory`, which need not exist. */
export const slot = Effect.fnUntraced(function*(directory: string, { epoch, isDraining, stop }: Options) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const own = paths.join(directory, String(epoch))
  const storeFailed = (operation: string) => StoreFailed.because(operation, directory)

  const load: Slot["load"] = (read) =>
    Effect.gen(function*() {
      const found = yield* newestWhole(directory, epoch).pipe(
        Effect.provide(services),
        Effect.mapError(storeFailed("load a checkpoint"))
      )
      return found === undefined ? Option.none() : Option.some(yield* read(found.folder, found.number))
    })

  const publish = Effect.fnUntraced(function*(aside: string, number: number) {
    const hashed = yield* digests(aside)
    for (const name of Object.keys(hashed)) yield* AtomicFile.sync(paths.join(aside, name))
    yield* AtomicFile.write(paths.join(aside, manifestName), Hash.canonical(hashed))
    const folder = paths.join(own, String(number))
    yield* fs.remove(folder, { recursive: true, force: true })
    yield* fs.rename(aside, folder)
    yield* Effect.ignore(prune(directory, { epoch, number, folder }))
  }, Effect.provide(services))

  const save: Slot["save"] = (number, write) =>
    Effect.gen(function*() {
      const aside = AtomicFile.temporaryName(paths.join(own, String(number)))
      yield* fs.makeDirectory(aside, { recursive: true }).pipe(Effect.mapError(storeFailed("save a checkpoint")))
      yield* Effect.andThen(
        write(aside),
        Effect.mapError(publish(aside, number), storeFailed("save a checkpoint"))
      ).pipe(Effect.onError(() => Effect.ignore(fs.remove(aside, { recursive: true, force: true }))))
      if (isDraining()) yield* stop(number)
    })

  const made: Slot = { load, save, isWanted: Effect.sync(isDraining), scratch: paths.join(directory, "scratch") }
  return made
})

interface Saved {
  readonly epoch: number
  readonly number: number
  readonly folder: string
}

/** The checkpoints of this epoch and of earlier ones, newest first. */
const saved = Effect.fnUntraced(function*(directory: string, epoch: number) {
  const paths = yield* Path.Path
  const all: Array<Saved> = []
  for (const past of (yield* numbersIn(directory)).filter((past) => past <= epoch)) {
    const folder = paths.join(directory, String(past))
    for (const number of yield* numbersIn(folder)) {
      all.push({ epoch: past, number, folder: paths.join(folder, String(number)) })
    }
  }
  return all.sort((a, b) => b.number - a.number || b.epoch - a.epoch)
})

const newestWhole = Effect.fnUntraced(function*(directory: string, epoch: number) {
  for (const checkpoint of yield* saved(directory, epoch)) {
    if (yield* isWhole(checkpoint.folder)) return checkpoint
  }
  return undefined
})

const isWhole = (folder: string) =>
  Effect.gen(function*() {
    const { join } = yield* Path.Path
    const text = yield* (yield* FileSystem.FileSystem).readFileString(join(folder, manifestName))
    const expected = yield* Schema.decodeUnknownEffect(Manifest)(text)
    return Hash.canonical(expected) === Hash.canonical(yield* digests(folder))
  }).pipe(Effect.orElseSucceed(() => false))

/** Path within `folder` → digest, of every file but the manifest. */
const digests = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const hashed: Record<string, Digest> = {}
  for (const name of (yield* fs.readDirectory(folder, { recursive: true })).sort()) {
    const isFile = (yield* fs.stat(join(folder, name))).type === "File"
    if (isFile && name !== manifestName) hashed[name] = yield* FileDigest.of(join(folder, name))
  }
  return hashed
})

/**
 * Removes all but the newest checkpoints, and what dead processes did not finish; what an earlier epoch's process may
 * still be writing is left alone. A checkpoint newer than the latest was damaged when this attempt began, or is of an
 * attempt that lost its lease: it counts no more.
 */
const prune = Effect.fnUntraced(function*(directory: string, latest: Saved) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const older = (yield* saved(directory, latest.epoch)).filter(({ number }) => number < latest.number)
  const keep = [latest, ...older].slice(0, kept).map(({ folder }) => folder)
  for (const epoch of (yield* numbersIn(directory)).filter((epoch) => epoch <= latest.epoch)) {
    const folder = paths.join(directory, String(epoch))
    for (const name of yield* fs.readDirectory(folder)) {
      const path = paths.join(folder, name)
      const isSurplus = isNumber(name) && !keep.includes(path)
      if (isSurplus || AtomicFile.isAbandoned(name)) yield* fs.remove(path, { recursive: true, force: true })
    }
  }
})
