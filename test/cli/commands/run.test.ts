import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { serial } from "../../effect.ts"
import { repro } from "../Terminal.ts"

const fixture = fileURLToPath(new URL("../../fixtures/world.ts", import.meta.url))

/** A workflow file of its own that reads a text, which can be changed. */
const rig = Effect.fnUntraced(function*(folder: string, name = "world") {
  const fs = yield* FileSystem.FileSystem
  const [file, text] = [join(folder, `${name}.ts`), join(folder, "text.txt")]
  yield* fs.writeFileString(
    file,
    `import { reading } from ${JSON.stringify(fixture)}\nexport default reading(${JSON.stringify(text)})\n`
  )
  const command = (name: "run" | "plan" | "verify", ...more: ReadonlyArray<string>) =>
    repro(
      name,
      file,
      "--store",
      join(folder, "store"),
      ...(name === "plan" ? [] : ["--executor", "in-process"]),
      ...more
    )
  const lockOf = (profile: string) => join(folder, `${name}.${profile}.lock.json`)
  return {
    fs,
    command,
    lockOf,
    write: (content: string) => fs.writeFileString(text, content),
    readLock: (profile: string) => Effect.map(fs.readFileString(lockOf(profile)), (lock) => JSON.parse(lock))
  }
})

const digests = {
  one: "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
  two: "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"
}

serial(
  "what the outside world gave first is recorded beside the workflow, and said so once",
  (t, folder) =>
    Effect.gen(function*() {
      const { command, readLock, write } = yield* rig(folder)
      yield* write("one")
      const first = yield* command("run")
      t.is(first.code, 0)
      t.regex(
        first.stderr,
        /^Recorded in .*world\.whole\.lock\.json what unpinned sources hold, which pins them: ask\n$/
      )
      const lock = yield* readLock("whole")
      t.like(lock, { workflow: "world", profile: "whole", steps: {} })
      t.deepEqual(lock.recorded.ask.outputs, { text: digests.one })
      const again = yield* command("run", "--force", "ask")
      t.deepEqual([again.code, again.stderr], [0, ""])
      const verified = yield* command("verify")
      t.is(verified.code, 0)
      t.regex(verified.stdout, /: 0 off\n.*world\.whole\.lock\.json holds no published results: .*\n$/)
    })
)

serial("it is recorded too where another step fails", (t, folder) =>
  Effect.gen(function*() {
    const { command, readLock, write } = yield* rig(folder)
    yield* write("one")
    const { code, stderr } = yield* command("run", "--profile", "failing")
    t.is(code, 1)
    t.regex(stderr, /^Recorded in /)
    t.deepEqual((yield* readLock("failing")).recorded.ask.outputs, { text: digests.one })
  }))

serial(
  "other content than recorded fails, is not published, and is accepted once its entry is removed",
  (t, folder) =>
    Effect.gen(function*() {
      const { command, fs, lockOf, readLock, write } = yield* rig(folder)
      yield* write("one")
      yield* command("run")
      yield* write("two")
      yield* fs.remove(join(folder, "store"), { recursive: true })
      const other = yield* command("run")
      t.is(other.code, 1)
      for (const part of [digests.one, digests.two, lockOf("whole"), "remove \"ask\" under \"recorded\""]) {
        t.true(other.stderr.includes(part), other.stderr)
      }
      t.regex((yield* command("plan")).stdout, /^ask {2}will run {2}/)
      const { recorded: _, ...lock } = yield* readLock("whole")
      yield* fs.writeFileString(lockOf("whole"), JSON.stringify(lock))
      t.is((yield* command("run")).code, 0)
      t.deepEqual((yield* readLock("whole")).recorded.ask.outputs, { text: digests.two })
    })
)

serial("a result that other stores have otherwise is found by verify", (t, folder) =>
  Effect.gen(function*() {
    const { command, fs, lockOf, readLock, write } = yield* rig(folder)
    yield* write("one")
    yield* command("run")
    const lock = yield* readLock("whole")
    lock.recorded.ask.outputs.text = digests.two
    yield* fs.writeFileString(lockOf("whole"), JSON.stringify(lock))
    const { code, stdout } = yield* command("verify")
    t.is(code, 3)
    t.regex(stdout, /\n {2}ask +text +bitwise +off +/)
  }))

