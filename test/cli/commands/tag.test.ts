import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { executions, run } from "../Past.ts"
import { repro } from "../Terminal.ts"

serial(
  "the last execution is tagged, or the one that is named, and a tag may move",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store)
      yield* run(store, { suffix: "?" })
      const [first, last] = yield* executions(store)
      t.is((yield* repro("tag", "paper", "--store", store)).stdout, `paper is ${last}\n`)
      t.is((yield* repro("tag", "draft", first, "--store", store)).stdout, `draft is ${first}\n`)
      t.is((yield* repro("tag", "paper", first, "--store", store)).stdout, `paper is ${first} (it was ${last})\n`)
      const { code, stdout } = yield* repro("tag", "--store", store)
      t.is(stdout, `  tag    execution\n  draft  ${first}\n  paper  ${first}\n`)
      t.is(code, 0)
      t.deepEqual(JSON.parse((yield* repro("tag", "--store", store, "--json")).stdout), { draft: first, paper: first })
    })
)

serial("a tag is taken away, once", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* run(store)
    yield* repro("tag", "paper", "--store", store)
    t.is((yield* repro("tag", "--remove", "paper", "--store", store)).stdout, "Removed the tag paper\n")
    t.is((yield* repro("tag", "--store", store)).stdout, "There are no tags\n")
    const { code, stderr } = yield* repro("tag", "--remove", "paper", "--store", store)
    t.is(stderr, "\nThere is no tag paper\n  tags  none\nName one of those that repro tag lists\n")
    const nameless = yield* repro("tag", "--remove", "--store", store)
    t.is(nameless.stderr, "\nIt is not said which tag to take away\nName one that repro tag lists\n")
    t.deepEqual([code, nameless.code], [2, 2])
  }))

serial("a name that is no file name is refused", (t, folder) =>
  Effect.gen(function*() {
    const { code, stderr } = yield* repro("tag", "a/b", "--store", folder)
    t.regex(stderr, /^\nThe name of a tag must be usable as a path\n {2}name {2}a\/b\nUse letters/)
    t.is(code, 2)
  }))

serial(
  "an execution there is not is refused, and so is a beginning that several have",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      const none = yield* repro("tag", "paper", "--store", store)
      t.is(none.stderr, "\nNothing was executed in this store yet\nRun a workflow first\n")
      yield* run(store)
      yield* run(store)
      const unknown = yield* repro("tag", "paper", "first", "--store", store)
      t.regex(unknown.stderr, /^\nThere is no execution first\nName one that repro log lists/)
      const [first, last] = yield* executions(store)
      const unclear = yield* repro("tag", "paper", "20", "--store", store)
      t.is(
        unclear.stderr,
        `\n2 executions begin with 20\n  the last ones  ${first}\n                 ${last}\nGive more of the name\n`
      )
      t.deepEqual([none.code, unknown.code, unclear.code], [2, 2, 2])
    })
)
