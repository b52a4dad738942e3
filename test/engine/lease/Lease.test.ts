import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { closeSync, openSync } from "node:fs"
import { join } from "node:path"
import type { Digest } from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import * as Lease from "../../../src/engine/lease/Lease.ts"
import * as Seat from "../../../src/engine/lease/Seat.ts"
import { effect } from "../../effect.ts"

const key = Hash.ofText("key")
/** Sorts before `key`. */
const other = Hash.ofText("another key")

/** A process of a machine that nobody here can ask. */
const stranger = (n: number): Holder.Holder => ({
  host: `host-${n}`,
  machine: `00000000000${n}`,
  pid: process.pid,
  started: Holder.me.started
})

/** The leases of a store as one process sees them, until the scope ends. */
const leasesOf = Effect.fnUntraced(function*(store: string, options: Lease.Options = {}) {
  const scope = yield* Effect.scope
  const built = yield* Layer.buildWithScope(Lease.layer(store, options), scope)
  return yield* Effect.provide(Lease.Leases, built)
})
type Leases = Lease.Leases["Service"]

/** A lease and how to give it up. */
const hold = Effect.fnUntraced(function*(leases: Leases, key: Digest) {
  const scope = yield* Scope.make()
  const answer = yield* Scope.provide(leases.acquire(key), scope)
  if (answer._tag === "Busy") return yield* Effect.die(new Error(`${answer.holder.host} holds it`))
  return { ...answer.lease, giveUp: Scope.close(scope, Exit.void) }
})

/** Tries again and again, as an execution does, until the lease is held. */
const holdSoon = (leases: Leases, key: Digest): ReturnType<typeof hold> =>
  hold(leases, key).pipe(Effect.catchDefect(() => Effect.andThen(Effect.sleep(5), holdSoon(leases, key))))

const epochOf = (answer: Lease.Answer): number => answer._tag === "Held" ? answer.lease.epoch : 0

const filesIn = (store: string) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readDirectory(join(store, "leases"), { recursive: true }))

effect("the first who asks holds the lease, and the others learn who does", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const [a, b] = [yield* leasesOf(store), yield* leasesOf(store, { holder: stranger(2) })]
    const lease = yield* hold(a, key)
    t.is(lease.epoch, 1)
    t.is((yield* fs.stat(lease.folder)).type, "Directory")
    t.deepEqual(yield* Effect.scoped(b.acquire(key)), { _tag: "Busy", holder: Holder.me })
    t.deepEqual(yield* Effect.scoped(a.acquire(key)), { _tag: "Busy", holder: Holder.me })
    t.is((yield* hold(b, other)).epoch, 1)
    t.deepEqual(yield* a.held, new Map([[other, stranger(2)], [key, Holder.me]]))
  }))

effect("a lease that is given up leaves nothing, whatever lies in its folder", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const leases = yield* leasesOf(store)
    t.deepEqual(yield* leases.held, new Map())
    const lease = yield* hold(leases, key)
    yield* fs.writeFileString(join(lease.folder, "record.json"), "{}")
    yield* fs.makeDirectory(join(lease.folder, "a/b"), { recursive: true })
    yield* lease.giveUp
    t.deepEqual(yield* filesIn(store), [])
    t.deepEqual(yield* leases.held, new Map())
    t.is((yield* hold(leases, key)).epoch, 1)
  }))

effect("a step that fails or is interrupted gives its lease up", (t, store) =>
  Effect.gen(function*() {
    const leases = yield* leasesOf(store)
    const held = <E>(step: Effect.Effect<never, E>) =>
      Effect.exit(Effect.scoped(Effect.andThen(leases.acquire(key), step)))
    yield* held(Effect.fail("no"))
    t.deepEqual(yield* filesIn(store), [])
    yield* Effect.timeoutOption(held(Effect.never), 50)
    t.deepEqual(yield* filesIn(store), [])
  }))

effect("of two who race for a lease one holds it, every time", (t, store) =>
  Effect.gen(function*() {
    const both = [yield* leasesOf(store, { holder: stranger(1) }), yield* leasesOf(store, { holder: stranger(2) })]
    for (let round = 0; round < 200; round++) {
      const answers = yield* Effect.scoped(
        Effect.forEach(round % 2 === 0 ? both : both.toReversed(), (leases) => leases.acquire(key), {
          concurrency: "unbounded"
        })
      )
      const [held, busy] = ["Held", "Busy"].map((tag) => answers.filter(({ _tag }) => _tag === tag).length)
      t.deepEqual([held, busy], [1, 1], `round ${round}`)
    }
    t.deepEqual(yield* filesIn(store), [])
  }))

