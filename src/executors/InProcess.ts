/** Executes steps in this process, without workers: for tests and debuggers. */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import * as Attempt from "../engine/execution/Attempt.ts"
import { Executor } from "../engine/execution/Executor.ts"
import type { Implementation } from "../engine/implementation/Implementation.ts"
import type { Store } from "../engine/store/Store.ts"
import type { Graph } from "../engine/Workflow.ts"

export const layer = (
  graph: Graph
): Layer.Layer<Executor, never, FileSystem.FileSystem | Implementation | Path.Path | Store> =>
  Layer.effect(
    Executor,
    Effect.gen(function*() {
      const services = yield* Effect.context<FileSystem.FileSystem | Implementation | Path.Path | Store>()
      let draining = false
      return Executor.of({
        execute: (task, onProgress) =>
          Attempt.perform(graph, task, { onProgress, isDraining: () => draining }).pipe(Effect.provide(services)),
        drain: Effect.sync(() => {
          draining = true
        })
      })
    })
  )
