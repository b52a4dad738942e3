/** Leases held by processes of their own, which die, are stopped and go on. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { type ChildProcess, fork } from "node:child_process"
import { on } from "node:events"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Lease from "../../../src/engine/lease/Lease.ts"
import * as Seat from "../../../src/engine/lease/Seat.ts"
import { effect } from "../../effect.ts"
import type { Message, Order } from "../../fixtures/holder.ts"
import { gone } from "../../processes.ts"

const script = fileURLToPath(new URL("../../fixtures/holder.ts", import.meta.url))
const key = Hash.ofText("key")

interface Given {
  readonly heartbeatMillis?: number
  /** The user who runs it. */
  readonly uid?: number
}

/** A process that asks for the lease; it is killed as the scope ends. */
const start = (store: string, { heartbeatMillis = 5000, uid }: Given = {}) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() =>
        fork(script, [store, key, String(heartbeatMillis)], { execArgv: [], ...(uid === undefined ? {} : { uid }) })
      ),
      (child) => Effect.sync(() => void child.kill("SIGKILL"))
    ),
    (child) => {
      const messages = on(child, "message", { close: ["exit"] })
      return {
        pid: (child as ChildProcess & { readonly pid: number }).pid,
        next: Effect.promise(async () => (await messages.next()).value?.[0] as Message),
        tell: (order: Order) => Effect.sync(() => void child.send(order)),
        signal: (signal: NodeJS.Signals) => Effect.sync(() => void child.kill(signal))
      }
    }
  )

const held = (message: Message) => {
  if (message._tag !== "Held") throw new Error(JSON.stringify(message))
  return message
}

const leasesOf = (store: string, options: Lease.Options = {}) =>
  Effect.flatMap(
    Effect.flatMap(Effect.scope, (scope) => Layer.buildWithScope(Lease.layer(store, options), scope)),
    (built) => Effect.provide(Lease.Leases, built)
  )

/** Asks again and again until the lease is held. */
const acquireSoon = (leases: Lease.Leases["Service"]): ReturnType<typeof leases.acquire> =>
  Effect.flatMap(
    leases.acquire(key),
    (answer) => answer._tag === "Held" ? Effect.succeed(answer) : Effect.andThen(Effect.sleep(20), acquireSoon(leases))
  )

effect(
  "a process that is killed loses its lease at once, to one with a higher epoch",
  (t, store) =>
    Effect.gen(function*() {
      const leases = yield* leasesOf(store)
      const child = yield* start(store)
      const { epoch, folder } = held(yield* child.next)
      const busy = yield* Effect.scoped(leases.acquire(key))
      t.is(busy._tag === "Busy" && busy.holder.pid, child.pid)
      yield* child.signal("SIGKILL")
      yield* gone(child.pid)
      const answer = yield* leases.acquire(key)
      t.deepEqual([epoch, answer._tag === "Held" && answer.lease.epoch], [1, 2])
      t.false(yield* (yield* FileSystem.FileSystem).exists(folder))
    })
)

effect(
  "a process that is stopped loses its lease, learns it when it goes on, and cannot publish",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const leases = yield* leasesOf(store, { expiry: 400 })
      const child = yield* start(store, { heartbeatMillis: 50 })
      held(yield* child.next)
      yield* child.signal("SIGSTOP")
      const { lease } = yield* acquireSoon(leases) as Effect.Effect<Extract<Lease.Answer, { _tag: "Held" }>>
      t.is(lease.epoch, 2)
      yield* child.signal("SIGCONT")
      t.is((yield* child.next)._tag, "Lost")
      yield* child.tell("publish")
      t.deepEqual(yield* child.next, { _tag: "Published", failure: "NotFound" })
      t.false(yield* fs.exists(join(store, `${child.pid}.json`)))
      yield* child.tell("end")
      yield* gone(child.pid)
      t.deepEqual(yield* fs.readDirectory(join(store, "leases", key)), [basename(lease.folder)])
    })
)

effect(
  "a process that computes keeps its lease, though it is too busy to give signs of life",
  (t, store) =>
    Effect.gen(function*() {
      const leases = yield* leasesOf(store, { expiry: 400 })
      const child = yield* start(store, { heartbeatMillis: 50 })
      held(yield* child.next)
      yield* child.tell("compute")
      for (let look = 0; look < 50; look++) {
        t.is((yield* Effect.scoped(leases.acquire(key)))._tag, "Busy")
        yield* Effect.sleep(20)
      }
      yield* child.tell("publish")
      t.deepEqual(yield* child.next, { _tag: "Published", failure: null })
    })
)

effect(
  "of processes that start at once one holds the lease, and the next gets it as that one ends",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const children = yield* Effect.forEach([1, 2, 3], () => start(store))
      const answers = yield* Effect.forEach(children, ({ next }) => next, { concurrency: "unbounded" })
      const at = answers.findIndex(({ _tag }) => _tag === "Held")
      t.deepEqual(
        answers.filter(({ _tag }) => _tag === "Busy"),
        [0, 1].map(() => ({ _tag: "Busy", pid: children[at]?.pid }))
      )
      const winner = children[at] as (typeof children)[number]
      yield* winner.tell("publish")
      t.deepEqual(yield* winner.next, { _tag: "Published", failure: null })
      yield* winner.tell("end")
      yield* gone(winner.pid)
      t.deepEqual(yield* fs.readDirectory(join(store, "leases")), [])
      const answer = yield* (yield* leasesOf(store)).acquire(key)
      t.is(answer._tag === "Held" && answer.lease.epoch, 1)
    })
)

effect("leases of killed processes are swept away, those of living ones are not", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const child = yield* start(store)
    held(yield* child.next)
    t.false(yield* Seat.sweep(store))
    t.deepEqual(yield* fs.readDirectory(join(store, "leases")), [key])
    yield* child.signal("SIGKILL")
    yield* gone(child.pid)
    t.true(yield* Seat.sweep(store))
    t.deepEqual(yield* fs.readDirectory(join(store, "leases")), [])
    t.false(yield* Seat.sweep(store))
  }))

/** Root may write everywhere; "nobody" may not. */
const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {}

effect("in a store that is read-only the reason is told", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.chmod(store, 0o555)
    const message = yield* (yield* start(store, nobody)).next
    t.regex(message._tag === "Failed" ? message.message : "", /^Cannot take the right to execute a step in the store\n/)
    t.regex(message._tag === "Failed" ? message.message : "", /\n +cause +EACCES: permission denied, mkdir /)
    yield* fs.chmod(store, 0o755)
  }))