effect(
  "who gives signs of life keeps the lease; who is silent loses it to one with a higher epoch",
  (t, store) =>
    Effect.gen(function*() {
      const lively = yield* leasesOf(store, { holder: stranger(1), heartbeat: 10 })
      const silent = yield* leasesOf(store, { holder: stranger(2), heartbeat: "1 day" })
      const observer = yield* leasesOf(store, { holder: stranger(3), expiry: 400, heartbeat: 10 })
      const [first, second] = [yield* hold(lively, key), yield* hold(silent, other)]
      const third = yield* holdSoon(observer, other)
      t.deepEqual([second.epoch, third.epoch], [1, 2])
      for (let look = 0; look < 60; look++) {
        t.is((yield* Effect.scoped(observer.acquire(key)))._tag, "Busy")
        yield* Effect.sleep(10)
      }
      t.is(yield* Effect.timeoutOrElse(first.lost, { duration: 0, orElse: () => Effect.succeed("held") }), "held")
      t.deepEqual(yield* observer.held, new Map([[other, stranger(3)], [key, stranger(1)]]))
    })
)

effect(
  "who lost its lease learns it, cannot publish, and does no harm to the next as it gives up",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const former = yield* leasesOf(store, { holder: stranger(1), heartbeat: 300 })
      const next = yield* leasesOf(store, { holder: stranger(2), expiry: 0 })
      const lost = yield* hold(former, key)
      const record = join(lost.folder, "record.json")
      yield* fs.writeFileString(record, "{}")
      const kept = yield* hold(next, key)
      t.deepEqual(yield* fs.readDirectory(kept.folder), ["beat"])
      t.is((yield* Effect.flip(fs.link(record, join(store, "published")))).reason._tag, "NotFound")
      t.is((yield* Effect.flip(fs.writeFileString(record, "{}"))).reason._tag, "NotFound")
      yield* lost.lost
      yield* lost.giveUp
      t.deepEqual(yield* next.held, new Map([[key, stranger(2)]]))
      yield* fs.writeFileString(join(kept.folder, "record.json"), "{}")
      yield* fs.link(join(kept.folder, "record.json"), join(store, "published"))
    })
)

if (process.platform === "linux") {
  // As a network file system knows it, whatever it is called by now.
  effect(
    "who lost its lease cannot write even where it knows the folder by a handle",
    (t, store) =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const former = yield* leasesOf(store, { holder: stranger(1) })
        const next = yield* leasesOf(store, { holder: stranger(2), expiry: 0 })
        const { folder } = yield* hold(former, key)
        const handle = yield* Effect.acquireRelease(
          Effect.sync(() => openSync(folder, "r")),
          (handle) => Effect.sync(() => closeSync(handle))
        )
        yield* fs.writeFileString(`/proc/self/fd/${handle}/before`, "")
        yield* hold(next, key)
        const late = yield* Effect.flip(fs.writeFileString(`/proc/self/fd/${handle}/after`, ""))
        t.is(late.reason._tag, "NotFound")
      })
  )
}

effect(
  "who lost its lease to one who gave it up again cannot publish under the lease after that",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const [a, b, c] = yield* Effect.forEach(
        [1, 2, 3],
        (n) => leasesOf(store, { holder: stranger(n), expiry: 0, heartbeat: "1 day" })
      ) as Effect.Effect<[Leases, Leases, Leases]>
      const lost = yield* hold(a, key)
      const between = yield* hold(b, key)
      yield* between.giveUp
      const kept = yield* hold(c, key)
      t.deepEqual([lost.epoch, between.epoch, kept.epoch], [1, 2, 2])
      t.is(new Set([lost, between, kept].map(({ folder }) => folder)).size, 3)
      t.is((yield* Effect.flip(fs.writeFileString(join(lost.folder, "x"), ""))).reason._tag, "NotFound")
      yield* lost.giveUp
      t.is((yield* fs.stat(kept.folder)).type, "Directory")
    })
)

effect(
  "the epochs of a key rise as long as there are checkpoints of it, and then begin again",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const silent = yield* leasesOf(store, { holder: stranger(1), heartbeat: "1 day" })
      const next = yield* leasesOf(store, { expiry: 0 })
      yield* hold(silent, key)
      const lease = yield* hold(next, key)
      t.is(lease.epoch, 2)
      yield* lease.giveUp
      t.is(yield* Effect.scoped(next.acquire(key)).pipe(Effect.map(epochOf)), 2)
      yield* fs.remove(join(store, "checkpoints", key), { recursive: true })
      t.is(yield* Effect.scoped(next.acquire(key)).pipe(Effect.map(epochOf)), 1)
    })
)

