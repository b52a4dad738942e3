import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Lease from "../../../src/engine/lease/Lease.ts"
import { serial } from "../../effect.ts"
import { executions, files, run } from "../Past.ts"
import { repro } from "../Terminal.ts"

const object = (store: string, text: string) => {
  const digest = Hash.ofText(text)
  return join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2))
}

/** Times and sizes of records differ from run to run, and the lock files are those of this repository. */
const plain = (text: string) =>
  text.replaceAll(/\d+ lock files?/g, "LOCKS").replaceAll(/\d+(\.\d)? (B|kB|MB)/g, "SIZE").replaceAll(
    /\d+\.\d s/g,
    "TIME"
  ).replaceAll(/ +/g, " ")

serial(
  "without --delete it tells by name what no kept execution needs, and removes nothing",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { suffix: "?" })
      const before = yield* files(store)
      const { code, stderr, stdout } = yield* repro("gc", "--store", store, "--keep", "1")
      t.is(
        plain(stdout),
        "Results that nothing kept needs\n"
          + " name age frees to compute again\n"
          + " letters/small/collect:texts now SIZE TIME\n"
          + " letters/small/upper/left:text now SIZE TIME\n"
          + "\nKept is what 1 execution, LOCKS and 0 tags need\n"
          + "2 results (TIME to compute again), SIZE in all to remove; the store would take SIZE\n"
          + "\nNothing removed; repeat with --delete\n"
      )
      t.deepEqual([code, stderr], [0, ""])
      t.deepEqual(yield* files(store), before)
    })
)

serial(
  "with --delete the results of old executions go, and exactly these run again",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { suffix: "?" })
      const { code, stdout } = yield* repro("gc", "--store", store, "--keep", "1", "--delete")
      t.regex(plain(stdout), /\n2 results \(TIME to compute again\), SIZE in all removed; the store takes SIZE\n$/)
      t.is(code, 0)
      t.false(yield* fs.exists(object(store, "A!")))
      t.true(yield* fs.exists(object(store, "a 1 2 3")))
      t.is(yield* fs.readFileString(join(store, "latest/letters/small/upper/left/text.txt")), "A?")
      t.deepEqual((yield* run(store, { suffix: "?" })).executed, [])
      const again = yield* run(store)
      t.deepEqual([again.executed, again.cached], [["collect", "upper/left"], ["upper/right", "write"]])
    })
)

serial(
  "a second time there is no garbage, and nothing is kept for an execution that is forgotten",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* repro("gc", "--store", store, "--keep", "0", "--delete")
      t.deepEqual((yield* files(store)).filter((path) => /^(objects|latest|journal\/records)/.test(path)), [])
      const { stdout } = yield* repro("gc", "--store", store, "--keep", "0", "--delete")
      t.regex(plain(stdout), /^Kept is what 0 executions.*\nThere is no garbage; the store takes SIZE\n$/)
      t.deepEqual((yield* run(store)).executed, ["collect", "upper/left", "upper/right", "write"])
    })
)

serial("what a tag names stays until the tag is taken away", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    yield* repro("tag", "paper", "--store", store)
    yield* run(store, { text: "b" })
    yield* repro("gc", "--store", store, "--keep", "1", "--delete")
    t.deepEqual((yield* run(store)).executed, [])
    yield* repro("tag", "--remove", "paper", "--store", store)
    yield* run(store, { text: "b" })
    yield* repro("gc", "--store", store, "--keep", "1", "--delete")
    t.deepEqual((yield* run(store)).executed, ["collect", "upper/left", "upper/right", "write"])
  }))

serial("what a lock file names stays", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    yield* run(store)
    const digests = [["upper/left", "text", "A!"], ["write", "text", "a"]].map(([step, output, text]) => [
      step,
      { [output]: { kind: "text@1", digest: Hash.ofText(text) } }
    ])
    const lock = join(folder, "letters.small.lock.json")
    const published = { workflow: "letters", profile: "small", config: {}, environments: [] }
    yield* fs.writeFileString(
      lock,
      JSON.stringify({ format: "repro/lock/2", ...published, steps: Object.fromEntries(digests) })
    )
    yield* run(store, { text: "b" })
    const { stdout } = yield* repro("gc", "--store", store, "--keep", "1", "--lock", lock, "--delete")
    t.regex(plain(stdout), /\nKept is what 1 execution, LOCKS and 0 tags need\n/)
    t.deepEqual((yield* run(store)).executed, ["collect", "upper/right"])
  }))

serial("a lock file there is not is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("gc", "--store", folder, "--lock", join(folder, "no.lock.json"))
    t.regex(stderr, /^\nThere is no lock file .*no\.lock\.json\n/)
    t.is(code, 2)
  }))

