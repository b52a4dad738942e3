import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import * as Seat from "../../../src/engine/lease/Seat.ts"
import { effect } from "../../effect.ts"

const key = Hash.ofText("key")
const elsewhere: Holder.Holder = { host: "node 7.example.org", machine: "0123456789ab", pid: 7, started: "" }

/** Takes a key, whose seat is then found. */
const take = Effect.fnUntraced(function*(place: Seat.Place, epoch: number, holder: Holder.Holder) {
  yield* Seat.take(place, Seat.nameOf(epoch, holder))
  return (yield* Seat.find(place)) as Seat.Seat
})

effect("a seat says its epoch and its holder", (t, store) =>
  Effect.gen(function*() {
    const place = Seat.placeOf(store, key, join)
    t.is(yield* Seat.find(place), undefined)
    const { epoch, holder } = yield* take(place, 12, elsewhere)
    t.deepEqual([epoch, holder], [12, { ...elsewhere, host: "node-7.example.org" }])
    t.deepEqual((yield* Seat.all(store)).map(([key, { epoch }]) => [key, epoch]), [[key, 12]])
  }))

effect("a key that is taken cannot be taken, and what was tried leaves nothing", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const place = Seat.placeOf(store, key, join)
    const { name } = yield* take(place, 1, Holder.me)
    t.false(yield* Seat.take(place, Seat.nameOf(1, elsewhere)))
    t.deepEqual(yield* fs.readDirectory(join(store, "leases"), { recursive: true }), [
      key,
      join(key, name),
      join(key, name, "beat")
    ])
  }))

effect(
  "an eviction that comes too late hits nobody else, and neither does leaving",
  (t, store) =>
    Effect.gen(function*() {
      const place = Seat.placeOf(store, key, join)
      const former = yield* take(place, 1, elsewhere)
      yield* Seat.evict(place, former)
      const next = yield* take(place, 1, elsewhere)
      t.not(next.name, former.name)
      yield* Seat.evict(place, former)
      yield* Seat.leave(join(place.folder, former.name))
      t.deepEqual(yield* Seat.find(place), next)
    })
)

effect(
  "an eviction leaves the epoch among the checkpoints, which it does not touch",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const place = Seat.placeOf(store, key, join)
      yield* fs.makeDirectory(join(place.epochs, "2", "40"), { recursive: true })
      t.is(yield* Seat.lastEpoch(place), 2)
      yield* Seat.evict(place, yield* take(place, 3, elsewhere))
      t.is(yield* Seat.lastEpoch(place), 3)
      t.deepEqual(yield* fs.readDirectory(join(place.epochs, "2")), ["40"])
      t.deepEqual(yield* fs.readDirectory(join(store, "leases")), [])
    })
)

effect("signs of life differ from each other, and end with the seat", (t, store) =>
  Effect.gen(function*() {
    const place = Seat.placeOf(store, key, join)
    const seat = join(place.folder, (yield* take(place, 1, elsewhere)).name)
    const signs = [yield* Seat.lastBeat(seat)]
    for (const count of [1, 2, 9, 10, 11]) {
      t.true(yield* Seat.beat(seat, count))
      signs.push(yield* Seat.lastBeat(seat))
    }
    t.is(new Set(signs).size, 6)
    yield* Seat.leave(seat)
    t.false(yield* Seat.beat(seat, 12))
    t.is(yield* Seat.lastBeat(seat), "")
  }))

effect("a seat begins with a sign of life, and a later one makes no file", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const place = Seat.placeOf(store, key, join)
    const seat = join(place.folder, (yield* take(place, 1, elsewhere)).name)
    t.deepEqual(yield* fs.readDirectory(seat), ["beat"])
    t.not(yield* Seat.lastBeat(seat), "")
    yield* fs.remove(join(seat, "beat"))
    for (const count of [1, 2]) t.false(yield* Seat.beat(seat, count))
    t.deepEqual(yield* fs.readDirectory(seat), [])
  }))

effect(
  "a seat that cannot be looked at does not keep those of other dead processes",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      /** Beyond the largest process id of Linux, 2^22. */
      const gone = { ...Holder.me, pid: 2 ** 22 + 1 }
      yield* take(Seat.placeOf(store, key, join), 1, gone)
      /** Comes first. */
      const unreadable = "0".repeat(64)
      yield* fs.writeFileString(join(store, "leases", unreadable), "")
      t.true(yield* Seat.sweep(store))
      t.deepEqual(yield* fs.readDirectory(join(store, "leases")), [unreadable])
    })
)
