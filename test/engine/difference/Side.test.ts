import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import * as Side from "../../../src/engine/difference/Side.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import { Journal } from "../../../src/engine/journal/Journal.ts"
import * as History from "../../../src/engine/upkeep/History.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { run } from "../Run.ts"
import { log } from "../upkeep/Rig.ts"

const execute = Effect.fnUntraced(function*(store: string, id: string, set: Readonly<Record<string, string>> = {}) {
  const { events } = yield* run(store, letters, { id, set })
  yield* Effect.provide(log(id, events), Opening.layer(store))
})

const sideOf = Effect.fnUntraced(function*(id: string) {
  const found = (yield* History.executions).find((execution) => execution.id === id)
  return yield* Side.ofExecution(found as History.Execution)
})

effect("an execution holds what its steps made, and what they found there", (t, folder) =>
  Effect.gen(function*() {
    const store = join(folder, "store")
    yield* execute(store, "first")
    yield* execute(store, "second", { suffix: "?" })
    const side = yield* Effect.provide(sideOf("second"), Opening.layer(store))
    t.like(side, { name: "second", workflow: "letters", profile: "small", missing: [] })
    t.deepEqual([...side.steps.keys()].sort(), ["collect", "upper/left", "upper/right", "write"])
    t.is(side.steps.get("upper/left")?.outputs["text"].digest, Hash.ofText("A?"))
    t.is(side.steps.get("write")?.outputs["text"].digest, Hash.ofText("a"))
    t.is(side.steps.get("write")?.record?.manifest.stage, "write")
  }))

effect(
  "a step that failed is missing, and so is what was found there and whose record is gone since",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      yield* execute(store, "first")
      yield* execute(store, "second", { "count.to": "4", "count.misbehave": "fail" })
      yield* Effect.provide(
        Effect.gen(function*() {
          const { missing, steps } = yield* sideOf("second")
          t.deepEqual([...missing].sort(), ["collect", "upper/right"])
          const key = steps.get("write")?.key
          yield* fs.remove((yield* Journal).recordPath(key ?? Hash.ofText("")))
          t.deepEqual([...(yield* sideOf("second")).missing].sort(), ["collect", "upper/right", "write"])
          // What was made then is in the log.
          const first = yield* sideOf("first")
          t.is(first.steps.get("write")?.outputs["text"].digest, Hash.ofText("a"))
          t.is(first.steps.get("write")?.record, undefined)
        }),
        Opening.layer(store)
      )
    })
)
