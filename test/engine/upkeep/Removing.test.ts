import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import { me } from "../../../src/engine/lease/Holder.ts"
import { type Answer, Leases } from "../../../src/engine/lease/Lease.ts"
import { Store } from "../../../src/engine/store/Store.ts"
import * as Inventory from "../../../src/engine/upkeep/Inventory.ts"
import * as Removal from "../../../src/engine/upkeep/Removal.ts"
import * as Removing from "../../../src/engine/upkeep/Removing.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { run } from "../Run.ts"
import { roots } from "./Described.ts"
import { layer, publish, put } from "./Rig.ts"

/** Plans with the record of this step as the only one that a recent execution used, long after all was written. */
const planned = Effect.fnUntraced(function*(recent?: Hash.TreeEntry["digest"]) {
  const inventory = yield* Inventory.take(Infinity)
  const removal = Removal.plan(inventory, { ...roots({}), recent: new Set(recent === undefined ? [] : [recent]) }, {
    now: Infinity,
    logs: false
  })
  return { inventory, removal }
})

effect(
  "records, objects and names that nothing needs are removed, with the folders they leave empty",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = yield* Store
      const at = (...parts: ReadonlyArray<string>) => join(store.root, "latest", "letters", "small", ...parts)
      const kept = yield* publish("upper", { outputs: { text: yield* put("kept") } })
      const gone = yield* publish("upper/left", {
        outputs: { texts: yield* put({ "a.txt": "a", "kept.txt": "kept" }) }
      })
      for (const { key, outputs, step } of [kept, gone]) {
        const [name, { digest }] = Object.entries(outputs)[0]
        yield* fs.makeDirectory(at(step), { recursive: true })
        yield* store.link(digest, at(step, name))
        yield* fs.symlink(`somewhere/${key}.json`, at(step, "record.json"))
      }
      const { inventory, removal } = yield* planned(kept.key)
      yield* Removing.perform(inventory, removal)
      const after = yield* Inventory.take(0)
      t.deepEqual(after.records, [kept])
      t.deepEqual([...after.objects.keys()], [Hash.ofText("kept")])
      t.deepEqual((yield* fs.readDirectory(at())).sort(), ["upper"])
      t.deepEqual((yield* fs.readDirectory(at("upper"))).sort(), ["record.json", "text"])
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

effect("an object that a record named since is spared", (t, folder) =>
  Effect.gen(function*() {
    const texts = yield* put({ "a.txt": "a" })
    yield* publish("before", { outputs: { texts } })
    const { inventory, removal } = yield* planned()
    const since = yield* publish("since", { outputs: { texts } })
    yield* Removing.perform(inventory, removal)
    const after = yield* Inventory.take(0)
    t.deepEqual(after.records, [since])
    t.deepEqual(new Set(after.objects.keys()), new Set([texts.digest, Hash.ofText("a")]))
  }).pipe(Effect.provide(layer(join(folder, "store")))))

effect(
  "nothing is removed while a process of this machine executes a step, which is named",
  (t, folder) =>
    Effect.gen(function*() {
      const leases = yield* Leases
      yield* publish("write", { outputs: { text: yield* put("text") } })
      const { inventory, removal } = yield* planned()
      yield* Effect.scoped(Effect.gen(function*() {
        yield* leases.acquire(Hash.ofText("another"))
        const error = yield* Effect.flip(Removing.perform(inventory, removal))
        t.regex(
          error.message,
          /^The store is in use\n +store +\/.*\n +executed by +process \d+ on .+\nWait until .* without --delete nothing/
        )
        t.true(error.message.includes(`process ${me.pid} on ${me.host}`))
      }))
      t.is((yield* Inventory.take(0)).records.length, 1)
      yield* Removing.requireIdle
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

/** A lease of a process elsewhere, which falls silent or does not. */
const elsewhere = (answer: Answer) => {
  const holder = { ...me, machine: "0123456789ab", host: "elsewhere" }
  return Layer.succeed(
    Leases,
    Leases.of({
      acquire: () => Effect.succeed(answer),
      held: Effect.succeed(new Map([[Hash.ofText("key"), holder]]))
    })
  )
}
const lease = { epoch: 2, folder: "", lost: Effect.never }

effect(
  "a process of another machine that is silent for long enough keeps nobody from it",
  (t, folder) =>
    Effect.gen(function*() {
      yield* Effect.provide(Removing.requireIdle, elsewhere({ _tag: "Held", lease }))
      t.pass()
    }).pipe(Effect.provide(layer(join(folder, "store"))))
)

effect("one that gives signs of life does", (t, folder) =>
  Effect.gen(function*() {
    const busy = elsewhere({ _tag: "Busy", holder: { ...me, machine: "0123456789ab", host: "elsewhere" } })
    const asking = yield* Effect.forkChild(Effect.flip(Effect.provide(Removing.requireIdle, busy)))
    yield* TestClock.adjust("40 seconds")
    const { message } = yield* Fiber.join(asking)
    t.true(message.includes(`process ${me.pid} on elsewhere`))
  }).pipe(Effect.provide(Layer.merge(layer(join(folder, "store")), TestClock.layer()))))

/** A disk on which a number of things are removed, and then no more. */
const dyingAfter = (removals: number) =>
  Effect.map(FileSystem.FileSystem, (fs) => {
    let left = removals
    const full = fs.open("/no such file").pipe(Effect.flip, Effect.flatMap(Effect.fail), Effect.scoped)
    return FileSystem.FileSystem.of({
      ...fs,
      remove: (path, options) => left-- > 0 ? fs.remove(path, options) : Effect.orDie(full)
    })
  })

effect(
  "killed after any of its removals, what is kept is whole, and what went runs again and is the same",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const original = join(folder, "original")
      const first = yield* run(original, letters)
      const second = yield* run(original, letters, { set: { suffix: "?" } })
      const recent = new Set(second.events.flatMap((event) => "key" in event ? [event.key] : []))
      for (let removals = 0, finished = false; !finished; removals++) {
        const store = join(folder, `killed-${removals}`)
        yield* fs.copy(original, store)
        finished = yield* Effect.gen(function*() {
          const inventory = yield* Inventory.take(Infinity)
          const removal = Removal.plan(inventory, { ...roots({}), recent }, { now: Infinity, logs: false })
          return yield* Removing.perform(inventory, removal).pipe(
            Effect.provideService(FileSystem.FileSystem, yield* dyingAfter(removals)),
            Effect.as(true),
            Effect.catchDefect(() => Effect.succeed(false))
          )
        }).pipe(Effect.provide(layer(store)))
        t.deepEqual((yield* run(store, letters, { set: { suffix: "?" } })).executed, [], `after ${removals}`)
        const again = yield* run(store, letters)
        t.deepEqual(again.digests, first.digests, `after ${removals}`)
        if (finished) t.deepEqual(again.executed, ["collect", "upper/left"])
      }
    })
)
