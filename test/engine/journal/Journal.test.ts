import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { dirname, join } from "node:path"
import { StoreFailed } from "../../../src/engine/Errors.ts"
import { Event } from "../../../src/engine/Event.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { Journal, layerFileSystem } from "../../../src/engine/journal/Journal.ts"
import * as Log from "../../../src/engine/journal/Log.ts"
import type { Replace } from "../../../src/engine/journal/Publishing.ts"
import { knownOf, type Record } from "../../../src/engine/journal/Record.ts"
import type { Manifest } from "../../../src/engine/Manifest.ts"
import * as Memo from "../../../src/engine/store/Memo.ts"
import { effect } from "../../effect.ts"

const manifest: Manifest = {
  stage: "write",
  implementation: Hash.ofText("code"),
  params: { text: "a" },
  inputs: {},
  outputs: { text: "text@1" },
  environment: {}
}

const record = (text: string, execution = "first"): Record => ({
  format: "repro/record/2",
  key: Hash.key(manifest),
  manifest,
  fingerprint: Hash.ofText("code"),
  outputs: { text: { kind: "text@1", folder: false, digest: Hash.ofText(text), bytes: text.length } },
  workflow: "letters",
  profile: "small",
  step: "write",
  execution,
  finishedAt: "2026-01-01T00:00:00.000Z",
  durationMillis: 4,
  host: { name: "host", platform: "linux-x64", node: "v24.0.0" }
})

const { key } = record("a")

/** A journal, and a way to publish from the folder of a lease. */
const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const store = join(folder, "store")
  const lease = join(store, "leases", "1")
  yield* fs.makeDirectory(lease, { recursive: true })
  const open = Effect.provide(Journal, Layer.provideMerge(layerFileSystem(store), Memo.layerFileSystem(store)))
  const journal = yield* open
  const publish = (record: Record, replace: Replace = false) => journal.publish(record, { folder: lease, replace })
  const beside = Effect.map(fs.readDirectory(dirname(journal.recordPath(key))), (names) => names.sort())
  return { fs, journal, lease, publish, beside, open }
})

effect(
  "a record that is published is found under its key, whole and at a glance",
  (t, folder) =>
    Effect.gen(function*() {
      const { journal, publish } = yield* rig(folder)
      t.deepEqual(yield* journal.find(key), Option.none())
      t.is(yield* journal.glance(key), undefined)
      t.is(yield* publish(record("a")), "created")
      t.deepEqual(yield* journal.find(key), Option.some(record("a")))
      t.deepEqual(yield* journal.glance(key), knownOf(record("a")))
      t.deepEqual(yield* journal.glance(key), knownOf(record("a")))
      t.deepEqual(yield* journal.records, [record("a")])
    })
)

effect("a glance sees that a record is gone or another", (t, folder) =>
  Effect.gen(function*() {
    const { fs, journal, publish } = yield* rig(folder)
    yield* publish(record("a"))
    yield* journal.glance(key)
    yield* fs.writeFileString(journal.recordPath(key), JSON.stringify(record("b")))
    t.deepEqual(yield* journal.glance(key), knownOf(record("b")))
    yield* fs.remove(journal.recordPath(key))
    t.is(yield* journal.glance(key), undefined)
  }))

effect("the same outputs again change nothing", (t, folder) =>
  Effect.gen(function*() {
    const { journal, publish } = yield* rig(folder)
    yield* publish(record("a"))
    t.is(yield* publish(record("a", "second")), "same")
    t.deepEqual(yield* journal.find(key), Option.some(record("a")))
  }))

effect("who has lost the lease publishes nothing", (t, folder) =>
  Effect.gen(function*() {
    const { fs, journal, lease, publish } = yield* rig(folder)
    yield* fs.rename(lease, `${lease}.expired`)
    t.is(yield* publish(record("a")), "lost")
    t.deepEqual(yield* journal.find(key), Option.none())
  }))

effect(
  "of other outputs for the same key both records are kept, and the first one counts",
  (t, folder) =>
    Effect.gen(function*() {
      const { beside, journal, publish } = yield* rig(folder)
      yield* publish(record("a"))
      t.is(yield* publish(record("b", "second")), "diverged")
      t.deepEqual(yield* journal.find(key), Option.some(record("a")))
      t.deepEqual(yield* beside, [`${key}.json`, `${key}.second.diverged.json`].sort())
      t.deepEqual(yield* journal.diverged, [record("b", "second")])
      t.deepEqual(yield* journal.records, [record("a")])
    })
)

effect(
  "of other outputs for the same key the new one counts where the content of the first is gone",
  (t, folder) =>
    Effect.gen(function*() {
      const { beside, journal, publish } = yield* rig(folder)
      yield* publish(record("a"))
      t.is(yield* publish(record("b", "second"), "damaged"), "diverged")
      t.deepEqual(yield* journal.find(key), Option.some(record("b", "second")))
      t.deepEqual(yield* journal.glance(key), knownOf(record("b", "second")))
      t.deepEqual(yield* beside, [`${key}.first.diverged.json`, `${key}.json`].sort())
    })
)

/** Made by other code than what `record` makes. */
const edited = (text: string, execution: string): Record => ({
  ...record(text, execution),
  fingerprint: Hash.ofText("edited")
})

