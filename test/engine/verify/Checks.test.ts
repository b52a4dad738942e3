import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import * as Checks from "../../../src/engine/verify/Checks.ts"
import type { Outcome } from "../../../src/engine/verify/Rebuild.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { executed } from "./Rig.ts"

effect(
  "what came of executing steps again is kept, and read back in the order in which it was",
  (t, folder) =>
    Effect.gen(function*() {
      const { graph, recorded, within } = yield* executed(join(folder, "store"), letters)
      const [write, left] = (yield* recorded).results
      const same: Outcome = { step: "write", compared: 1, findings: [] }
      const failed: Outcome = {
        step: "upper/left",
        compared: 0,
        findings: [
          { _tag: "Failed", step: "upper/left", message: "no room" },
          { _tag: "NotInterrupted", step: "upper/left", why: "no checkpoint" }
        ]
      }
      yield* within(Checks.keep("rebuild", graph, [{ ...write, outcome: same }, { ...left, outcome: failed }]))
      yield* within(Checks.keep("interrupt", graph, [{ ...write, outcome: { ...same, kills: [{}, {}] } as Outcome }]))
      const [first, second] = yield* within(Checks.all)
      t.like(first, { what: "rebuild", workflow: "letters", profile: "small", node: process.version })
      t.deepEqual(first.steps, [
        { step: "write", key: write.record.key, outputs: 1, kills: 0, off: [] },
        { step: "upper/left", key: left.record.key, outputs: 0, kills: 0, off: ["Failed"] }
      ])
      t.is(second.what, "interrupt")
      t.deepEqual(second.steps, [{ step: "write", key: write.record.key, outputs: 1, kills: 2, off: [] }])
    })
)

effect(
  "where nothing was executed again nothing is kept, and what is no check is none",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const store = join(folder, "store")
      const { graph, within } = yield* executed(store, letters)
      yield* within(Checks.keep("rebuild", graph, []))
      t.deepEqual(yield* within(Checks.all), [])
      t.false(yield* fs.exists(join(store, "journal/checks")))
      yield* fs.makeDirectory(join(store, "journal/checks"))
      yield* fs.writeFileString(join(store, "journal/checks/2026.json"), "{\"format\":\"repro/check/9\"}")
      yield* fs.writeFileString(join(store, "journal/checks/half.json.tmp"), "{")
      t.deepEqual(yield* within(Checks.all), [])
    })
)
