/** How long an attempt at a step may take, and how often it is repeated, by what ended it. */
import * as Effect from "effect/Effect"
import { StepFailed } from "../Errors.ts"
import { Event } from "../Event.ts"
import type { Retries, Step } from "../Stage.ts"
import { Executor, type Task } from "./Executor.ts"
import type { Emit } from "./Production.ts"

/** A dead process may be the machine's fault; a failed stage would fail again. */
const retries: Retries = { failed: 0, died: 1, timedOut: 0 }

/** Before the first repetition; each further one waits twice as long. */
const pauseMillis = 500

/** Attempts at the task until one succeeds or its stage's patience is at an end, or none may start any more. */
export const attempts = Effect.fnUntraced(function*(step: Step, task: Task, emit: Emit, mayStart = () => true) {
  const allowed = { ...retries, ...step.stage.limits?.retries }
  const made = { failed: 0, died: 0, timedOut: 0 }
  for (let n = 0;; n++) {
    const outcome = yield* Effect.result(attempt(step, task, emit))
    if (outcome._tag === "Success") return outcome.success
    const error = outcome.failure
    if (error._tag !== "StepFailed" || !mayStart() || made[error.how]++ >= allowed[error.how]) return yield* error
    yield* emit((at) => Event.cases.StepRetried.make({ at, step: step.name, key: task.key, message: error.message }))
    yield* pause(pauseMillis * 2 ** n, mayStart)
    if (!mayStart()) return yield* error
  }
})

/** Not to its end if there is nothing to wait for any more. */
const pause = Effect.fnUntraced(function*(millis: number, mayStart: () => boolean) {
  for (let left = millis; left > 0 && mayStart(); left -= pauseMillis) yield* Effect.sleep(pauseMillis)
})

const attempt = Effect.fnUntraced(function*(step: Step, task: Task, emit: Emit) {
  const executor = yield* Executor
  const attempt = executor.execute(
    task,
    (progress) => emit((at) => Event.cases.StepProgress.make({ at, step: step.name, progress }))
  )
  const minutes = step.stage.limits?.timeoutMinutes
  if (minutes === undefined) return yield* attempt
  return yield* Effect.timeoutOrElse(attempt, {
    duration: minutes * 60_000,
    orElse: () =>
      Effect.fail(
        new StepFailed({
          step: step.name,
          key: task.key,
          how: "timedOut",
          reason: `It took longer than ${inWords(minutes)}`
        })
      )
  })
})

const inWords = (minutes: number): string =>
  minutes < 1 ? `${Number((minutes * 60).toPrecision(3))} seconds` : `${Number(minutes.toPrecision(3))} minutes`
