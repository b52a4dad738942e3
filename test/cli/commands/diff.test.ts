import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Hash from "../../../src/engine/Hash.ts"
import { serial } from "../../effect.ts"
import { executions, run } from "../Past.ts"
import { repro } from "../Terminal.ts"

const plain = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d-]+/g, "ID").replaceAll(/ +/g, " ")

const diff = (store: string, ...given: ReadonlyArray<string>) =>
  Effect.map(repro("diff", "--store", store, ...given), ({ code, stderr, stdout }) => ({
    code,
    stderr,
    stdout: plain(stdout)
  }))

const measured = (store: string, set: Readonly<Record<string, string>> = {}) =>
  repro(
    "run",
    "test/fixtures/measured.ts",
    "--store",
    store,
    "--executor",
    "in-process",
    ...Object.entries(set).flatMap(([path, value]) => ["--set", `${path}=${value}`])
  )

const letters = " execution workflow\n A ID letters (small)\n B ID letters (small)\n\n"

serial(
  "what changed in the config is told, which steps it reached, and what came of it",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { suffix: "?" })
      const [a = "", b = ""] = yield* executions(store)
      const { code, stderr, stdout } = yield* diff(store, a, b)
      t.is(
        stdout,
        letters + "Config\n suffix: \"!\" → \"?\"\n\n"
          + " steps\n 2 same computation, same results upper/right, write\n"
          + " 2 another computation, other results collect, upper/left\n\n"
          + "Why computations are others\n upper/left\n param suffix: \"!\" → \"?\"\n 1 step by other inputs alone\n\n"
          + " contents kind class difference\n"
          + " collect:texts texts@1 bitwise left.txt: 1 of 2 bytes differ, the first at 1\n"
          + " upper/left:text text@1 bitwise 1 of 2 bytes differ, the first at 1\n"
      )
      t.deepEqual([code, stderr], [0, ""])
    })
)

serial(
  "an execution goes by its tag or as the last one, and with itself has all in common",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* repro("tag", "paper", "--store", store)
      const { stdout } = yield* diff(store, "paper", "last")
      const steps = " steps\n 4 same computation, same results collect, upper/left, upper/right and 1 more\n"
      t.is(stdout, letters + "The config is the same\n\n" + steps)
    })
)

serial(
  "another computation may have the same results, and a step that failed has none",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { text: " a", "count.to": 4, "count.misbehave": "fail" })
      const [a = "", b = ""] = yield* executions(store)
      const { stdout } = yield* diff(store, a, b)
      t.true(
        stdout.includes(
          " steps\n 1 same computation, same results upper/left\n 1 another computation, same results write\n"
            + " 2 without a result in B upper/right, collect\n\n"
            + "Why computations are others\n write\n param text: \"a\" → \" a\"\n"
        ),
        stdout
      )
    })
)

serial(
  "published results are compared by digest, contents as far as they are at hand",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const [store, lock] = [join(folder, "store"), join(folder, "letters.small.lock.json")]
      yield* run(store)
      yield* run(store, { suffix: "?" })
      const text = (content: string) => ({ text: { kind: "text@1", digest: Hash.ofText(content) } })
      const steps = {
        write: text("a"),
        "upper/left": text("A!"),
        "upper/right": text("never made"),
        old: text("old")
      }
      const published = { format: "repro/lock/2", workflow: "letters", profile: "small", config: {}, environments: [] }
      yield* fs.writeFileString(lock, JSON.stringify({ ...published, steps }))
      const { code, stdout } = yield* diff(store, lock, "last")
      t.is(
        stdout.slice(stdout.indexOf(" steps")),
        " steps\n 1 same results write\n 2 other results upper/left, upper/right\n 1 only in A old\n 1 only in B collect\n\n"
          + " contents kind class difference\n"
          + " upper/left:text text@1 bitwise 1 of 2 bytes differ, the first at 1\n"
          + " upper/right:text text@1 the content of A is gone\n"
      )
      t.is(code, 0)
    })
)

serial(
  "the other side may lie in another store, and content that is gone is said to be",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const [here, there] = [join(folder, "here"), join(folder, "there")]
      yield* run(here)
      yield* run(there, { suffix: "?" })
      const digest = Hash.ofText("A?")
      yield* fs.remove(join(there, "objects/sha256", digest.slice(0, 2), digest.slice(2)))
      const { code, stdout } = yield* diff(here, "last", "last", "--store-b", there, "--step", "upper")
      t.is(
        stdout.slice(stdout.indexOf(" contents")),
        " contents kind class difference\n upper/left:text text@1 the content of B is gone\n"
      )
      t.is(code, 0)
    })
)

