/** For output that is not a terminal: one line when a step starts or ends, and now and then one about how far it is. */
import * as Effect from "effect/Effect"
import type { Event } from "../../engine/Event.ts"
import * as Reason from "../../engine/plan/Reason.ts"
import * as Duration from "../words/Duration.ts"
import * as Pace from "./Pace.ts"

/** Between two lines about the same step. */
const everyMillis = 10_000

interface Running {
  readonly pace: Pace.Pace
  lastLine: number
}

/** The title of an error. */
const firstLine = (message: string): string => message.split("\n", 1)[0]

export const make = (steps: number) =>
  Effect.sync(() => {
    const running = new Map<string, Running>()
    let settled = 0
    const write = (line: string) => void process.stdout.write(line + "\n")
    const counted = () => `[${String(++settled).padStart(String(steps).length)}/${steps}]`
    const show = (event: Event): void => {
      switch (event._tag) {
        case "ExecutionStarted":
          return write(`${event.workflow} (${event.profile}): ${event.steps} steps, ${event.jobs} at once`)
        case "StepCached":
          return void counted()
        case "StepStarted":
          running.set(event.step, { pace: Pace.make(), lastLine: Date.parse(event.at) })
          write(`  start   ${event.step}  (${event.reasons.map(Reason.describe).join("; ")})`)
          return event.notice === undefined ? undefined : write(`  NOTE    ${event.step}  ${event.notice}`)
        case "StepProgress":
          return progress(event.step, event, Date.parse(event.at))
        case "StepDone":
          return write(`${counted()} done    ${event.step}  ${Duration.format(event.durationMillis)}`)
        case "StepDiverged":
          return write(
            `  NOT DETERMINISTIC: ${event.step} gave other outputs than before for key ${event.key.slice(0, 12)}`
          )
        case "StepFailed":
          return write(`${counted()} failed  ${event.step}`)
        case "StepWaiting":
          return write(`  wait    ${event.step}  (process ${event.pid} on ${event.host} executes it)`)
        case "StepRetried":
          return write(`  retry   ${event.step}  (${firstLine(event.message)})`)
        case "StepStopped":
          return write(`  stopped ${event.step}  at checkpoint ${event.checkpoint}`)
        case "ObjectQuarantined":
          return write(`  CORRUPT ${event.step}:${event.output}  put aside as ${event.path}`)
        case "StepSkipped":
          return write(`${counted()} skipped ${event.step}  (waits for ${event.because})`)
      }
    }
    const progress = (step: string, event: Extract<Event, { _tag: "StepProgress" }>, at: number): void => {
      const state = running.get(step)
      if (state === undefined) return
      const line = state.pace.describe(event.progress, at)
      if (at - state.lastLine < everyMillis) return
      state.lastLine = at
      write(`          ${step}  ${line}`)
    }
    return { show: (event: Event) => Effect.sync(() => show(event)), close: Effect.void }
  })