serial(
  "to a size, results are evicted, which stay known and run again when they are needed",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, { text: "a".repeat(1000), "count.to": 0 })
      yield* repro("tag", "paper", "--store", store)
      yield* run(store, { text: "b".repeat(100_000), "count.to": 0 })
      const { stdout: before } = yield* repro("gc", "--store", store, "--json")
      const size = (JSON.parse(before) as { readonly bytesLeft: number }).bytesLeft - 50_000
      const given = ["gc", "--store", store, "--size", `${size}B`]
      t.regex(
        plain((yield* repro(...given)).stdout),
        /^Results evicted to make room, whose records stay\n[^]*--delete\n$/
      )
      const { stdout } = yield* repro(...given, "--delete")
      t.regex(plain(stdout), / letters\/small\/[^]*, of which lock files and tags hold SIZE\n$/)
      t.false(stdout.includes("cannot be made"))
      t.true(yield* fs.exists(object(store, "a".repeat(1000))))
      const { stdout: listed } = yield* repro("ls", "--store", store)
      t.regex(listed, / gone\n/)
      const { stdout: after } = yield* repro(...given, "--json")
      t.like(JSON.parse(after), { bytes: 0, evicted: [] })
      const again = yield* run(store, { text: "b".repeat(100_000), "count.to": 0 })
      t.true(again.executed.length > 0)
      t.deepEqual((yield* run(store, { text: "a".repeat(1000), "count.to": 0 })).executed, [])
    })
)

serial("where the store cannot be made as small as that, it says why", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    yield* repro("tag", "paper", "--store", store)
    const { code, stdout } = yield* repro("gc", "--store", store, "--size", "10B")
    t.regex(
      plain(stdout),
      /\nThe store cannot be made as small as SIZE\n held by lock files and tags SIZE\n records, logs/
    )
    t.is(code, 0)
  }))

serial("what is no size is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("gc", "--store", folder, "--size", "10gb")
    t.regex(stderr, /^\nThat is no size\n +found +10gb\n +expected +a number and one of B kB MB /)
    t.is(code, 2)
  }))

serial("while a step is executed nothing is removed, and a look is allowed", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    const before = yield* files(store)
    yield* Effect.gen(function*() {
      yield* (yield* Lease.Leases).acquire(Hash.ofText("another"))
      const { code, stderr, stdout } = yield* repro("gc", "--store", store, "--keep", "0", "--delete")
      t.regex(stderr, /^\nThe store is in use\n[^]*executed by +process \d+ on /)
      t.deepEqual([code, stdout], [1, ""])
      t.is((yield* repro("gc", "--store", store, "--keep", "0")).code, 0)
    }).pipe(Effect.scoped, Effect.provide(Lease.layer(store)))
    t.deepEqual(yield* files(store), before)
  }))

serial("records of a newer version keep it from judging what they need", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    yield* run(store)
    const record = (yield* files(store)).find((path) => path.startsWith("journal/records/")) ?? ""
    const text = yield* fs.readFileString(join(store, record))
    yield* fs.writeFileString(join(store, record), text.replace(/"repro\/record\/\d+"/, "\"repro/record/99\""))
    const { code, stderr } = yield* repro("gc", "--store", store)
    t.regex(stderr, /^\nA newer version of repro has worked in this store\n[^]*found +repro\/record\/99\n/)
    t.is(code, 1)
  }))

serial("as JSON it tells every result with its key and what goes with it", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    const { stdout } = yield* repro("gc", "--store", store, "--keep", "0", "--logs", "--json")
    const told = JSON.parse(stdout) as Record<string, ReadonlyArray<Record<string, unknown>>>
    t.like(told, { deleted: false, evicted: [], checkpoints: [] })
    t.deepEqual(told["garbage"]?.map(({ outputs, step }) => [step, outputs]).sort(), [
      ["collect", ["texts"]],
      ["upper/left", ["text"]],
      ["upper/right", ["text"]],
      ["write", ["text"]]
    ])
    const [execution] = yield* executions(store)
    t.like(told["others"], [{ what: "log", paths: [`journal/executions/${execution}.ndjson`] }])
  }))

serial(
  "a checkpoint of a kept execution stays, and of a forgotten one it goes under the name of its step",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, { "count.misbehave": "fail", "count.at": 3 })
      const there = () => Effect.map(files(store), (all) => all.some((path) => path.startsWith("checkpoints/")))
      t.true(yield* there())
      yield* repro("gc", "--store", store, "--keep", "1", "--delete")
      t.true(yield* there())
      for (const path of yield* fs.readDirectory(join(store, "checkpoints"), { recursive: true })) {
        yield* fs.utimes(join(store, "checkpoints", path), 1e9, 1e9)
      }
      const { stdout } = yield* repro("gc", "--store", store, "--keep", "0", "--delete")
      t.regex(
        stdout,
        /\nCheckpoints of steps that no kept execution goes on with\n.*\n +letters\/small\/upper\/right +/
      )
      t.false(yield* there())
    })
)
