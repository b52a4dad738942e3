import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import * as Opening from "../../src/cli/Opening.ts"
import { Executor, type Task } from "../../src/engine/execution/Executor.ts"
import * as Hash from "../../src/engine/Hash.ts"
import { Implementation } from "../../src/engine/implementation/Implementation.ts"
import * as Manifest from "../../src/engine/Manifest.ts"
import type { Step } from "../../src/engine/Stage.ts"
import { Store } from "../../src/engine/store/Store.ts"
import * as InProcess from "../../src/executors/InProcess.ts"
import { effect } from "../effect.ts"
import { graphOf } from "../engine/Run.ts"
import letters from "../fixtures/letters.ts"

/** An attempt at `upper/right`, which counts to three, as soon as it has begun to count. */
const begin = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const graph = yield* graphOf(letters, { set: { "count.sleepMillis": "20" } })
  const services = yield* Layer.build(Layer.provideMerge(InProcess.layer(graph), Opening.layer(join(folder, "store"))))
  const { drain, execute } = Context.get(services, Executor)
  yield* fs.writeFileString(join(folder, "a"), "a")
  const { digest } = yield* Context.get(services, Store).put(graph.steps[0].outputs["text"].kind, join(folder, "a"))
  const step = graph.steps.find(({ name }) => name === "upper/right") as Step
  const implementation = yield* Context.get(services, Implementation).declared(step.stage)
  const inputs = { text: digest }
  const task: Task = {
    step: step.name,
    key: Hash.key(Manifest.make(step, implementation, inputs)),
    inputs,
    epoch: 1
  }
  const begun = yield* Deferred.make<void>()
  const fiber = yield* Effect.forkChild(execute(task, () => Effect.asVoid(Deferred.succeed(begun, undefined))))
  yield* Deferred.await(begun)
  return { drain, again: execute(task, () => Effect.void), fiber }
})

effect(
  "a step that is asked to stop does so with its next checkpoint, also in this process",
  (t, folder) =>
    Effect.gen(function*() {
      const { again, drain, fiber } = yield* begin(folder)
      yield* drain
      t.like(yield* Effect.flip(Fiber.join(fiber)), { _tag: "StepStopped", step: "upper/right", checkpoint: 1 })
      t.like(yield* Effect.flip(again), { _tag: "StepStopped", step: "upper/right", checkpoint: 2 })
    })
)

effect(
  "a step that is interrupted can be executed again, and goes on from its checkpoint",
  (t, folder) =>
    Effect.gen(function*() {
      const { again, fiber } = yield* begin(folder)
      yield* Fiber.interrupt(fiber)
      t.is((yield* again)["text"].digest, Hash.ofText("a 1 2 3"))
    })
)
