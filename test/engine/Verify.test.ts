import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Opening from "../../src/cli/Opening.ts"
import * as Hash from "../../src/engine/Hash.ts"
import * as LockFile from "../../src/engine/LockFile.ts"
import * as Verify from "../../src/engine/Verify.ts"
import { effect } from "../effect.ts"
import letters from "../fixtures/letters.ts"
import { run } from "./Run.ts"

/** The letters, executed, and ways to verify and to damage them. */
const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const store = join(folder, "store")
  const { digests, graph, summary } = yield* run(store, letters)
  const at = (digest: string) => join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2))
  /** Flips the lowest bit of an object's first byte. */
  const flip = Effect.fnUntraced(function*(digest: string) {
    const bytes = yield* fs.readFile(at(digest))
    bytes[0] ^= 1
    yield* fs.chmod(at(digest), 0o644)
    yield* fs.writeFile(at(digest), bytes)
    return Hash.ofBytes(bytes)
  })
  const verify = (lock: LockFile.LockFile | null = null) =>
    Effect.provide(Verify.run(graph, lock), Opening.layer(store))
  return { fs, digests, at, flip, verify, lock: LockFile.make(graph, summary.outputs) }
})

effect("whole results that agree with the lock are in order", (t, folder) =>
  Effect.gen(function*() {
    const { lock, verify } = yield* rig(folder)
    const report = yield* verify(lock)
    t.deepEqual(report.findings, [])
    t.is(report.outputs, 4)
    // "a", "A!", "a 1 2 3", and a folder of the latter two.
    t.is(report.bytes, 1 + 2 + 7 + 9)
  }))

effect("one flipped bit of an object is found in every output that holds it", (t, folder) =>
  Effect.gen(function*() {
    const { at, digests, flip, verify } = yield* rig(folder)
    const expected = digests["upper/left:text"] as never
    const actual = yield* flip(expected)
    const damage = { _tag: "Corrupt" as const, path: at(expected), expected, actual }
    t.deepEqual((yield* verify()).findings, [
      { step: "upper/left", output: "text", ...damage },
      { step: "collect", output: "texts", ...damage }
    ])
  }))

effect("a damaged tree object makes its folder not produced", (t, folder) =>
  Effect.gen(function*() {
    const { digests, flip, verify } = yield* rig(folder)
    yield* flip(digests["collect:texts"])
    t.deepEqual((yield* verify()).findings, [{ _tag: "NotProduced", step: "collect", output: "texts" }])
  }))

effect(
  "an object that is gone makes its step, and what depends on it, not produced",
  (t, folder) =>
    Effect.gen(function*() {
      const { at, digests, fs, verify } = yield* rig(folder)
      yield* fs.remove(at(digests["write:text"]))
      const { findings, known } = yield* verify()
      t.deepEqual(findings.map(({ _tag, step }) => `${_tag} ${step}`), [
        "NotProduced write",
        "NotProduced upper/left",
        "NotProduced upper/right",
        "NotProduced collect"
      ])
      t.is(known.size, 0)
    })
)

effect("results that are not the published ones are found, with both digests", (t, folder) =>
  Effect.gen(function*() {
    const { digests, lock, verify } = yield* rig(folder)
    const { collect: _, ...steps } = lock.steps
    const other = Hash.ofText("other")
    const text = { kind: "text@1", digest: other }
    const left = { ...steps["upper/left"], more: text }
    const differing = { ...steps, write: { text }, "upper/left": left, removed: { text } }
    t.deepEqual((yield* verify({ ...lock, steps: differing })).findings as ReadonlyArray<unknown>, [
      { _tag: "LockDiffers", step: "write", output: "text", expected: other, actual: digests["write:text"] },
      { _tag: "NotLocked", step: "collect", output: "texts", actual: digests["collect:texts"] },
      { _tag: "NotInWorkflow", step: "upper/left", output: "more", expected: other },
      { _tag: "NotInWorkflow", step: "removed", output: "text", expected: other }
    ])
  }))
