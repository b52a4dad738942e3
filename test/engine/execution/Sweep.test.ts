import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { dirname, join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import type { Digest } from "../../../src/engine/Artifact.ts"
import { sweep } from "../../../src/engine/execution/Sweep.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { Journal } from "../../../src/engine/journal/Journal.ts"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import * as Seat from "../../../src/engine/lease/Seat.ts"
import * as AtomicFile from "../../../src/engine/store/AtomicFile.ts"
import { Latest } from "../../../src/engine/store/Latest.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { run } from "../Run.ts"

/** Beyond the largest process id of Linux, 2^22. */
const gone = { ...Holder.me, pid: 2 ** 22 + 1 }
/** A process of another machine, under an id that nobody here has. */
const elsewhere = { ...gone, host: "elsewhere", machine: "0123456789ab" }

const key = Hash.ofText("key")
const abandoned = (path: string, holder: Holder.Mark = gone): string => `${path}.${Holder.mark(holder)}-0.tmp`

const sweepIn = (store: string) => Effect.provide(sweep, Opening.layer(store))

/** Makes files in a store. */
const make = Effect.fnUntraced(function*(store: string, paths: ReadonlyArray<string>) {
  const fs = yield* FileSystem.FileSystem
  for (const path of paths) {
    yield* fs.makeDirectory(dirname(join(store, path)), { recursive: true })
    yield* fs.writeFileString(join(store, path), "")
  }
})

/** The files in a store, sorted. */
const filesIn = Effect.fnUntraced(function*(store: string) {
  const fs = yield* FileSystem.FileSystem
  const files: Array<string> = []
  for (const name of yield* fs.readDirectory(store, { recursive: true })) {
    if ((yield* fs.stat(join(store, name))).type === "File") files.push(name)
  }
  return files.sort()
})

effect(
  "what killed processes left goes, wherever it lies; that of all others stays",
  (t, store) =>
    Effect.gen(function*() {
      const seat = (holder: Holder.Holder) => join("leases", key, Seat.nameOf(1, holder), "record.json")
      const stays = [
        join("work", AtomicFile.temporaryName("mine"), "outputs/text"),
        join("work", abandoned("elsewhere", elsewhere), "outputs/text"),
        join("leases", Hash.ofText("another key"), Seat.nameOf(1, elsewhere), "beat"),
        `checkpoints/${key}/1/2/weights`,
        "objects/sha256/aa/bb",
        AtomicFile.temporaryName("objects/sha256/aa/cc"),
        abandoned("latest/letters/small/write/text.txt", elsewhere)
      ]
      const goes = [
        join("work", abandoned("theirs"), "outputs/text"),
        abandoned("objects/sha256/aa/dd"),
        abandoned("journal/records/aa/bb.json"),
        abandoned("latest/letters/small/write/record.json"),
        join("checkpoints", key, "1", abandoned("3"), "weights"),
        seat(gone),
        join("leases", abandoned(key), Seat.nameOf(1, gone), "beat")
      ]
      yield* make(store, [...stays, ...goes])
      yield* sweepIn(store)
      t.deepEqual(yield* filesIn(store), stays.toSorted())
      t.deepEqual(yield* (yield* FileSystem.FileSystem).readDirectory(join(store, "leases")), [
        Hash.ofText("another key")
      ])
    })
)

for (const trace of [join("work", abandoned("attempt"), "text"), abandoned("cache/vm/objects.json")]) {
  effect(
    `one trace of a killed process is reason to look for more: ${dirname(trace)}`,
    (t, store) =>
      Effect.gen(function*() {
        yield* make(store, [trace, abandoned("journal/records/aa/bb.json")])
        yield* sweepIn(store)
        t.deepEqual(yield* filesIn(store), [])
      })
  )
}

effect(
  "checkpoints of a key that has its record go, unless the key is being executed again",
  (t, store) =>
    Effect.gen(function*() {
      yield* run(store, letters)
      const records = yield* Effect.provide(Effect.flatMap(Journal, ({ records }) => records), Opening.layer(store))
      const [idle, busy] = records.map(({ key }) => key)
      const checkpoints = [idle, busy, key].map((key) => `checkpoints/${key}/1/1/weights`)
      yield* make(store, [...checkpoints, join("leases", String(busy), Seat.nameOf(2, elsewhere), "beat")])
      yield* sweepIn(store)
      const left = (yield* filesIn(store)).filter((path) => path.startsWith("checkpoints/"))
      t.deepEqual(left, checkpoints.slice(1).sort())
    })
)

effect(
  "checkpoints of a key whose result is gone stay: it may be executed again",
  (t, store) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const { digests } = yield* run(store, letters)
      const { key } = Option.getOrThrow(
        yield* Effect.provide(
          Effect.flatMap(Latest, ({ find }) => find({ workflow: "letters", profile: "small" }, "upper/right")),
          Opening.layer(store)
        )
      )
      const digest = digests["upper/right:text"]
      yield* fs.remove(join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2)))
      yield* make(store, [`checkpoints/${key}/1/1/weights`])
      yield* sweepIn(store)
      t.true(yield* fs.exists(join(store, "checkpoints", key, "1/1/weights")))
    })
)

effect(
  "what cannot be looked at does not keep the rest: places",
  (t, store) =>
    Effect.gen(function*() {
      const broken = ["cache", "leases", "scratch"]
      yield* make(store, [...broken, join("work", abandoned("attempt"), "text"), abandoned("journal/tags/paper")])
      yield* sweepIn(store)
      t.deepEqual(yield* filesIn(store), broken)
    })
)

effect("what cannot be looked at does not keep the rest: keys", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* run(store, letters)
    const { records, recordPath } = yield* Effect.provide(Journal, Opening.layer(store))
    const [done] = (yield* records).map(({ key }) => key)
    /** Comes first, and has a folder where its record would be. */
    const unreadable = "0".repeat(64) as Digest
    yield* fs.makeDirectory(recordPath(unreadable), { recursive: true })
    yield* make(store, [unreadable, done].map((key) => `checkpoints/${key}/1/1/weights`))
    yield* sweepIn(store)
    t.deepEqual(yield* fs.readDirectory(join(store, "checkpoints")), [unreadable])
  }))

effect("what cannot be looked at does not keep the rest: folders everywhere", (t, store) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    /** As where a folder goes away while all below it is listed. */
    const disk: FileSystem.FileSystem = {
      ...fs,
      readDirectory: (path, options) =>
        fs.readDirectory(
          options?.recursive === true && join(store, "latest").startsWith(path) ? join(store, "nowhere") : path,
          options
        )
    }
    const missed = abandoned("latest/letters/small/write/text.txt")
    yield* make(store, [missed, join("work", abandoned("attempt"), "text"), abandoned("journal/records/aa/bb.json")])
    yield* Effect.provideService(sweepIn(store), FileSystem.FileSystem, disk)
    t.deepEqual(yield* filesIn(store), [missed])
  }))

effect("a store that is not there is swept", (t, store) =>
  Effect.gen(function*() {
    yield* sweepIn(join(store, "nowhere"))
    t.deepEqual(yield* filesIn(store), [])
  }))
