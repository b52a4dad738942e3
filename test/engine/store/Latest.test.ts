import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { dirname, join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import { Latest } from "../../../src/engine/store/Latest.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"
import { effect } from "../../effect.ts"
import letters, { Texts } from "../../fixtures/letters.ts"
import { graphOf, run } from "../Run.ts"

const names = "latest/letters/small"

effect(
  "results are found under workflow, profile, step and output, also where the store has moved",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      yield* run(join(folder, "store"), letters)
      yield* fs.rename(join(folder, "store"), join(folder, "moved"))
      t.is(yield* fs.readFileString(join(folder, "moved", names, "upper/left/text.txt")), "A!")
      t.is(yield* fs.readFileString(join(folder, "moved", names, "collect/texts/right.txt")), "a 1 2 3")
      t.deepEqual((yield* run(join(folder, "moved"), letters)).executed, [])
    })
)

effect(
  "the names of a step that is executed again point to the new results, and to none of the old ones",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* run(store, letters)
      yield* fs.writeFileString(join(store, names, "collect/texts/old.txt"), "of an output that had this file")
      yield* run(store, letters, { set: { suffix: "?" } })
      t.deepEqual((yield* fs.readDirectory(join(store, names, "collect/texts"))).sort(), ["left.txt", "right.txt"])
      t.is(yield* fs.readFileString(join(store, names, "collect/texts/left.txt")), "A?")
    })
)

effect("whatever else came into a folder of results is gone after the next run", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const store = join(folder, "store")
    const texts = join(store, names, "collect/texts")
    yield* run(store, letters)
    for (const intrude of [fs.writeFileString(join(texts, "old.txt"), ""), fs.makeDirectory(join(texts, "empty"))]) {
      yield* intrude
      t.deepEqual((yield* run(store, letters)).executed, [])
      t.deepEqual((yield* fs.readDirectory(texts)).sort(), ["left.txt", "right.txt"])
    }
    const { ino } = yield* fs.stat(texts)
    yield* run(store, letters)
    t.deepEqual((yield* fs.stat(texts)).ino, ino)
  }))

const Fill = Stage.make({
  name: "fill",
  module: import.meta.url,
  params: Schema.Struct({ files: Schema.Array(Schema.String) }),
  inputs: {},
  outputs: { texts: Texts },
  *run({ outputs, params }) {
    const fs = yield* FileSystem.FileSystem
    for (const file of params.files) {
      yield* fs.makeDirectory(dirname(join(outputs.texts.path, file)), { recursive: true })
      yield* fs.writeFileString(join(outputs.texts.path, file), file)
    }
    yield* fs.makeDirectory(outputs.texts.path, { recursive: true })
  }
})

const Check = Stage.make({
  name: "check",
  module: import.meta.url,
  params: Schema.Struct({}),
  inputs: {},
  outputs: {},
  *run() {}
})

/** Of results that there is little to link of. */
const sparse = Workflow.make("sparse", {
  config: Schema.Struct({ files: Schema.Array(Schema.String) }),
  profiles: { none: { files: [] }, deep: { files: ["a/b/one.txt", "a/two.txt", "three.txt"] } },
  steps: (config) => ({
    steps: [Fill.step("fill", { params: config, inputs: {} }), Check.step("check", { params: {}, inputs: {} })]
  })
})

effect("an empty folder, and a step without outputs, have their names too", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const latest = join(folder, "latest/sparse/none")
    const { failed, executed } = yield* run(folder, sparse)
    t.deepEqual([executed, failed], [["check", "fill"], []])
    t.deepEqual((yield* fs.readDirectory(join(latest, "fill"))).sort(), ["record.json", "texts"])
    t.deepEqual(yield* fs.readDirectory(join(latest, "fill/texts")), [])
    t.deepEqual(yield* fs.readDirectory(join(latest, "check")), ["record.json"])
    yield* fs.writeFileString(join(latest, "fill/texts/old.txt"), "")
    t.deepEqual((yield* run(folder, sparse)).cached, ["check", "fill"])
    t.deepEqual(yield* fs.readDirectory(join(latest, "fill/texts")), [])
    yield* fs.remove(latest, { recursive: true })
    yield* run(folder, sparse)
    t.deepEqual(yield* fs.readDirectory(join(latest, "fill/texts")), [])
    t.deepEqual(yield* fs.readDirectory(join(latest, "check")), ["record.json"])
  }))

effect("a folder of folders whose files are in place is left as it is", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const inode = Effect.map(fs.stat(join(folder, "latest/sparse/deep/fill/texts/a/b")), ({ ino }) => ino)
    yield* run(folder, sparse, { profile: "deep" })
    const first = yield* inode
    yield* run(folder, sparse, { profile: "deep" })
    t.deepEqual(yield* inode, first)
  }))

effect(
  "the record of the latest result is found by step, and none where there is none",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      yield* run(store, letters)
      yield* run(store, letters, { set: { suffix: "?" } })
      const graph = yield* graphOf(letters)
      yield* Effect.gen(function*() {
        const latest = yield* Latest
        const { manifest } = Option.getOrThrow(yield* latest.find(graph, "upper/left"))
        t.deepEqual(manifest.params, { suffix: "?" })
        t.deepEqual(yield* latest.find({ ...graph, profile: "other" }, "upper/left"), Option.none())
      }).pipe(Effect.provide(Opening.layer(store)))
    })
)

effect(
  "processes that place the same results at the same time do not disturb each other",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      const { graph, summary } = yield* run(store, letters)
      const step = graph.steps.find(({ name }) => name === "collect") as Stage.Step
      const record = Option.getOrThrow(
        yield* Effect.provide(Effect.flatMap(Latest, ({ find }) => find(graph, "collect")), Opening.layer(store))
      )
      for (let round = 0; round < 20; round++) {
        yield* fs.remove(join(store, names, "collect/texts"), { recursive: true })
        const ensure = Effect.flatMap(Latest, (latest) => latest.ensure(graph, step, record))
        yield* Effect.all(Array.from({ length: 4 }, () => Effect.provide(ensure, Opening.layer(store))), {
          concurrency: "unbounded"
        })
        t.is(yield* fs.readFileString(join(store, names, "collect/texts/left.txt")), "A!")
        t.deepEqual((yield* fs.readDirectory(join(store, names, "collect"))).sort(), ["record.json", "texts"])
      }
      t.is(summary.failed, 0)
    })
)
