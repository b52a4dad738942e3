import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { FileUnreadable } from "../../../src/engine/Errors.ts"
import * as LockFile from "../../../src/engine/verify/LockFile.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { executed } from "./Rig.ts"

test("it lies beside the workflow, one a profile", (t) => {
  t.is(LockFile.pathFor("workflows/scaling.ts", "mini"), "workflows/scaling.mini.lock.json")
  t.is(LockFile.pathFor("/a/b.mjs", "paper"), "/a/b.paper.lock.json")
})

test("it is known by its name as the workflow's", (t) => {
  t.true(LockFile.isOf("scaling.ts", "scaling.mini.lock.json"))
  t.true(LockFile.isOf("a.b.mts", "a.b.v1.2.lock.json"))
  for (const name of ["scaling.lock.json", "scaling.mini.json", "scalings.mini.lock.json", "other.mini.lock.json"]) {
    t.false(LockFile.isOf("scaling.ts", name), name)
  }
  t.false(LockFile.isOf("package.json", "package.json.mini.lock.json"))
})

effect("it holds every output's kind and digest, steps sorted by name", (t, folder) =>
  Effect.gen(function*() {
    const { digests, graph, recorded } = yield* executed(join(folder, "store"), letters)
    const { results } = yield* recorded
    const lock = LockFile.make(graph, results)
    t.deepEqual(Object.keys(lock.steps), ["collect", "upper/left", "upper/right", "write"])
    t.deepEqual(lock.steps["upper/left"], {
      text: { kind: "text@1", digest: digests["upper/left:text"] as never }
    })
    t.like(lock, { format: "repro/lock/2", workflow: "letters", profile: "small", config: graph.config })
    t.deepEqual(LockFile.make(graph, results.toReversed()), lock)
  }))

effect(
  "it says where each step was executed: steps of one environment together",
  (t, folder) =>
    Effect.gen(function*() {
      const { graph, recorded } = yield* executed(join(folder, "store"), letters)
      const { results } = yield* recorded
      const here = { platform: `${process.platform}-${process.arch}`, node: process.version, numeric: {} }
      t.deepEqual(LockFile.make(graph, results).environments, [
        { ...here, steps: ["collect", "upper/left", "upper/right", "write"] }
      ])
      const mixed = results.map(({ record, step }) => {
        if (step.name === "write") return { step, record: { ...record, host: { ...record.host, node: "v1.0.0" } } }
        if (step.name !== "collect") return { step, record }
        return { step, record: { ...record, manifest: { ...record.manifest, environment: { backend: "wasm" } } } }
      })
      const lock = LockFile.make(graph, mixed)
      t.deepEqual(lock.environments.map(({ steps }) => steps).sort(), [["collect"], ["upper/left", "upper/right"], [
        "write"
      ]])
      const byStep = LockFile.environmentsByStep(lock)
      t.deepEqual(byStep.get("write"), { ...here, node: "v1.0.0" })
      t.deepEqual(byStep.get("collect"), { ...here, numeric: { backend: "wasm" } })
      t.is(byStep.get("another"), undefined)
    })
)

effect("what is written is read again, and written again it is the same text", (t, folder) =>
  Effect.gen(function*() {
    const path = join(folder, "letters.small.lock.json")
    const { fs, graph, recorded } = yield* executed(join(folder, "store"), letters)
    const lock = LockFile.make(graph, (yield* recorded).results)
    yield* LockFile.write(path, lock)
    const text = yield* fs.readFileString(path)
    const read = yield* LockFile.read(path)
    t.deepEqual(read, lock)
    if (read !== null) yield* LockFile.write(path, read)
    t.is(yield* fs.readFileString(path), text)
    t.true(text.endsWith("}\n"))
  }))

effect("where there is none, none is read", (t, folder) =>
  Effect.gen(function*() {
    t.is(yield* LockFile.read(join(folder, "absent.lock.json")), null)
  }))

effect(
  "one that is damaged or of another format is refused with path, cause and what to do",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = join(folder, "letters.small.lock.json")
      for (const text of ["", "{\"format\":", "{\"format\":\"repro/lock/1\"}"]) {
        yield* fs.writeFileString(path, text)
        const error = yield* Effect.flip(LockFile.read(path))
        t.true(error instanceof FileUnreadable)
        t.regex(error.message, /^The lock file cannot be read\n +path +.*letters\.small\.lock\.json\n +cause +\S/)
        t.regex(error.message, /\nRestore letters\.small\.lock\.json from version control, or .*--write-lock$/)
      }
    })
)
