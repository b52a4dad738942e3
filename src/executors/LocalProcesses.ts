/**
 * Executes steps in child processes of this machine. Children are started as needed, up to `jobs`, and reused: a step
 * that crashes or runs out of memory takes only its own process with it.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { StepFailed, StoreFailed } from "../engine/Errors.ts"
import type { Progress } from "../engine/Event.ts"
import { Executor, type Task } from "../engine/Executor.ts"
import { type Assignment, Request, Response } from "./Protocol.ts"

export interface Options {
  readonly jobs: number
  readonly assignment: Assignment
  /** Added to the children's environment variables. */
  readonly env: Readonly<Record<string, string>>
}

export const layer = (options: Options): Layer.Layer<Executor> =>
  Layer.effect(
    Executor,
    Effect.gen(function*() {
      const scope = yield* Effect.scope
      const idle: Array<ChildProcess> = []
      const take: Effect.Effect<ChildProcess> = Effect.suspend(() => {
        const child = idle.pop()
        if (child === undefined) return Scope.provide(start(options), scope)
        return isAlive(child) ? Effect.succeed(child) : take
      })
      /** A child that is interrupted in the middle of a step is of no further use. */
      const giveBack = (child: ChildProcess, interrupted: boolean) =>
        Effect.sync(() => {
          if (interrupted) child.kill("SIGTERM")
          else if (isAlive(child)) idle.push(child)
        })
      return Executor.of({
        jobs: options.jobs,
        execute: (task, onProgress) =>
          Effect.acquireUseRelease(
            take,
            (child) => ask(child, task, onProgress),
            (child, exit) => giveBack(child, Exit.hasInterrupts(exit))
          )
      })
    })
  )

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null && !child.killed

const workerFile = fileURLToPath(new URL("./worker.ts", import.meta.url))

/** What a stage or a library prints goes to stderr: stdout is for events and results. */
const start = ({ assignment, env }: Options) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      fork(workerFile, [JSON.stringify(assignment)], {
        env: { ...process.env, ...env },
        stdio: ["ignore", 2, 2, "ipc"]
      })
    ),
    (child) => Effect.sync(() => child.kill("SIGTERM"))
  )

type OnProgress = (progress: Progress) => Effect.Effect<void>
type Heard =
  | Response
  | { readonly _tag: "Ended"; readonly code: number | null; readonly signal: string | null }
  | { readonly _tag: "Lost"; readonly cause: Error }

/** Sends one task and waits for its result, or for the end of the child. */
const ask = Effect.fnUntraced(function*(child: ChildProcess, task: Task, onProgress: OnProgress) {
  const failed = (reason: string) => new StepFailed({ step: task.step, key: task.key, reason })
  const heard = yield* listen(child)
  child.send(Request.cases.Execute.make({ task }), (error) => {
    if (error !== null) Queue.offerUnsafe(heard, { _tag: "Lost", cause: error })
  })
  while (true) {
    const message = yield* Queue.take(heard)
    switch (message._tag) {
      case "Progressed":
        yield* onProgress(message.progress)
        break
      case "Succeeded":
        return message.produced
      case "Failed":
        return yield* failed(message.reason)
      case "StoreFailed":
        return yield* new StoreFailed(message)
      case "Ended":
        return yield* failed(ended(message.code, message.signal))
      case "Lost":
        child.kill("SIGTERM")
        return yield* failed(`Its process cannot be reached: ${message.cause.message}`)
    }
  }
}, Effect.scoped)

/** What the child says from now on, and its end, in order. */
const listen = Effect.fnUntraced(function*(child: ChildProcess) {
  const heard = yield* Queue.unbounded<Heard>()
  const onMessage = (message: unknown) => {
    const response = Schema.decodeUnknownResult(Response)(message)
    Queue.offerUnsafe(heard, Result.getOrElse(response, (cause) => ({ _tag: "Lost", cause })))
  }
  const onExit = (code: number | null, signal: string | null) =>
    void Queue.offerUnsafe(heard, { _tag: "Ended", code, signal })
  yield* Effect.acquireRelease(
    Effect.sync(() => child.on("message", onMessage).on("exit", onExit)),
    () => Effect.sync(() => child.off("message", onMessage).off("exit", onExit))
  )
  return heard
})

const ended = (code: number | null, signal: string | null): string =>
  signal === null
    ? `Its process ended with exit code ${code} before the step was done`
    : `Its process was ended by ${signal} before the step was done${signal === "SIGKILL" ? " (out of memory?)" : ""}`
