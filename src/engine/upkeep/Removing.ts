/**
 * Removes from the store what was planned, in an order that may be broken off at any point: records first, then the
 * names that lead to results, then objects. Whatever is left is found by the next one, and a step whose result is
 * half gone runs again.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { rmdirSync } from "node:fs"
import { format } from "../../errors/Message.ts"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import { Journal } from "../journal/Journal.ts"
import type { Record } from "../journal/Record.ts"
import { me } from "../lease/Holder.ts"
import { Leases } from "../lease/Lease.ts"
import { Memo } from "../store/Memo.ts"
import { Store } from "../store/Store.ts"
import type { Inventory } from "./Inventory.ts"
import * as Reach from "./Reach.ts"
import type { Removal } from "./Removal.ts"

/** A living process executes steps in the store. */
export class StoreInUse extends Schema.TaggedError<StoreInUse>()("StoreInUse", {
  store: Schema.String,
  holders: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return format({
      title: "The store is in use",
      facts: { store: this.store, "executed by": this.holders.join(", ") },
      hint: "Wait until they have finished, or stop them; without --delete nothing is removed"
    })
  }
}

/** Fails where a living process executes a step. */
export const requireIdle = Effect.gen(function*() {
  const { root } = yield* Store
  const held = [...yield* (yield* Leases).held]
  const alive = held.some(([, { machine }]) => machine === me.machine)
    ? held
    : yield* Effect.filter(held, ([key]) => isAlive(key), { concurrency: "unbounded" })
  const holders = new Set(alive.map(([, { host, pid }]) => `process ${pid} on ${host}`))
  if (holders.size > 0) return yield* new StoreInUse({ store: root, holders: [...holders].sort() })
})

/**
 * Whether a process elsewhere still gives signs of life. One that has given none for long enough loses its lease to
 * this process, which leaves it at once.
 */
const isAlive = Effect.fnUntraced(function*(key: Digest) {
  const leases = yield* Leases
  const answer = yield* Effect.scoped(leases.acquire(key)).pipe(
    Effect.repeat({ until: ({ _tag }) => _tag === "Held", times: asks, schedule: Schedule.spaced(everyAsk) })
  )
  return answer._tag === "Busy"
})

/** Together somewhat longer than the silence after which a lease is free. */
const everyAsk = "2 seconds"
const asks = 17

/** Removes it; `inventory` is what it was planned on. */
export const perform = Effect.fnUntraced(function*(inventory: Inventory, removal: Removal) {
  const { garbage, names, objects, recordFiles } = removal
  yield* requireIdle
  yield* removeAll([...recordFiles.values()].flatMap(({ paths }) => paths), together)
  yield* removeAll(names, oneByOne)
  yield* removeEmptyFolders(names)
  yield* requireIdle
  const spared = yield* namedSince(inventory)
  const last = [...objects.values(), ...garbage.checkpoints.values(), ...garbage.others]
  yield* removeAll(last.flatMap(({ paths }) => paths).filter((path) => !spared.has(path)), together)
  yield* forget(removal)
})

/** What this machine noted of files that are gone. */
const forget = Effect.fnUntraced(function*({ objects, recordFiles }: Removal) {
  const memo = yield* Memo
  const isAny = (value: unknown): value is Schema.Json => value !== undefined
  const [ofObjects, ofRecords] = [memo.table("objects", isAny), memo.table("records", isAny)]
  for (const digest of objects.keys()) ofObjects.delete(digest)
  for (const key of recordFiles.keys()) ofRecords.delete(key)
  yield* memo.flush
})

/** In any order, unless they are to go one after the other. */
const removeAll = Effect.fnUntraced(function*(paths: ReadonlyArray<string>, options: { readonly concurrency: number }) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const { root } = yield* Store
  yield* Effect.forEach(
    paths,
    (path) =>
      fs.remove(join(root, path), { recursive: true, force: true }).pipe(
        Effect.mapError(StoreFailed.because("remove", join(root, path)))
      ),
    { ...options, discard: true }
  )
})

const together = { concurrency: 16 }
const oneByOne = { concurrency: 1 }

/** The paths of the objects that records name which were published since the inventory was taken. */
const namedSince = Effect.fnUntraced(function*(inventory: Inventory) {
  const store = yield* Store
  const { relative, sep } = yield* Path.Path
  const known = new Set(inventory.records.map(({ key }) => key))
  const published = (yield* (yield* Journal).records).filter(({ key }) => !known.has(key))
  const paths = new Set<string>()
  for (const digest of yield* objectsOf(published)) {
    paths.add(relative(store.root, store.path(digest)).split(sep).join("/"))
  }
  return paths
})

const objectsOf = Effect.fnUntraced(function*(records: ReadonlyArray<Record>) {
  const store = yield* Store
  const folders = records.flatMap(({ outputs }) => Object.values(outputs).filter(({ folder }) => folder))
  const files = yield* Effect.forEach(folders, ({ digest }) => store.tree(digest))
  return [...records.flatMap(Reach.digestsOf), ...files.flat().map(({ digest }) => digest)]
})

/** Those that held one of these names, and what of those above them is empty then. */
const removeEmptyFolders = Effect.fnUntraced(function*(names: ReadonlyArray<string>) {
  const { dirname, join } = yield* Path.Path
  const { root } = yield* Store
  yield* Effect.sync(() => {
    for (const name of names) {
      for (let folder = dirname(name); folder !== "."; folder = dirname(folder)) {
        if (!removedEmpty(join(root, folder))) break
      }
    }
  })
})

/** Whether there is no such folder any more. */
const removedEmpty = (folder: string): boolean => {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT"
  }
}