serial("a published lock file keeps what is recorded, and renews it", (t, folder) =>
  Effect.gen(function*() {
    const { command, readLock, write } = yield* rig(folder)
    yield* write("one")
    yield* command("run")
    t.is((yield* command("verify", "--write-lock")).code, 0)
    const lock = yield* readLock("whole")
    t.is(lock.steps.ask.text.digest, digests.one)
    t.deepEqual(lock.recorded.ask.outputs, { text: digests.one })
    t.is((yield* command("verify")).code, 0)
  }))

serial(
  "a step of other params is not held to what was recorded, and recorded anew",
  (t, folder) =>
    Effect.gen(function*() {
      const { command, fs, write } = yield* rig(folder)
      yield* write("one")
      yield* command("run")
      const file = join(folder, "world.ts")
      yield* fs.writeFileString(file, (yield* fs.readFileString(file)).replace("text.txt", "other.txt"))
      yield* fs.writeFileString(join(folder, "other.txt"), "two")
      // Workflow files are modules, which a process loads once.
      yield* fs.rename(file, join(folder, "moved.ts"))
      yield* fs.rename(join(folder, "world.whole.lock.json"), join(folder, "moved.whole.lock.json"))
      const { code, stderr } = yield* repro("run", join(folder, "moved.ts"), "--store", join(folder, "store"))
      t.is(code, 0, stderr)
      t.regex(stderr, /^Recorded in /)
      const lock = JSON.parse(yield* fs.readFileString(join(folder, "moved.whole.lock.json")))
      t.deepEqual(lock.recorded.ask.outputs, { text: digests.two })
    })
)

serial("a changed config is not recorded, and what is pinned needs no record", (t, folder) =>
  Effect.gen(function*() {
    const { command, fs, lockOf, write } = yield* rig(folder)
    yield* write("one")
    t.deepEqual((yield* command("run", "--set", "fails=false")).stderr, "")
    t.deepEqual((yield* command("run", "--profile", "pinned")).stderr, "")
    t.false((yield* fs.exists(lockOf("whole"))) || (yield* fs.exists(lockOf("pinned"))))
  }))

serial("where the lock file cannot be written, a run warns once and succeeds", (t, folder) =>
  Effect.gen(function*() {
    // The name of the lock file is not too long, but that of what is written first: this stops root as well.
    const { command, fs, lockOf, write } = yield* rig(folder, "w".repeat(235))
    yield* write("one")
    const { code, stderr } = yield* command("run")
    t.is(code, 0)
    t.regex(stderr, /^Warning: what unpinned sources hold is not recorded\. Cannot write the lock file [^]*$/)
    t.is(stderr.split("Warning").length, 2)
    t.false(yield* fs.exists(lockOf("whole")))
  }))

serial("a plan says what is to be downloaded, and what is to be known before", (t, folder) =>
  Effect.gen(function*() {
    const { command, write } = yield* rig(folder)
    yield* write("one")
    const unknown = (yield* command("plan")).stdout
    t.regex(unknown, /^ask {2}will run {2}.* {2}downloads 3 files of unknown size\n/)
    t.regex(unknown, /\n1 step: 0 cached, 1 will run, 3 files of unknown size to download\n/)
    t.regex(unknown, /\nask: Its terms are those of the world\.\n$/)
    t.regex((yield* command("plan", "--profile", "pinned")).stdout, /, 1 will run, 1\.2 GB to download\n/)
    const { downloads, steps } = JSON.parse((yield* command("plan", "--json")).stdout)
    t.deepEqual(downloads, { bytes: 0, unknown: 3 })
    t.like(steps[0], { downloads: { bytes: 0, unknown: 3 } })
    t.regex((yield* command("run")).stdout, /\n {2}NOTE {4}ask {2}Its terms are those of the world\.\n/)
    t.regex((yield* command("plan")).stdout, /^1 step: 1 cached\n$/)
  }))
