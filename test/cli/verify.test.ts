import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { serial } from "../effect.ts"
import { run } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"
import { repro } from "./Terminal.ts"

const lettersFile = fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url))

/** The letters, executed, under a workflow file of their own, so that a lock file can be beside it. */
const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const file = join(folder, "letters.ts")
  yield* fs.writeFileString(file, `export { default } from ${JSON.stringify(lettersFile)}\n`)
  const store = join(folder, "store")
  const { digests } = yield* run(store, letters)
  const at = (digest: string) => join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2))
  return {
    fs,
    lock: join(folder, "letters.small.lock.json"),
    object: at(digests["upper/right:text"]),
    verify: (...more: ReadonlyArray<string>) => repro("verify", file, "--store", store, ...more)
  }
})

serial("whole results are in order, and a missing lock file is told", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* rig(folder)
    const { code, stderr, stdout } = yield* verify()
    t.regex(stdout, /^4 outputs, 0\.0 MB hashed: 0 off\nThere is no lock file .*letters\.small\.lock\.json\n$/)
    t.deepEqual([code, stderr], [0, ""])
  }))

serial("a lock file is written from whole results, and they agree with it", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* rig(folder)
    t.regex((yield* verify("--write-lock")).stdout, /\nWrote .*letters\.small\.lock\.json\n$/)
    const text = yield* fs.readFileString(lock)
    t.regex((yield* verify()).stdout, /^4 outputs, .* compared with .*letters\.small\.lock\.json: 0 off\n$/)
    yield* verify("--write-lock")
    t.is(yield* fs.readFileString(lock), text)
  }))

serial(
  "one changed byte is found, named by its step, and no lock file is written",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, lock, object, verify } = yield* rig(folder)
      yield* fs.chmod(object, 0o644)
      yield* fs.writeFileString(object, "a 1 2 4")
      const { code, stdout } = yield* verify("--write-lock")
      t.regex(
        stdout,
        /^upper\/right:text is damaged\n +file +\/.*\n +expected +[0-9a-f]{64}\n +actual +[0-9a-f]{64}\nRemove the file/
      )
      t.regex(stdout, /\ncollect:texts is damaged\n[^]*\n4 outputs, 0\.0 MB hashed: 2 off\n$/)
      t.is(code, 3)
      t.false(yield* fs.exists(lock))
    })
)

serial("results other than the published ones are found", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* rig(folder)
    yield* verify("--write-lock")
    const text = yield* fs.readFileString(lock)
    yield* fs.writeFileString(lock, text.replace(/(?<="digest": ")[0-9a-f]{8}/, "00000000"))
    const { code, stdout } = yield* verify()
    t.regex(stdout, /^collect:texts is not what was published\n +expected +00000000[0-9a-f]+\n +actual +[0-9a-f]{64}\n/)
    t.is(code, 3)
  }))

serial("results that are not there yet are off", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* rig(folder)
    const { code, stdout } = yield* verify("--profile", "other")
    t.regex(stdout, /^write:text has no result yet\nRun the workflow first\n/)
    t.is(code, 3)
  }))

serial("a lock file is not written for a changed config", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* rig(folder)
    const { code, stderr } = yield* verify("--write-lock", "--set", "note=x")
    t.regex(stderr, /^\nA lock file holds a profile's results, not those of a changed config\n +set +note=x\n/)
    t.is(code, 2)
    t.false(yield* fs.exists(lock))
  }))

serial("a lock file that is damaged is a failure of its own", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* rig(folder)
    yield* fs.writeFileString(lock, "{")
    const { code, stderr } = yield* verify()
    t.regex(stderr, /^\nThe lock file cannot be read\n/)
    t.is(code, 1)
  }))