effect("a lease begins above the epochs of the key's checkpoints", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const leases = yield* leasesOf(store)
    for (const name of ["3", "10", "scratch"]) {
      yield* fs.makeDirectory(join(store, "checkpoints", key, name), { recursive: true })
    }
    t.is((yield* hold(leases, key)).epoch, 11)
    t.is((yield* hold(leases, other)).epoch, 1)
  }))

effect(
  "the lease of a process of this machine that is gone is taken over at once, and is held by nobody",
  (t, store) =>
    Effect.gen(function*() {
      const earlier = { ...Holder.me, started: "1" }
      yield* hold(yield* leasesOf(store, { holder: earlier }), key)
      const leases = yield* leasesOf(store)
      t.deepEqual(yield* leases.held, new Map())
      t.is((yield* hold(leases, key)).epoch, 2)
    })
)

effect("a process of another machine is not judged by its process id", (t, store) =>
  Effect.gen(function*() {
    const elsewhere = { ...stranger(1), pid: 2 ** 22 + 1, started: "1" }
    yield* hold(yield* leasesOf(store, { holder: elsewhere }), key)
    const observer = yield* leasesOf(store, { expiry: 100 })
    t.deepEqual(yield* Effect.scoped(observer.acquire(key)), { _tag: "Busy", holder: elsewhere })
    t.is((yield* holdSoon(observer, key)).epoch, 2)
  }))

effect("a seat of this process that it does not know of is free", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(join(store, "leases", key, Seat.nameOf(4, Holder.me)), { recursive: true })
    t.is((yield* hold(yield* leasesOf(store), key)).epoch, 5)
  }))

effect("what is no seat goes once it was there for long enough", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(join(store, "leases", key), { recursive: true })
    yield* fs.writeFileString(join(store, "leases", key, "holder.json"), "{\"host\":")
    const leases = yield* leasesOf(store, { expiry: 100 })
    t.is((yield* Effect.scoped(leases.acquire(key)))._tag, "Busy")
    t.deepEqual(yield* leases.held, new Map())
    t.is((yield* holdSoon(leases, key)).epoch, 1)
    t.deepEqual((yield* fs.readDirectory(join(store, "leases", key))).length, 1)
  }))

effect("a folder of a key that is empty is no lease", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(join(store, "leases", key), { recursive: true })
    t.is((yield* hold(yield* leasesOf(store), key)).epoch, 1)
  }))

/** A clock whose hands are moved by hand. */
const clockOf = (hands: { wall: number; monotonic: bigint }): Clock.Clock => ({
  currentTimeMillisUnsafe: () => hands.wall,
  currentTimeMillis: Effect.sync(() => hands.wall),
  currentTimeNanosUnsafe: () => BigInt(hands.wall) * 1_000_000n,
  currentTimeNanos: Effect.sync(() => BigInt(hands.wall) * 1_000_000n),
  monotonicTimeNanosUnsafe: () => hands.monotonic,
  monotonicTimeNanos: Effect.sync(() => hands.monotonic),
  sleep: () => Effect.never
})

effect(
  "the time of day may jump; only time that passes counts, and only as far as it was watched",
  (t, store) =>
    Effect.gen(function*() {
      yield* hold(yield* leasesOf(store, { holder: stranger(1) }), key)
      const observer = yield* leasesOf(store, { holder: stranger(2), expiry: 30_000 })
      const hands = { wall: 0, monotonic: 0n }
      const look = (seconds: number) =>
        Effect.suspend(() => {
          hands.monotonic += BigInt(seconds) * 1_000_000_000n
          return Effect.map(Effect.scoped(observer.acquire(key)), ({ _tag }) => _tag)
        }).pipe(Effect.provideService(Clock.Clock, clockOf(hands)))
      t.is(yield* look(0), "Busy")
      for (const wall of [1e12, 0, -1e12, 2e12]) {
        hands.wall = wall
        t.is(yield* look(1), "Busy")
      }
      t.is(yield* look(3600), "Busy")
      t.is(yield* look(10), "Busy")
      t.is(yield* look(1), "Held")
    })
)

effect("who cannot ask the disk says why", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(join(store, "leases"), "")
    const leases = yield* leasesOf(store)
    const error = yield* Effect.flip(Effect.scoped(leases.acquire(key)))
    t.regex(error.message, /^Cannot take the right to execute a step in the store\n +path .*leases/)
    t.regex((yield* Effect.flip(leases.held)).message, /^Cannot look up who executes what in the store\n/)
  }))