for (const text of ["a", "b"]) {
  effect(
    `a record whose code counts no more is kept as revoked, and the new one with ${text} counts`,
    (t, folder) =>
      Effect.gen(function*() {
        const { beside, journal, publish } = yield* rig(folder)
        yield* publish(record("a"))
        t.is(yield* publish(edited(text, "second"), "disowned"), "created")
        t.deepEqual(yield* journal.find(key), Option.some(edited(text, "second")))
        t.deepEqual(yield* journal.glance(key), knownOf(edited(text, "second")))
        t.deepEqual(yield* beside, [`${key}.first.revoked.json`, `${key}.json`].sort())
        t.deepEqual([yield* journal.diverged, yield* journal.records], [[], [edited(text, "second")]])
      })
  )
}

for (const [text, published] of [["a", "same"], ["b", "diverged"]] as const) {
  effect(
    `a record that the code of now made meanwhile is not revoked: with ${text} the new one is ${published}`,
    (t, folder) =>
      Effect.gen(function*() {
        const { journal, publish } = yield* rig(folder)
        yield* publish(edited("a", "meanwhile"))
        t.is(yield* publish(edited(text, "second"), "disowned"), published)
        t.deepEqual(yield* journal.find(key), Option.some(edited("a", "meanwhile")))
      })
  )
}

effect(
  "of other outputs by code declared equal both records are kept as differing, where the content is gone",
  (t, folder) =>
    Effect.gen(function*() {
      const { journal, publish } = yield* rig(folder)
      yield* publish(record("a"))
      t.is(yield* publish(edited("b", "second"), "damaged"), "diverged")
      t.deepEqual(yield* journal.diverged, [record("a")])
      t.deepEqual(yield* journal.find(key), Option.some(edited("b", "second")))
    })
)

for (
  const [what, text] of [["empty", ""], ["cut off", "{\"format\": \"repro/re"], ["of another format", "{}"]] as const
) {
  effect(`a record that is ${what} counts as none, is replaced, and put aside`, (t, folder) =>
    Effect.gen(function*() {
      const { beside, fs, journal, publish } = yield* rig(folder)
      yield* publish(record("a"))
      yield* fs.writeFileString(journal.recordPath(key), text)
      t.deepEqual(yield* journal.find(key), Option.none())
      t.is(yield* journal.glance(key), undefined)
      t.is(yield* publish(record("b")), "created")
      t.deepEqual(yield* journal.find(key), Option.some(record("b")))
      t.deepEqual(yield* beside, [`${key}.first.unreadable.json`, `${key}.json`].sort())
    }))
}

effect("an execution's events are in its log, one line each, once it has ended", (t, folder) =>
  Effect.gen(function*() {
    const { fs, journal, open } = yield* rig(folder)
    const events = [
      Event.cases.StepSkipped.make({ at: "2026-01-01T00:00:00.000Z", step: "b", because: "a\nb" }),
      Event.cases.StepStarted.make({ at: "2026-01-01T00:00:01.000Z", step: "b", key, reasons: [{ _tag: "NoRecord" }] })
    ]
    yield* Effect.scoped(Effect.gen(function*() {
      const log = yield* Log.open("today")
      for (const event of events) yield* log(event)
    })).pipe(Effect.provideServiceEffect(Journal, open))
    t.is((yield* fs.readFileString(journal.logPath("today"))).split("\n").length, events.length + 1)
    yield* fs.writeFileString(journal.logPath("today"), "{\"cut o", { flag: "a" })
    t.deepEqual(yield* journal.events("today"), events)
    t.deepEqual(yield* journal.executions, ["today"])
  }))

effect("a log is whole also where its end comes in the midst of a batch", (t, folder) =>
  Effect.gen(function*() {
    const { fs, journal, open } = yield* rig(folder)
    const began = yield* Deferred.make<void>()
    /** Writes one half, and later the other. */
    const slow: FileSystem.FileSystem = {
      ...fs,
      writeFileString: (path, text, options) =>
        Effect.gen(function*() {
          yield* fs.writeFileString(path, text.slice(0, text.length / 2), options)
          yield* Deferred.succeed(began, undefined)
          yield* Effect.sleep(20)
          yield* fs.writeFileString(path, text.slice(text.length / 2), options)
        })
    }
    const events = ["a", "b", "c"].map((step) => Event.cases.StepSkipped.make({ at: "", step, because: "z" }))
    yield* Effect.scoped(Effect.gen(function*() {
      const log = yield* Log.open("today")
      yield* log(events[0])
      yield* log(events[1])
      yield* Deferred.await(began)
      yield* log(events[2])
    })).pipe(Effect.provideServiceEffect(Journal, open), Effect.provideService(FileSystem.FileSystem, slow))
    t.deepEqual(yield* journal.events("today"), events)
  }))

effect("a journal that cannot be read or written says where and why", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(join(folder, "store"), "")
    const journal = yield* Effect.provide(
      Journal,
      Layer.provideMerge(layerFileSystem(join(folder, "store")), Memo.layerFileSystem(join(folder, "store")))
    )
    const publish = journal.publish(record("a"), { folder, replace: false })
    for (const verb of [Effect.asVoid(journal.find(key)), Effect.asVoid(publish)]) {
      const error = yield* Effect.flip(verb)
      t.true(error instanceof StoreFailed)
      t.regex(error.message, /^Cannot (read|write a record) in the store\n +path +.*\n +cause +ENOTDIR/)
    }
  }))
