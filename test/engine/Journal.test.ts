import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { dirname, join } from "node:path"
import { StoreFailed } from "../../src/engine/Errors.ts"
import { Event } from "../../src/engine/Event.ts"
import * as Hash from "../../src/engine/Hash.ts"
import { Journal, layerFileSystem, type Record } from "../../src/engine/Journal.ts"
import type { Manifest } from "../../src/engine/Manifest.ts"
import { effect } from "../effect.ts"

const manifest: Manifest = {
  stage: "write",
  version: 1,
  params: { text: "a" },
  inputs: {},
  outputs: { text: "text@1" },
  environment: {}
}

const record = (text: string, execution = "first"): Record => ({
  format: "repro/record/1",
  key: Hash.key(manifest),
  manifest,
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
const journalIn = (folder: string) => Effect.provide(Journal, layerFileSystem(join(folder, "store")))

effect("a record that is published is found under its key", (t, folder) =>
  Effect.gen(function*() {
    const journal = yield* journalIn(folder)
    t.deepEqual(yield* journal.find(key), Option.none())
    t.is(yield* journal.publish(record("a")), "created")
    t.deepEqual(yield* journal.find(key), Option.some(record("a")))
  }))

effect("the same outputs again change nothing", (t, folder) =>
  Effect.gen(function*() {
    const journal = yield* journalIn(folder)
    yield* journal.publish(record("a"))
    t.is(yield* journal.publish(record("a", "second")), "same")
    t.deepEqual(yield* journal.find(key), Option.some(record("a")))
  }))

effect(
  "of other outputs for the same key both records are kept, and the first one counts",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const journal = yield* journalIn(folder)
      yield* journal.publish(record("a"))
      t.is(yield* journal.publish(record("b", "second")), "diverged")
      t.deepEqual(yield* journal.find(key), Option.some(record("a")))
      const names = (yield* fs.readDirectory(dirname(journal.recordPath(key)))).sort()
      t.deepEqual(names, [`${key}.json`, `${key}.second.diverged.json`].sort())
      const kept = yield* fs.readFileString(join(dirname(journal.recordPath(key)), `${key}.second.diverged.json`))
      t.deepEqual(JSON.parse(kept), record("b", "second") as unknown)
    })
)

for (
  const [what, text] of [["empty", ""], ["cut off", "{\"format\": \"repro/re"], ["of another format", "{}"]] as const
) {
  effect(`a record that is ${what} counts as none and is replaced`, (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const journal = yield* journalIn(folder)
      yield* journal.publish(record("a"))
      yield* fs.writeFileString(journal.recordPath(key), text)
      t.deepEqual(yield* journal.find(key), Option.none())
      t.is(yield* journal.publish(record("b")), "created")
      t.deepEqual(yield* journal.find(key), Option.some(record("b")))
    }))
}

effect("an execution's events are appended to its log, one line each", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const journal = yield* journalIn(folder)
    const events = [
      Event.cases.StepSkipped.make({ at: "2026-01-01T00:00:00.000Z", step: "b", because: "a\nb" }),
      Event.cases.StepStarted.make({ at: "2026-01-01T00:00:01.000Z", step: "b", key, reasons: [{ _tag: "NoRecord" }] })
    ]
    for (const event of events) yield* journal.append("today", event)
    yield* journal.append("tomorrow", events[0])
    const lines = (yield* fs.readFileString(journal.logPath("today"))).trimEnd().split("\n")
    t.deepEqual(lines.map((line) => Schema.decodeUnknownSync(Schema.fromJsonString(Event))(line)), events)
  }))

effect("a journal that cannot be read or written says where and why", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(join(folder, "store"), "")
    const journal = yield* journalIn(folder)
    for (const verb of [Effect.asVoid(journal.find(key)), Effect.asVoid(journal.publish(record("a")))]) {
      const error = yield* Effect.flip(verb)
      t.true(error instanceof StoreFailed)
      t.regex(error.message, /^Cannot (read|write) a record in the store\n +path +.*\n +cause +ENOTDIR/)
    }
  }))
