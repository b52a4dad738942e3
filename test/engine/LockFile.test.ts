import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { FileUnreadable } from "../../src/engine/Errors.ts"
import * as LockFile from "../../src/engine/LockFile.ts"
import { effect } from "../effect.ts"
import letters from "../fixtures/letters.ts"
import { run } from "./Run.ts"

test("it lies beside the workflow, one a profile", (t) => {
  t.is(LockFile.pathFor("workflows/scaling.ts", "mini"), "workflows/scaling.mini.lock.json")
  t.is(LockFile.pathFor("/a/b.mjs", "paper"), "/a/b.paper.lock.json")
})

effect("it holds every output's kind and digest, steps sorted by name", (t, folder) =>
  Effect.gen(function*() {
    const { digests, graph, summary } = yield* run(join(folder, "store"), letters)
    const lock = LockFile.make(graph, summary.outputs)
    t.deepEqual(Object.keys(lock.steps), ["collect", "upper/left", "upper/right", "write"])
    t.deepEqual(lock.steps["upper/left"], {
      text: { kind: "text@1", digest: digests["upper/left:text"] as never }
    })
    t.like(lock, { format: "repro/lock/1", workflow: "letters", profile: "small", config: graph.config })
    t.deepEqual(LockFile.make(graph, new Map([...summary.outputs].toReversed())), lock)
  }))

effect("what is written is read again, and written again it is the same text", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "letters.small.lock.json")
    const { graph, summary } = yield* run(join(folder, "store"), letters)
    yield* LockFile.write(path, LockFile.make(graph, summary.outputs))
    const text = yield* fs.readFileString(path)
    const read = yield* LockFile.read(path)
    t.deepEqual(read, LockFile.make(graph, summary.outputs))
    if (read !== null) yield* LockFile.write(path, read)
    t.is(yield* fs.readFileString(path), text)
    t.true(text.endsWith("}\n"))
  }))

effect("where there is none, none is read", (t, folder) =>
  Effect.gen(function*() {
    t.is(yield* LockFile.read(join(folder, "absent.lock.json")), null)
  }))

effect("one that is damaged is refused with path, cause and what to do", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const path = join(folder, "letters.small.lock.json")
    for (const text of ["", "{\"format\":", "{\"format\":\"repro/lock/2\"}"]) {
      yield* fs.writeFileString(path, text)
      const error = yield* Effect.flip(LockFile.read(path))
      t.true(error instanceof FileUnreadable)
      t.regex(error.message, /^The lock file cannot be read\n +path +.*letters\.small\.lock\.json\n +cause +\S/)
      t.regex(error.message, /\nRestore letters\.small\.lock\.json from version control, or .*--write-lock$/)
    }
  }))
