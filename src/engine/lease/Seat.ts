/**
 * What a lease is on disk: leases/<key>/<seat>/, where the seat's name says its epoch and its holder, so that it is
 * never half written. A key has one seat at most, since a free key is taken by a folder with the seat in it, renamed to
 * <key>: that fails as long as a seat is in there. Who is gone is evicted from its seat, which has a name of its own, so
 * that this hits no other; then the key is free. The epochs of a key rise as long as one of them has a folder among its
 * checkpoints, which an evicted one gets at the latest then: whoever was evicted may still be writing there.
 *
 * Nothing is synced: a lease need not outlive a power cut, since no holder does. From one that the disk forgot nothing
 * can be published; one that it brought back is of a process that is gone.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import { rmdirSync, unlinkSync } from "node:fs"
import { Digest } from "../Artifact.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import * as CheckpointFolder from "../store/CheckpointFolder.ts"
import { namesIn } from "../store/Listing.ts"
import * as Holder from "./Holder.ts"

export interface Seat {
  readonly name: string
  readonly epoch: number
  readonly holder: Holder.Holder
}

/** A name that no other seat has or had. */
export const nameOf = (epoch: number, holder: Holder.Holder): string =>
  `${epoch}.${Holder.mark(holder)}-${counter++}.${Holder.hostPart(holder.host)}`

/** Where a key has its seat, and where its checkpoints are, in a folder for each epoch. */
export interface Place {
  readonly folder: string
  readonly epochs: string
}

export const placeOf = (root: string, key: string, join: Path.Path["join"]): Place => ({
  folder: join(root, leases, key),
  epochs: CheckpointFolder.of(root, key, join)
})
const leases = "leases"

/** The seat of a key; undefined if the key is free. */
export const find = Effect.fnUntraced(function*({ folder }: Place) {
  return (yield* namesIn(folder)).map(parse).sort((a, b) => b.epoch - a.epoch).at(0)
})

/** The highest epoch that has a folder; 0 if there is none. Known for certain only while the key is free. */
export const lastEpoch = Effect.fnUntraced(function*({ epochs }: Place) {
  return Math.max(0, ...(yield* CheckpointFolder.numbersIn(epochs)))
})

/** Whether the key was free, and is held under this name now, with the first sign of life given. */
export const take = Effect.fnUntraced(function*({ folder }: Place, name: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const aside = AtomicFile.temporaryName(folder)
  // Noted before the seat can be found.
  ours.add(name)
  // Asked for its parents too, Node takes twice as long.
  yield* fs.makeDirectory(aside).pipe(
    Effect.catchIf(AtomicFile.notFound, () => fs.makeDirectory(aside, { recursive: true }))
  )
  return yield* fs.makeDirectory(join(aside, name)).pipe(
    Effect.andThen(fs.writeFileString(join(aside, name, beatName), "0")),
    Effect.andThen(fs.rename(aside, folder)),
    Effect.as(true),
    Effect.onError(() => remove(aside)),
    Effect.catchIf(isOccupied, () => Effect.succeed(false))
  )
}, (taking, _place, name) => Effect.onExit(taking, (exit) => isYes(exit) ? Effect.void : forget(name)))

/** Gives up the seat at this path, if it is still there. What cannot be removed is left to others. */
export const leave = Effect.fnUntraced(function*(seat: string) {
  const { basename, dirname, join } = yield* Path.Path
  for (const name of yield* Effect.orElseSucceed(namesIn(seat), () => [])) yield* succeeds(unlinkSync, join(seat, name))
  if (!(yield* succeeds(rmdirSync, seat))) yield* Effect.ignore(takeAway(seat))
  yield* succeeds(rmdirSync, dirname(seat))
  yield* forget(basename(seat))
})

/** Frees the key from this seat, if it is still there. */
export const evict = Effect.fnUntraced(function*({ epochs, folder }: Place, { epoch, name }: Seat) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  if (epoch > 0) yield* fs.makeDirectory(join(epochs, String(epoch)), { recursive: true })
  yield* takeAway(join(folder, name))
  yield* succeeds(rmdirSync, folder)
})

/** Whether this process, which the seat names, does not hold it: it could not leave it, or never learned it had it. */
export const isForgotten = ({ holder, name }: Seat): boolean =>
  Holder.mark(holder) === Holder.mark(Holder.me) && !ours.has(name)

