import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { AnyWorkflow } from "../../../src/engine/Workflow.ts"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import fickle from "../../fixtures/fickle.ts"
import letters from "../../fixtures/letters.ts"
import { repro } from "../Terminal.ts"

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}.ts`, import.meta.url))

/** A workflow of the fixtures, executed, under a file of its own, so that a lock file can be beside it. */
const rig = Effect.fnUntraced(function*(folder: string, name: string, workflow: AnyWorkflow) {
  const fs = yield* FileSystem.FileSystem
  const file = join(folder, `${name}.ts`)
  yield* fs.writeFileString(file, `export { default } from ${JSON.stringify(fixture(name))}\n`)
  const store = join(folder, "store")
  const { digests } = yield* run(store, workflow)
  return {
    fs,
    file,
    store,
    object: (output: string) => join(store, "objects/sha256", digests[output].slice(0, 2), digests[output].slice(2)),
    verify: (...more: ReadonlyArray<string>) => repro("verify", file, "--store", store, ...more)
  }
})

const withLetters = (folder: string) =>
  Effect.map(rig(folder, "letters", letters), (made) => ({ ...made, lock: join(folder, "letters.small.lock.json") }))

serial("whole results are in order, and a missing lock file is told", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* withLetters(folder)
    const { code, stderr, stdout } = yield* verify()
    t.regex(
      stdout,
      /^4 outputs of 4 steps, 10 B hashed: 0 off\nThere is no lock file .*letters\.small\.lock\.json: nothing to compare with\n$/
    )
    t.deepEqual([code, stderr], [0, ""])
  }))

serial("a lock file is written from whole results, and they agree with it", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* withLetters(folder)
    t.regex((yield* verify("--write-lock")).stdout, /: 0 off\nWrote .*letters\.small\.lock\.json\n$/)
    const text = yield* fs.readFileString(lock)
    t.regex((yield* verify()).stdout, /^4 outputs of 4 steps, .* compared with .*letters\.small\.lock\.json: 0 off\n$/)
    t.regex((yield* verify("upper/left")).stdout, /^1 output of 1 step, 2 B hashed, compared with .*: 0 off\n$/)
    yield* verify("--write-lock")
    t.is(yield* fs.readFileString(lock), text)
  }))

serial(
  "one changed byte is found, named by its step, and no lock file is written",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, lock, object, verify } = yield* withLetters(folder)
      yield* fs.chmod(object("upper/right:text"), 0o644)
      yield* fs.writeFileString(object("upper/right:text"), "a 1 2 4")
      const { code, stdout } = yield* verify("--write-lock")
      t.regex(
        stdout,
        /^ {2}step +output +class +difference\n {2}upper\/right +text +off +damaged: \/.* holds [0-9a-f]{12} instead of/
      )
      t.regex(stdout, /\n {2}collect +texts +off +damaged: /)
      t.regex(
        stdout,
        /\nRun the workflow: what is damaged is put aside and made again\n4 outputs .*: 2 off\nDid not write /
      )
      t.is(code, 3)
      t.false(yield* fs.exists(lock))
    })
)

serial("results that are not there yet are told once, not one by one", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* withLetters(folder)
    const { code, stdout } = yield* verify("--profile", "other")
    t.regex(
      stdout,
      /^Nothing to verify yet: 4 outputs have no result\nRun it first: repro run .*letters\.ts --profile other\n$/
    )
    t.is(code, 3)
    for (const mode of ["--rebuild", "--interrupt"]) {
      const { code, stdout } = yield* verify("--profile", "other", mode)
      t.regex(stdout, /^Nothing to verify yet: 4 outputs have no result\n/)
      t.is(code, 3)
    }
  }))

serial("what is there is verified, and what is missing is named", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* withLetters(folder)
    const { code, stdout } = yield* verify("--set", "suffix=?")
    t.regex(stdout, /^2 of 4 outputs have no result yet\n {2}steps {2}upper\/left, collect\nRun them first: /)
    t.regex(
      stdout,
      /\n2 outputs of 2 steps, 8 B hashed: 2 off\nNot compared with .*: it holds the profile's results, without --set\n$/
    )
    t.is(code, 3)
  }))

serial(
  "results other than the published ones are found, and another store tells by how much",
  (t, folder) =>
    Effect.gen(function*() {
      const { file, fs, verify } = yield* rig(folder, "fickle", fickle)
      yield* verify("--write-lock")
      const other = join(folder, "other")
      yield* run(other, fickle)
      const against = (...more: ReadonlyArray<string>) => repro("verify", file, "--store", other, ...more)
      const unknown = yield* against()
      t.regex(unknown.stdout, /\n {2}dice +text +bitwise +off +differs; the expected content is not at hand\n/)
      t.regex(unknown.stdout, /\nTo see by how much .* --against STORE\n6 outputs .*: 3 off\n$/)
      const known = yield* against("--against", join(folder, "store"))
      t.regex(known.stdout, /\n {2}dice +text +bitwise +off +\d+ of .* bytes differ, the first at \d+\n/)
      t.regex(
        known.stdout,
        /\n {2}noise\/small +table +numeric +off +largest \|Δ\| \d\S* in column value, row 0; class allows absolute 0\.000001, relative 0, but no bit may differ in one environment\n/
      )
      t.deepEqual([unknown.code, known.code], [3, 3])
      const lock = join(folder, "fickle.only.lock.json")
      yield* fs.writeFileString(lock, (yield* fs.readFileString(lock)).replaceAll(process.version, "v1.2.3"))
      const elsewhere = yield* against("--against", join(folder, "store"))
      t.regex(elsewhere.stdout, /\n {2}noise\/small +table +numeric +ok +largest \|Δ\|.*relative 0\n/)
      t.regex(elsewhere.stdout, /: 2 off\n$/)
      const nowhere = yield* against("--against", join(folder, "nowhere"))
      t.regex(nowhere.stderr, /^\nThere is no store at .*nowhere\n/)
      t.is(nowhere.code, 2)
    })
)

serial(
  "steps are executed again in child processes, and what comes out otherwise is off",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, store, verify } = yield* rig(folder, "fickle", fickle)
      const steady = yield* verify("sum/whole", "--rebuild")
      t.regex(steady.stdout, /\n1 step executed again, 1 output compared: 0 off\n$/)
      t.is(steady.code, 0)
      const { code, stdout } = yield* verify("--rebuild", "dice", "noise/small")
      t.regex(stdout, /\n {2}dice +text +bitwise +off +\d+ of /)
      t.regex(stdout, /\n {2}noise\/small +table +numeric +off +largest \|Δ\|/)
      t.regex(stdout, /\n2 steps executed again, 2 outputs compared: 2 off\n$/)
      t.is(code, 3)
      t.deepEqual(yield* fs.readDirectory(join(store, "scratch")), [])
    })
)

serial("steps are killed and go on from their checkpoints, or are caught", (t, folder) =>
  Effect.gen(function*() {
    const { fs, store, verify } = yield* rig(folder, "fickle", fickle)
    const slow = ["--interrupt", "--seed", "5", "--set", "sleepMillis=20"]
    const whole = yield* verify("sum/whole", ...slow)
    t.regex(whole.stdout, /\n {2}step +killed at +checkpoint +went on at\n {2}sum\/whole +\d+\/12 numbers +\d+ +\d+\n/)
    t.regex(
      whole.stdout,
      /\n1 step executed again, 1 of them killed and resumed \(seed 5\), 1 output compared: 0 off\n$/
    )
    t.is(whole.code, 0)
    const wrong = yield* verify("sum/forgetful", "sum/never", "--times", "1", ...slow)
    t.regex(wrong.stdout, /\n {2}sum\/forgetful +text +bitwise +off +\d+ of /)
    t.regex(wrong.stdout, /\n {2}sum\/never +off +began anew although there was checkpoint \d+\n/)
    t.regex(wrong.stdout, /: 2 off\n$/)
    t.is(wrong.code, 3)
    const checks = join(store, "journal/checks")
    const kept = yield* Effect.forEach((yield* fs.readDirectory(checks)).sort(), (name) =>
      Effect.map(fs.readFileString(join(checks, name)), (text) => JSON.parse(text) as object))
    t.like(kept, [
      { what: "interrupt", steps: [{ step: "sum/whole", kills: 2, off: [] }] },
      { steps: [{ step: "sum/forgetful", kills: 1, off: ["Differs"] }, { step: "sum/never", off: ["NotResumed"] }] }
    ])
  }))

serial("a step that fails when it is executed again says why", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* withLetters(folder)
    const { code, stdout } = yield* verify("upper/right", "--rebuild", "--set", "count.misbehave=fail")
    t.regex(stdout, /\n {2}upper\/right +off +failed: Step upper\/right failed\n/)
    t.regex(stdout, /\ncounting failed\n1 step executed again, 0 outputs compared: 1 off\n$/)
    t.is(code, 3)
  }))

serial("what was found can be had as JSON", (t, folder) =>
  Effect.gen(function*() {
    const { verify } = yield* rig(folder, "fickle", fickle)
    const { code, stdout } = yield* verify("dice", "sum/whole", "--rebuild", "--json")
    const report = JSON.parse(stdout)
    t.like(report, { workflow: "fickle", profile: "only", done: { _tag: "Rebuilt" }, steps: 2, outputs: 2, off: 1 })
    t.like(report.findings, [{
      _tag: "Differs",
      step: "dice",
      output: "text",
      measured: { verdict: { within: false } }
    }])
    t.is(code, 3)
  }))

serial("contradictions and unknown steps are refused", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* withLetters(folder)
    const refused = Effect.fnUntraced(function*(message: RegExp, ...given: ReadonlyArray<string>) {
      const { code, stderr } = yield* verify(...given)
      t.regex(stderr, message)
      t.is(code, 2)
    })
    yield* refused(/^\nA lock file holds a profile's results.*\n +set +note=x\n/, "--write-lock", "--set", "note=x")
    yield* refused(/^\nA lock file is written from all results/, "--write-lock", "upper/left")
    yield* refused(/^\nA lock file is written from all results/, "--write-lock", "--rebuild")
    yield* refused(/^\nSteps are rebuilt or interrupted, not both/, "--rebuild", "--interrupt")
    yield* refused(/^\nThere is no step upper\/lef\n.*upper\/left/, "--rebuild", "upper/lef")
    t.false(yield* fs.exists(lock))
  }))

serial(
  "where results of one key differ within their class, as those of two environments may, a lock file is written",
  (t, folder) =>
    Effect.gen(function*() {
      const { fs, file, store } = yield* rig(folder, "fickle", fickle)
      yield* run(store, fickle, { force: ["noise/small"], id: "again" })
      const lock = () => repro("verify", file, "--store", store, "--write-lock")
      const refused = yield* lock()
      t.regex(refused.stdout, /: 1 off\nDid not write /)
      t.is(refused.code, 3)
      const records = join(store, "journal/records")
      const [other = ""] = (yield* fs.readDirectory(records, { recursive: true })).filter((name) =>
        name.endsWith(".diverged.json")
      )
      const text = yield* fs.readFileString(join(records, other))
      yield* fs.writeFileString(join(records, other), text.replaceAll(process.version, "v1.2.3"))
      const written = yield* lock()
      t.regex(written.stdout, /\n {2}noise\/small +table +numeric +ok +.*: 0 off\nWrote /s)
      t.is(written.code, 0)
    })
)

serial("a lock file of another workflow or profile is refused", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* withLetters(folder)
    yield* verify("--write-lock")
    const text = yield* fs.readFileString(lock)
    for (const [from, to] of [["\"letters\"", "\"words\""], ["\"small\"", "\"large\""]]) {
      yield* fs.writeFileString(lock, text.replace(from, to))
      const { code, stderr, stdout } = yield* verify()
      t.regex(
        stderr,
        /^\nThe lock file is of another workflow or profile\n +path .*\n +found +\w+ \(\w+\)\n +expected +letters \(small\)\n/
      )
      t.deepEqual([code, stdout], [2, ""])
    }
  }))

serial("where the config is another than the lock file's, it says in what", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* withLetters(folder)
    yield* verify("--write-lock")
    const text = yield* fs.readFileString(lock)
    yield* fs.writeFileString(
      lock,
      text.replace("\"suffix\": \"!\"", "\"suffix\": \"?\"").replace("\"to\": 3", "\"to\": 4")
    )
    const { stdout } = yield* verify()
    t.regex(
      stdout,
      /: 0 off\nThe config is another than when .*letters\.small\.lock\.json was written, in count\.to, suffix\n$/
    )
  }))

serial("a lock file that is damaged is a failure of its own", (t, folder) =>
  Effect.gen(function*() {
    const { fs, lock, verify } = yield* withLetters(folder)
    yield* fs.writeFileString(lock, "{")
    const { code, stderr } = yield* verify()
    t.regex(stderr, /^\nThe lock file cannot be read\n/)
    t.is(code, 1)
  }))
