/**
 * Whatever the order in which the disk's operations of several holders come: a key has one seat at most, and who lost
 * its lease publishes no more. All that FileSystem does is put into an order that fast-check chooses; what else there is comes as it comes.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import * as Scope from "effect/Scope"
import * as fc from "fast-check"
import { readdirSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { setImmediate } from "node:timers/promises"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Lease from "../../../src/engine/lease/Lease.ts"
import { Disk, effect } from "../../effect.ts"

const key = Hash.ofText("key")
const stories = 100

/** What a holder does once. */
interface Turn {
  /** It thinks that whoever else holds the lease is gone. */
  readonly isImpatient: boolean
  /** It ends without giving the lease up. */
  readonly dies: boolean
}
const turn = fc.record({ isImpatient: fc.nat(3).map((chance) => chance > 0), dies: fc.boolean() })
const turns = fc.array(fc.array(turn, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 3 })

/** Which of those who wait goes next. */
const choices = fc.array(fc.nat(), { minLength: 40, maxLength: 40 })

/** Lets those who ask go one after the other. */
const turnstile = (choices: ReadonlyArray<number>) => {
  const waiting: Array<() => Promise<void>> = []
  let gone = 0
  const open = async (): Promise<void> => {
    // Whoever was let go before asks again, or has nothing more to ask.
    await setImmediate()
    const [next] = waiting.splice((choices[gone++ % choices.length] as number) % waiting.length, 1)
    await next?.()
    if (waiting.length > 0) await open()
    else isOpen = false
  }
  let isOpen = false
  return <A>(operation: () => Promise<A>): Promise<A> =>
    new Promise((resolve, reject) => {
      waiting.push(() => operation().then(resolve, reject))
      if (!isOpen) void open()
      isOpen = true
    })
}

/** The disk with one operation at a time, and `look` after each that succeeds. */
const ordered = (
  fs: FileSystem.FileSystem,
  choices: ReadonlyArray<number>,
  look: (call: string, at: string) => void
): Layer.Layer<FileSystem.FileSystem | Path.Path> => {
  const inTurn = turnstile(choices)
  const next = <A, E>(call: string, at: string, operation: Effect.Effect<A, E>): Effect.Effect<A, E> => {
    const done = Effect.exit(Effect.tap(operation, () => Effect.sync(() => look(call, at))))
    return Effect.flatten(Effect.promise(() => inTurn(() => Effect.runPromise(done))))
  }
  const disk: FileSystem.FileSystem = {
    ...fs,
    readDirectory: (at, options) => next("readDirectory", at, fs.readDirectory(at, options)),
    makeDirectory: (at, options) => next("makeDirectory", at, fs.makeDirectory(at, options)),
    rename: (at, to) => next("rename", at, fs.rename(at, to)),
    remove: (at, options) => next("remove", at, fs.remove(at, options)),
    link: (at, to) => next("link", at, fs.link(at, to)),
    writeFileString: (at, text, options) => next("writeFileString", at, fs.writeFileString(at, text, options)),
    readFileString: (at) => next("readFileString", at, fs.readFileString(at))
  }
  return Layer.merge(Disk, Layer.succeed(FileSystem.FileSystem, disk))
}

/** Asks for the lease and publishes if it gets it. Says what came of it. */
const take = Effect.fnUntraced(function*(store: string, { dies, isImpatient }: Turn) {
  const layer = Lease.layer(store, { expiry: isImpatient ? 0 : "1 day", heartbeat: "1 day" })
  const { acquire } = yield* Effect.provide(Lease.Leases, yield* Layer.build(Layer.fresh(layer)))
  const scope = yield* Scope.make()
  const answer = yield* Scope.provide(acquire(key), scope)
  const outcome = answer._tag === "Busy" ? "busy" as const : yield* publish(store, answer.lease)
  if (!dies) yield* Scope.close(scope, Exit.void)
  return outcome
}, Effect.scoped)

const publish = Effect.fnUntraced(function*(store: string, { folder }: Lease.Lease) {
  const fs = yield* FileSystem.FileSystem
  const record = join(folder, "record.json")
  return yield* Effect.match(
    Effect.andThen(fs.writeFileString(record, ""), fs.link(record, join(store, basename(folder)))),
    { onFailure: () => "fenced" as const, onSuccess: () => "published" as const }
  )
})

const namesIn = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

effect(
  "in whatever order it happens, a key has one seat, and who lost it does not publish",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const outcomes = { busy: 0, published: 0, fenced: 0 }
      let story = 0
      const property = fc.asyncProperty(turns, choices, async (turns, choices) => {
        const store = join(folder, String(story++))
        const seatsIn = join(store, "leases", key)
        const breaches: Array<string> = []
        const look = (call: string, at: string) => {
          const seats = namesIn(seatsIn)
          if (seats.length > 1) breaches.push(`${seats.length} seats after ${call} ${at}`)
          if (call === "link" && seats[0] !== basename(dirname(at))) breaches.push(`published without a seat: ${at}`)
        }
        const told = Effect.forEach(
          turns,
          (turns) =>
            Effect.forEach(turns, (turn) => Effect.map(take(store, turn), (outcome) => void outcomes[outcome]++)),
          { concurrency: "unbounded" }
        )
        await Effect.runPromise(Effect.provide(told, ordered(fs, choices, look)))
        t.deepEqual(breaches, [])
      })
      yield* Effect.promise(() => fc.assert(property, { numRuns: stories }))
      for (const [outcome, times] of Object.entries(outcomes)) t.true(times > 0, `${outcome} ${times}`)
      t.log(outcomes)
    })
)