const beatName = "beat"

/**
 * Gives the sign of life after `count` others, in place: a full disk does not silence it, and it makes no file where the
 * seat is not any more. Says whether the seat is still there.
 */
export const beat = Effect.fnUntraced(function*(seat: string, count: number) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  return yield* fs.writeFileString(join(seat, beatName), String(count), { flag: "r+" }).pipe(
    Effect.as(true),
    Effect.catchIf(AtomicFile.notFound, () => Effect.succeed(false))
  )
})

/** The latest sign of life. It is read: a network file system may answer questions about a file from memory. */
export const lastBeat = Effect.fnUntraced(function*(seat: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  return yield* Effect.orElseSucceed(fs.readFileString(join(seat, beatName)), () => "")
})

/** The seats of all keys, by key; what is no seat is left out. */
export const all = Effect.fnUntraced(function*(root: string) {
  const { join } = yield* Path.Path
  const seats: Array<readonly [Digest, Seat]> = []
  for (const key of (yield* namesIn(join(root, leases))).sort()) {
    if (!isDigest(key)) continue
    const seat = yield* find(placeOf(root, key, join))
    if (seat !== undefined && seat.epoch > 0) seats.push([key, seat])
  }
  return seats
})
const isDigest = Schema.is(Digest)

/** Removes what processes left that are certainly gone. Says whether there was any. */
export const sweep = Effect.fnUntraced(function*(root: string) {
  const { join } = yield* Path.Path
  const names = yield* namesIn(join(root, leases))
  const abandoned = names.filter(AtomicFile.isAbandoned)
  for (const name of abandoned) yield* remove(join(root, leases, name))
  let found = abandoned.length > 0
  for (const key of names.filter(isDigest)) {
    // A key that cannot be looked at is no reason to leave the others.
    if (yield* Effect.orElseSucceed(sweepPlace(placeOf(root, key, join)), () => false)) found = true
  }
  return found
})

const sweepPlace = Effect.fnUntraced(function*(place: Place) {
  const seat = yield* find(place)
  const isLeft = seat !== undefined && seat.epoch > 0 && Holder.isGone(seat.holder)
  if (isLeft) yield* Effect.ignore(evict(place, seat))
  // Left by who died between removing a seat and the folder that it was in.
  yield* succeeds(rmdirSync, place.folder)
  return isLeft
})

/** Names of seats that this process holds or is about to. */
const ours = new Set<string>()
let counter = 0

/** Something else than a seat counts as one of epoch 0: its holder is nobody, and will be silent. */
const parse = (name: string): Seat => {
  const [, epoch, mark, , host] = seatName.exec(name) ?? []
  const holder = Holder.parse(mark ?? "")
  if (holder === undefined) return { name, epoch: 0, holder: { host: "", machine: "", pid: 0, started: "" } }
  return { name, epoch: Number(epoch), holder: { host: host ?? "", ...holder } }
}
const seatName = new RegExp(String.raw`^(\d+)\.${Holder.marked.source}\.(.*)$`)

const forget = (name: string) => Effect.sync(() => void ours.delete(name))

const isYes = (exit: Exit.Exit<boolean, unknown>): boolean => Exit.isSuccess(exit) && exit.value

/** POSIX lets a file system say either. */
const isOccupied = ({ cause }: PlatformError): boolean =>
  cause instanceof Error && "code" in cause && (cause.code === "ENOTEMPTY" || cause.code === "EEXIST")

/**
 * Removes a seat, at once, by renaming it. It does not stay under another name: on a network file system its former
 * holder may know the folder by a handle, which is good until it is removed.
 */
const takeAway = Effect.fnUntraced(function*(seat: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname } = yield* Path.Path
  const aside = AtomicFile.temporaryName(dirname(seat))
  yield* fs.rename(seat, aside).pipe(
    Effect.andThen(remove(aside)),
    Effect.catchIf(AtomicFile.notFound, () => Effect.void)
  )
})

const remove = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  yield* Effect.ignore(fs.remove(path, { recursive: true, force: true }))
})

/** FileSystem removes a folder only with what is in it, which may be another's by now. */
const succeeds = (removal: (path: string) => void, path: string): Effect.Effect<boolean> =>
  Effect.try({ try: () => removal(path), catch: () => undefined }).pipe(
    Effect.as(true),
    Effect.orElseSucceed(() => false)
  )
