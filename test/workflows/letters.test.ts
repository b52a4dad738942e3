/** The engine end to end on a small workflow, in one process, by counting which steps are executed. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Hash from "../../src/engine/Hash.ts"
import { effect } from "../effect.ts"
import { type Given, run } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"

const all = ["collect", "upper/left", "upper/right", "write"]

const rig = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const store = join(folder, "store")
  const latest = (path: string) => fs.readFileString(join(store, "latest/letters", path))
  const objectPath = (digest: string) => join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2))
  return { fs, store, latest, objectPath, letters: (given?: Given) => run(store, letters, given) }
})

effect(
  "a first run executes every step, and results are found under their names",
  (t, folder) =>
    Effect.gen(function*() {
      const { latest, letters, store } = yield* rig(folder)
      const { cached, executed, events, summary } = yield* letters()
      t.deepEqual(executed, all)
      t.deepEqual(cached, [])
      t.like(summary, { done: 4, cached: 0, failed: 0, skipped: 0, firstFailure: undefined })
      t.is(yield* latest("small/upper/left/text.txt"), "A!")
      t.is(yield* latest("small/upper/right/text.txt"), "a 1 2 3")
      t.is(yield* latest("small/collect/texts/left.txt"), "A!")
      t.is(yield* latest("small/collect/texts/right.txt"), "a 1 2 3")
      t.is(events[0]._tag, "ExecutionStarted")
      t.is(events.at(-1)?._tag, "ExecutionFinished")
      t.regex(JSON.parse(yield* latest("small/collect/record.json")).finishedAt, /^\d{4}-\d\d-\d\dT/)
      t.regex(store, /store$/)
    })
)

effect("a second run executes nothing and yields the same", (t, folder) =>
  Effect.gen(function*() {
    const { letters } = yield* rig(folder)
    const first = yield* letters()
    const second = yield* letters()
    t.deepEqual(second.executed, [])
    t.deepEqual(second.cached, all)
    t.like(second.summary, { done: 0, cached: 4, failed: 0, skipped: 0 })
    t.deepEqual(second.digests, first.digests)
  }))

effect("changing options executes nothing", (t, folder) =>
  Effect.gen(function*() {
    const { letters } = yield* rig(folder)
    yield* letters()
    t.deepEqual((yield* letters({ set: { note: "other", "count.sleepMillis": "1", "count.at": "0" } })).executed, [])
  }))

effect("changing a param executes its step and what depends on it", (t, folder) =>
  Effect.gen(function*() {
    const { latest, letters } = yield* rig(folder)
    yield* letters()
    t.deepEqual((yield* letters({ set: { suffix: "?" } })).executed, ["collect", "upper/left"])
    t.is(yield* latest("small/collect/texts/left.txt"), "A?")
    t.deepEqual((yield* letters({ set: { "count.to": "2" } })).executed, ["collect", "upper/right"])
    t.deepEqual((yield* letters({ set: { text: "b" } })).executed, all)
  }))

effect(
  "changing it back executes nothing, and names point to the earlier results again",
  (t, folder) =>
    Effect.gen(function*() {
      const { latest, letters } = yield* rig(folder)
      yield* letters()
      yield* letters({ set: { suffix: "?" } })
      t.deepEqual((yield* letters()).executed, [])
      t.is(yield* latest("small/upper/left/text.txt"), "A!")
      t.is(yield* latest("small/collect/texts/left.txt"), "A!")
    })
)

effect("a rerun that yields the same bytes stops there", (t, folder) =>
  Effect.gen(function*() {
    const { letters } = yield* rig(folder)
    const first = yield* letters()
    const second = yield* letters({ set: { text: " a " } })
    t.deepEqual(second.executed, ["write"])
    t.deepEqual(second.cached, ["collect", "upper/left", "upper/right"])
    t.deepEqual(second.digests, first.digests)
  }))

effect("profiles share what they have in common and keep names apart", (t, folder) =>
  Effect.gen(function*() {
    const { latest, letters } = yield* rig(folder)
    yield* letters()
    t.deepEqual((yield* letters({ profile: "other", set: { text: "a" } })).executed, [])
    t.deepEqual((yield* letters({ profile: "other" })).executed, all)
    t.is(yield* latest("other/upper/left/text.txt"), "B!")
    t.is(yield* latest("small/upper/left/text.txt"), "A!")
  }))

effect("a result whose object is gone is made again, and nothing else", (t, folder) =>
  Effect.gen(function*() {
    const { fs, letters, objectPath } = yield* rig(folder)
    const { digests } = yield* letters()
    yield* fs.remove(objectPath(digests["upper/left:text"]))
    const second = yield* letters()
    t.deepEqual(second.executed, ["upper/left"])
    t.deepEqual(second.digests, digests)
    // The folder's copy of "A!" is the same object.
    t.deepEqual((yield* letters()).executed, [])
  }))

effect("a folder whose tree object is gone or cut off is made again", (t, folder) =>
  Effect.gen(function*() {
    const { fs, letters, objectPath } = yield* rig(folder)
    const { digests } = yield* letters()
    yield* fs.remove(objectPath(digests["collect:texts"]))
    t.deepEqual((yield* letters()).executed, ["collect"])
    yield* fs.chmod(objectPath(digests["collect:texts"]), 0o644)
    yield* fs.truncate(objectPath(digests["collect:texts"]), 20)
    t.deepEqual((yield* letters()).executed, ["collect"])
    t.deepEqual((yield* letters()).executed, [])
  }))

effect("a forced step is executed though its result is known, alone", (t, folder) =>
  Effect.gen(function*() {
    const { letters } = yield* rig(folder)
    const { digests } = yield* letters()
    const second = yield* letters({ force: ["upper/left"] })
    t.deepEqual(second.executed, ["upper/left"])
    t.deepEqual(second.diverged, [])
    t.deepEqual(second.digests, digests)
    t.like(second.events.find(({ _tag }) => _tag === "StepStarted"), { reasons: [{ _tag: "Forced" }] })
  }))

effect("a failed step stops its dependents, not its siblings, and is not kept", (t, folder) =>
  Effect.gen(function*() {
    const { letters } = yield* rig(folder)
    const failing = yield* letters({ set: { "count.misbehave": "fail" } })
    t.deepEqual(failing.done, ["upper/left", "write"])
    t.deepEqual(failing.failed, ["upper/right"])
    t.deepEqual(failing.skipped, ["collect"])
    t.like(failing.summary, { done: 2, cached: 0, failed: 1, skipped: 1 })
    t.regex(
      failing.summary.firstFailure?.message ?? "",
      /^Step upper\/right failed\n +key +[0-9a-f]{12}\ncounting failed$/
    )
    const again = yield* letters({ set: { "count.misbehave": "fail" } })
    t.deepEqual([again.executed, again.failed], [["upper/right"], ["upper/right"]])
    t.deepEqual((yield* letters()).executed, ["collect", "upper/right"])
  }))

effect("a step that failed goes on from its checkpoint", (t, folder) =>
  Effect.gen(function*() {
    const { fs, letters, latest, store } = yield* rig(folder)
    yield* letters({ set: { "count.misbehave": "fail", "count.at": "3" } })
    t.is((yield* fs.readDirectory(join(store, "checkpoints"))).length, 1)
    const { events } = yield* letters()
    const counted = events.flatMap((event) => event._tag === "StepProgress" ? [event.progress.done] : [])
    t.deepEqual(counted, [3])
    t.is(yield* latest("small/upper/right/text.txt"), "a 1 2 3")
    t.deepEqual(yield* fs.readDirectory(join(store, "checkpoints")), [])
  }))

const misbehaviours = {
  throw: /^Step upper\/right failed\n +key .*\nTypeError: thrown while counting\n +at .*letters\.ts/,
  nothing:
    /\nThe stage did not write the output it declares\n +output +text\n +expected +text@1 \(a file\)\n +found +nothing\n/,
  link: /\n +expected +text@1 \(a file\)\n +found +symbolic link\n/
}

for (const [misbehave, message] of Object.entries(misbehaviours)) {
  effect(
    `a stage that misbehaves by "${misbehave}" fails with a message of its own`,
    (t, folder) =>
      Effect.gen(function*() {
        const { fs, letters, store } = yield* rig(folder)
        const { failed, skipped, summary } = yield* letters({ set: { "count.misbehave": misbehave } })
        t.deepEqual([failed, skipped], [["upper/right"], ["collect"]])
        t.regex(summary.firstFailure?.message ?? "", message)
        t.deepEqual(yield* fs.readDirectory(join(store, "work")), [])
      })
  )
}

effect("the lock of two runs in different places is the same", (t, folder) =>
  Effect.gen(function*() {
    const one = yield* run(join(folder, "one"), letters)
    const two = yield* run(join(folder, "two"), letters, { jobs: 2 })
    t.deepEqual(one.digests, two.digests)
    t.is(one.digests["write:text"], Hash.ofText("a"))
  }))
