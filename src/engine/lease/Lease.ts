/**
 * Leases: the right to execute a key. One process at a time holds the lease of a key; when it dies or falls silent,
 * another takes over with a higher epoch, and the former holder can publish no more. It takes rename, link and rmdir,
 * and holds on a file system that several machines share.
 *
 * Who is gone: a process of this machine that the system does not know, at once; any other after a silence, measured by
 * the observer's monotonic clock. Such a judgement may be wrong, as of a process that was stopped and goes on. It costs
 * work, and nothing else, since publication is fenced: a record is linked into the journal from the lease's folder,
 * whose path names this holding and no other, and whoever takes over moves that folder away before it holds the lease.
 * What a former holder does then with a path in there fails, at whatever moment it wakes.
 *
 * A key that was given up leaves nothing here. Its epochs rise as long as there are checkpoints of it, which have them
 * in their paths; then they begin at 1 again, which is safe: it is the folder that fences, and its name never returns.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import type * as Scope from "effect/Scope"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import * as Holder from "./Holder.ts"
import * as Seat from "./Seat.ts"
import * as Silence from "./Silence.ts"

export interface Lease {
  /** Higher than that of every holder this lease was taken over from, and than those of all checkpoints; else 1. */
  readonly epoch: number
  /**
   * A folder that is there as long as the lease is held: what is linked from it into the journal was published by the
   * holder, since a process that takes over moves the folder away first. It goes, with all in it, as the lease ends.
   */
  readonly folder: string
  /** Completes when another process has taken over, or the folder was removed; never otherwise. */
  readonly lost: Effect.Effect<void>
}

export type Answer =
  | { readonly _tag: "Held"; readonly lease: Lease }
  | { readonly _tag: "Busy"; readonly holder: Holder.Holder }

export class Leases extends Context.Service<Leases, {
  /** The lease of `key` until the scope ends, or who holds it. Never waits. */
  readonly acquire: (key: Digest) => Effect.Effect<Answer, StoreFailed, Scope.Scope>
  /** Who holds a lease at this moment, by key; not those that are certainly gone. */
  readonly held: Effect.Effect<ReadonlyMap<Digest, Holder.Holder>, StoreFailed>
}>()("repro/engine/Leases") {}

export interface Options {
  /** Between two signs of life of this process. Default: 5 seconds. */
  readonly heartbeat?: Duration.Input
  /**
   * The silence after which a holder of which nothing is known counts as gone: several heartbeats of any process that
   * shares the store. Default: 30 seconds.
   */
  readonly expiry?: Duration.Input
  /** As whom leases are held. Default: this process. */
  readonly holder?: Holder.Holder
}

/** The leases of the store at `root`. Nothing is written before the first is acquired. */
export const layer = (
  root: string,
  options: Options = {}
): Layer.Layer<Leases, never, FileSystem.FileSystem | Path.Path> => Layer.effect(Leases, make(root, options))

const make = Effect.fnUntraced(function*(directory: string, options: Options) {
  const { expiry = "30 seconds", heartbeat = "5 seconds", holder = Holder.me } = options
  const { join, resolve } = yield* Path.Path
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const root = resolve(directory)
  const silence = Silence.make(Duration.toNanosUnsafe(expiry))
  const holdings = new Set<Holding>()
  yield* Effect.forkScoped(Effect.forever(Effect.delay(beatAll(holdings), heartbeat)))

  /** Whether nobody holds the seat any more. */
  const isFree = Effect.fnUntraced(function*(folder: string, seat: Seat.Seat) {
    if (Seat.isForgotten(seat) || Holder.isGone(seat.holder)) return true
    const signs = [seat.name, yield* Seat.lastBeat(join(folder, seat.name)), Holder.pulse(seat.holder)]
    return silence.isLong(folder, signs.join(" "), yield* Clock.monotonicTimeNanos)
  })

  const take = Effect.fnUntraced(function*(place: Seat.Place) {
    for (let attempt = 0; attempt < manyAttempts; attempt++) {
      const seat = yield* Seat.find(place)
      if (seat !== undefined && !(yield* isFree(place.folder, seat))) return seat.holder
      if (seat !== undefined) yield* Seat.evict(place, seat)
      const epoch = 1 + (yield* Seat.lastEpoch(place))
      const name = Seat.nameOf(epoch, holder)
      if (!(yield* Seat.take(place, name))) continue
      silence.forget(place.folder)
      const lost = Deferred.makeUnsafe<void>()
      const holding: Holding = { epoch, folder: join(place.folder, name), lost, beats: 0 }
      holdings.add(holding)
      return holding
    }
    return yield* Effect.fail(new Error("Others take it and give it up again and again"))
  })

  const giveUp = (taken: Holding | Holder.Holder) => {
    if (!("lost" in taken)) return Effect.void
    holdings.delete(taken)
    return Seat.leave(taken.folder)
  }

  const acquire = (key: Digest) => {
    const place = Seat.placeOf(root, key, join)
    return Effect.acquireRelease(
      Effect.provide(take(place), services),
      (taken) => Effect.provide(giveUp(taken), services)
    ).pipe(
      Effect.map(answerOf),
      Effect.mapError(StoreFailed.because("take the right to execute a step", place.folder))
    )
  }

  const held = Seat.all(root).pipe(
    Effect.provide(services),
    Effect.map((seats) => new Map(seats.flatMap(([key, { holder }]) => Holder.isGone(holder) ? [] : [[key, holder]]))),
    Effect.mapError(StoreFailed.because("look up who executes what", root))
  )

  return Leases.of({ acquire, held })
})

/** A lease that this process holds. */
interface Holding {
  readonly epoch: number
  readonly folder: string
  readonly lost: Deferred.Deferred<void>
  /** How many signs of life it gave since it began with one. */
  beats: number
}

const answerOf = (taken: Holding | Holder.Holder): Answer => {
  if (!("lost" in taken)) return { _tag: "Busy", holder: taken }
  const { epoch, folder, lost } = taken
  return { _tag: "Held", lease: { epoch, folder, lost: Deferred.await(lost) } }
}

/** Where one attempt fails another process got through, so that this many do not happen. */
const manyAttempts = 100

/** A sign that cannot be given is given the next time. */
const beatAll = (holdings: Set<Holding>) =>
  Effect.suspend(() => Effect.forEach([...holdings], (holding) => Effect.ignore(beat(holdings, holding)), together))
const together = { concurrency: "unbounded", discard: true } as const

const beat = Effect.fnUntraced(function*(holdings: Set<Holding>, holding: Holding) {
  if (yield* Seat.beat(holding.folder, holding.beats + 1)) return void holding.beats++
  holdings.delete(holding)
  yield* Deferred.succeed(holding.lost, undefined)
})