serial(
  "of tables of measures the means stand side by side, and values of topics are tested",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* measured(store)
      yield* measured(store, { by: "0.25", isBackwards: "true" })
      const [a = "", b = ""] = yield* executions(store)
      const { stdout } = yield* diff(store, a, b)
      // All six differences are the same: of 64 ways to set their signs two are as far from zero.
      t.is(
        stdout.slice(stdout.indexOf(" means")),
        " means measure A B difference\n"
          + " score/one:means frame multilingual AP 0.2188 0.4688 +0.2500\n"
          + " score/two:means frame multilingual AP 0.2188 0.7188 +0.5000\n\n"
          + " values relation setting measure A B topics difference 95 % interval p p (Holm) d_z\n"
          + " score/one:values frame multilingual AP 0.2188 0.4688 6 +0.2500 +0.2500 +0.2500 0.0313 0.0625\n"
          + " score/two:values frame multilingual AP 0.2188 0.7188 6 +0.5000 +0.5000 +0.5000 0.0313 0.0625\n"
          + " p: paired randomisation test over topics, two-sided (10000 draws, seed 1; exact where fewer are all there are);"
          + " Holm over 2 comparisons\n"
          + " interval: percentile bootstrap of the mean over topics; d_z: mean difference in its standard deviations\n\n"
          + " rankings queries only A only B overlap@10 overlap@100 RBO tau\n"
          + " retrieve:run 2 0 0 1 1 0.8550 -1.0000\n"
          + " means over the queries that both have; RBO: persistence 0.9; tau: Kendall's, of the documents that both rank\n"
      )
      const { stdout: few } = yield* diff(store, a, b, "--limit", "1", "--measure", "RR", "--step", "score")
      t.regex(
        few,
        /\n score\/one:means 1 the same\n\n values .*\n score\/one:values frame multilingual RR [^\n]* 1\.0000\n/
      )
      t.regex(few, /not looked into: 1 topic-values@1, 1 measure-means@1\./)
      t.notRegex(few, /rankings|score\/two:/)
    })
)

serial("as JSON there is all of it, with the seed of the tests", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* measured(store)
    yield* measured(store, { by: "0.25", moved: "1" })
    const [a = "", b = ""] = yield* executions(store)
    const { stdout } = yield* repro("diff", a, b, "--store", store, "--json", "--seed", "5", "--draws", "200")
    const json = JSON.parse(stdout)
    t.like(json, { format: "repro/diff/1", seed: 5, draws: 200, onlyA: [], onlyB: [], notLookedInto: {} })
    t.deepEqual(json.a, { name: a, workflow: "measured", profile: "only", steps: 3, missing: [] })
    t.deepEqual(json.config, [{ path: "by", before: 0, after: 0.25 }, { path: "moved", before: 6, after: 1 }])
    const [retrieve, one] = json.steps
    t.like(retrieve, { step: "retrieve", state: "same computation, same results", reasons: [], outputs: [] })
    const [value] = one.outputs[0].difference.values
    t.like(value, { relation: "frame", setting: "multilingual", measure: "AP", units: 6, onlyA: 0, onlyB: 0 })
    // One of six differences is not 0: either sign of it is as far from zero, and a sample may lack it.
    t.like(value, { a: 0.21875, b: 0.21875 + 0.25 / 6, difference: 0.25 / 6, p: 1, pHolm: 1, isExact: true, low: 0 })
    t.is(value.effectSize.toFixed(6), Math.sqrt(1 / 6).toFixed(6))
    t.deepEqual(one.outputs[1].difference.means, [
      { where: ["frame", "multilingual"], measure: "AP", a: 0.21875, b: 0.21875 + 0.25 / 6 }
    ])
  }))

serial("what is not there is refused", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    yield* measured(store)
    yield* measured(store, { by: "0.25" })
    const refusal = (...given: ReadonlyArray<string>) =>
      Effect.map(diff(store, ...given), ({ code, stderr }) => [code, stderr.split("\n")[1]])
    t.deepEqual(yield* refusal("last", "never"), [2, "There is no execution never"])
    t.deepEqual(yield* refusal("last", "never.lock.json"), [2, "There is no lock file never.lock.json"])
    t.deepEqual(yield* refusal("last", "last", "--step", "sore"), [2, "There is no step sore"])
    const [a = ""] = yield* executions(store)
    t.deepEqual(yield* refusal(a, "last", "--measure", "ap"), [
      2,
      "No table that was compared has the measure ap"
    ])
    yield* fs.writeFileString(join(folder, "broken.json"), "{}")
    t.deepEqual(yield* refusal("last", join(folder, "broken.json")), [2, "The lock file cannot be read"])
    t.is((yield* refusal("last"))[0], 2)
  }))
