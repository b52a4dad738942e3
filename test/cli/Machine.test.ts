import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import * as Machine from "../../src/cli/Machine.ts"
import * as Opening from "../../src/cli/Opening.ts"
import { effect } from "../effect.ts"
import { graphOf } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"

effect("steps that are executed in this process see what is set for them, too", (t, folder) =>
  Effect.gen(function*() {
    const graph = yield* graphOf(letters)
    const store = join(folder, "store")
    const given = { jobs: 1, memory: undefined, gpus: undefined, executor: "in-process" as const, env: [] }
    const assignment = { workflowFile: "", profile: graph.profile, set: {}, store }
    const executor = Machine.executor(given, { graph, assignment, env: { REPRO_MIRROR: "/mirror" } })
    const seen = Effect.all([Config.String("REPRO_MIRROR"), Config.String("PATH")])
    t.deepEqual(yield* Effect.provide(seen, Layer.provideMerge(executor, Opening.layer(store))), [
      "/mirror",
      process.env["PATH"] as string
    ])
  }))
