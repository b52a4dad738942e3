import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import type { Step } from "../../../src/engine/Stage.ts"
import { Latest } from "../../../src/engine/store/Latest.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
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
      const step = graph.steps.find(({ name }) => name === "collect") as Step
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
