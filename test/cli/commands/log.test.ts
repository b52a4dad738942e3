import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { executions, run } from "../Past.ts"
import { repro } from "../Terminal.ts"

/** Names, times and durations differ from run to run. */
const plain = (text: string) =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d-]+/g, "ID").replaceAll(/\d\d:\d\d:\d\d/g, "NOW").replaceAll(/\d+\.\d s/g, "TIME")
    .replaceAll(/ +/g, " ")

serial("executions are listed with what came of them, the newest last", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    yield* repro("tag", "paper", "--store", store)
    yield* run(store, { suffix: "?", "count.to": 4, "count.misbehave": "fail" })
    const { code, stderr, stdout } = yield* repro("log", "--store", store)
    t.is(
      plain(stdout),
      " execution workflow executed cached failed skipped duration outcome tags\n"
        + " ID letters (small) 4 0 0 0 TIME done paper\n"
        + " ID letters (small) 1 1 1 1 TIME failed\n"
    )
    t.deepEqual([code, stderr], [0, ""])
  }))

serial(
  "of one execution what happened is told, in order, with reasons and errors",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { suffix: "?", "count.to": 4, "count.misbehave": "fail" })
      const { stdout } = yield* repro("log", "last", "--store", store)
      const lines = plain(stdout)
      t.regex(lines, /^ID\n NOW letters \(small\): 4 steps, \d+ at once\n NOW cached write\n/)
      t.true(lines.includes("\n NOW start upper/left (param suffix: \"!\" → \"?\")\n"))
      t.true(lines.includes("\n NOW done upper/left TIME\n"))
      t.regex(lines, /\n NOW failed upper\/right\n +key [0-9a-f]{12}\n +counting failed\n/)
      t.regex(
        lines,
        /\n NOW skipped collect waits for upper\/right\n NOW 1 executed, 1 cached, 1 failed, 1 skipped; TIME\n$/
      )
    })
)

serial(
  "an execution is found by its name or the beginning of it, and its events are told as JSON",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      const [id = ""] = yield* executions(store)
      const { stdout } = yield* repro("log", id.slice(0, 12), "--store", store, "--json")
      const tags = stdout.trimEnd().split("\n").map((line) => (JSON.parse(line) as { readonly _tag: string })._tag)
      t.deepEqual([tags[0], tags.at(-1), tags.length], ["ExecutionStarted", "ExecutionFinished", 10])
      t.is((yield* repro("log", id, "--store", store, "--json")).stdout, stdout)
    })
)

serial("where nothing was executed it says so", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    t.is((yield* repro("log", "--store", store)).stdout, "Nothing was executed in this store yet\n")
    t.is((yield* repro("log", "--store", store, "--json")).stdout, "[]\n")
    const { code, stderr } = yield* repro("log", "last", "--store", store)
    t.is(stderr, "\nNothing was executed in this store yet\nRun a workflow first\n")
    t.is(code, 2)
  }))
