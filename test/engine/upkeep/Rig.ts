/** Stores on disk, filled by hand, for tests of upkeep. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { dirname, join } from "node:path"
import * as Artifact from "../../../src/engine/Artifact.ts"
import type { Event } from "../../../src/engine/Event.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Journal from "../../../src/engine/journal/Journal.ts"
import type { Record as JournalRecord } from "../../../src/engine/journal/Record.ts"
import * as Lease from "../../../src/engine/lease/Lease.ts"
import * as Memo from "../../../src/engine/store/Memo.ts"
import * as Store from "../../../src/engine/store/Store.ts"

const Text = Artifact.file("text", 1, ".txt")
const Texts = Artifact.folder("texts", 1)

/** The services of the store in `folder`. */
export const layer = (folder: string) =>
  Layer.mergeAll(Store.layerFileSystem(folder), Journal.layerFileSystem(folder), Lease.layer(folder)).pipe(
    Layer.provideMerge(Memo.layerFileSystem(folder))
  )

export const writeFile = Effect.fnUntraced(function*(path: string, text: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.makeDirectory(dirname(path), { recursive: true })
  yield* fs.writeFileString(path, text)
})

/** Takes a text, or a folder of texts by name, into the store. */
export const put = Effect.fnUntraced(function*(content: string | Readonly<Record<string, string>>) {
  const store = yield* Store.Store
  const at = join(store.root, "work", "put")
  if (typeof content === "string") {
    yield* writeFile(at, content)
    return yield* store.put(Text, at)
  }
  for (const [name, text] of Object.entries(content)) yield* writeFile(join(at, name), text)
  return yield* store.put(Texts, at)
})

export interface Given {
  readonly outputs: JournalRecord["outputs"]
  readonly execution?: string
  readonly durationMillis?: number
}

/** Publishes a record of a step with this name; its key is another for each name. */
export const publish = Effect.fnUntraced(
  function*(step: string, { durationMillis = 1000, execution = "first", outputs }: Given) {
    const fs = yield* FileSystem.FileSystem
    const journal = yield* Journal.Journal
    const { root } = yield* Store.Store
    const implementation = Hash.ofText("code")
    const manifest = { stage: step, implementation, params: {}, inputs: {}, outputs: {}, environment: {} }
    const record: JournalRecord = {
      format: "repro/record/2",
      key: Hash.key(manifest),
      manifest,
      fingerprint: implementation,
      outputs,
      workflow: "letters",
      profile: "small",
      step,
      execution,
      finishedAt: "2026-01-01T00:00:00.000Z",
      durationMillis,
      host: { name: "host", platform: "linux-x64", node: "v24.0.0" }
    }
    const folder = join(root, "work", "lease")
    yield* fs.makeDirectory(folder, { recursive: true })
    yield* journal.publish(record, { folder, replace: false })
    yield* fs.remove(join(root, "work"), { recursive: true })
    return record
  }
)

/** Writes the log of an execution. */
export const log = Effect.fnUntraced(function*(execution: string, events: ReadonlyArray<Event>) {
  const journal = yield* Journal.Journal
  yield* writeFile(journal.logPath(execution), events.map((event) => JSON.stringify(event) + "\n").join(""))
})

/** Makes a file or folder older. */
export const age = Effect.fnUntraced(function*(path: string, hours: number) {
  const fs = yield* FileSystem.FileSystem
  const { mtime } = yield* fs.stat(path)
  const before = mtime._tag === "Some" ? mtime.value.getTime() - hours * 3600 * 1000 : 0
  yield* fs.utimes(path, before / 1000, before / 1000)
})
