import * as Effect from "effect/Effect"
import { join } from "node:path"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { executed, regraphed } from "./Rig.ts"

effect(
  "every step's record is found, or the step is missing with all that depend on it",
  (t, folder) =>
    Effect.gen(function*() {
      const store = join(folder, "store")
      const { digests, recorded } = yield* executed(store, letters)
      const { missing, results } = yield* recorded
      t.deepEqual(missing, [])
      t.deepEqual(results.map(({ record, step }) => [step.name, Object.values(record.outputs)[0].digest as string]), [
        ["write", digests["write:text"]],
        ["upper/left", digests["upper/left:text"]],
        ["upper/right", digests["upper/right:text"]],
        ["collect", digests["collect:texts"]]
      ])
      const changed = yield* regraphed(store, letters, { set: { suffix: "?" } })
      t.deepEqual(changed.missing.map(({ name }) => name), ["upper/left", "collect"])
      t.deepEqual(changed.results.map(({ step }) => step.name), ["write", "upper/right"])
      t.deepEqual([...changed.records.keys()].map(({ name }) => name), ["write", "upper/right"])
    })
)
