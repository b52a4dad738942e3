/** Executes steps in this process, without workers: for tests and debuggers. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Attempt from "../engine/Attempt.ts"
import { Executor } from "../engine/Executor.ts"
import { Store } from "../engine/Store.ts"
import type { Graph } from "../engine/Workflow.ts"

export const layer = (
  graph: Graph,
  jobs = 1
): Layer.Layer<Executor, never, FileSystem.FileSystem | Path.Path | Store> =>
  Layer.effect(
    Executor,
    Effect.gen(function*() {
      const services = yield* Effect.context<FileSystem.FileSystem | Path.Path | Store>()
      return Executor.of({
        jobs,
        execute: (task, onProgress) => Effect.provide(Attempt.perform(graph, task, onProgress), services)
      })
    })
  )
