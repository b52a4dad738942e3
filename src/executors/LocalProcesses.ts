/**
 * Executes steps in child processes of this machine. Children are started as needed and reused: a step that crashes or
 * runs out of memory takes only its own process with it.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import { StepFailed, StepStopped, StoreFailed } from "../engine/Errors.ts"
import type { Progress } from "../engine/Event.ts"
import { Executor, type Task } from "../engine/execution/Executor.ts"
import * as Child from "./Child.ts"
import * as Ending from "./Ending.ts"
import * as OutOfMemory from "./OutOfMemory.ts"
import { Request } from "./Protocol.ts"

export const layer = (options: Child.Options): Layer.Layer<Executor> =>
  Layer.effect(
    Executor,
    Effect.gen(function*() {
      const idle = new Set<Child.Child>()
      const working = new Set<Child.Child>()
      let draining = false
      yield* Effect.addFinalizer(() =>
        Effect.forEach([...idle, ...working], (child) => idle.has(child) ? child.dismiss : child.kill, {
          concurrency: "unbounded",
          discard: true
        })
      )
      const engage = (child: Child.Child) => {
        idle.delete(child)
        working.add(child)
        return child
      }
      /** Chosen and taken in one go, since fibers may take turns after every Effect: a child works for one of them. */
      const take = Effect.suspend(() => {
        const found = [...idle].findLast((child) => child.isFit())
        return found === undefined ? Effect.map(Child.start(options), engage) : Effect.succeed(engage(found))
      })
      /** A child that is not done with its step is of no further use. */
      const giveBack = Effect.fnUntraced(function*(child: Child.Child, isDone: boolean) {
        if (isDone && child.isFit()) idle.add(child)
        else yield* child.kill
        working.delete(child)
      })
      return Executor.of({
        execute: (task, onProgress) =>
          Effect.acquireUseRelease(
            Effect.mapError(take, ({ message }) => died(task, `No process can be started for it: ${message}`)),
            (child) =>
              Effect.andThen(child.forget, () => {
                child.tell(Request.cases.Execute.make({ task }))
                if (draining) child.tell(Request.cases.Drain.make({}))
                return result(child, task, onProgress)
              }),
            (child, exit) => giveBack(child, !Exit.hasInterrupts(exit) && !Exit.hasDies(exit))
          ),
        drain: Effect.sync(() => {
          draining = true
          for (const child of working) child.tell(Request.cases.Drain.make({}))
        })
      })
    })
  )

/** What comes of the task that the child was just given. */
const result = Effect.fnUntraced(
  function*(child: Child.Child, task: Task, onProgress: (progress: Progress) => Effect.Effect<void>) {
    const { key, step } = task
    const kills = OutOfMemory.kills()
    while (true) {
      const heard = yield* Queue.take(child.heard)
      switch (heard._tag) {
        case "Progressed":
          yield* onProgress(heard.progress)
          break
        case "Succeeded":
          return heard.produced
        case "Stopped":
          return yield* new StepStopped({ step, checkpoint: heard.checkpoint })
        case "Failed":
          return yield* new StepFailed({ step, key, how: "failed", reason: heard.reason })
        case "StoreFailed":
          return yield* new StoreFailed({ operation: heard.operation, path: heard.path, cause: heard.cause })
        case "Lost":
          return yield* died(task, `Its process is lost: ${heard.cause}`)
        case "Ended":
          return yield* died(
            task,
            Ending.describe(heard, { wrote: child.wrote(), memoryRanOut: OutOfMemory.kills() > kills })
          )
      }
    }
  }
)

const died = ({ key, step }: Task, reason: string): StepFailed => new StepFailed({ step, key, how: "died", reason })
