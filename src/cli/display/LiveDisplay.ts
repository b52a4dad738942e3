/** For a terminal: settled steps scroll by; below them, redrawn in place, the steps that run and how far all is. */
import * as Effect from "effect/Effect"
import type { Event } from "../../engine/Event.ts"
import * as Duration from "../words/Duration.ts"
import * as Pace from "./Pace.ts"

interface Running {
  readonly pace: Pace.Pace
  readonly started: number
  line: string
}

const redrawMillis = 100

export const make = (steps: number) =>
  Effect.acquireRelease(Effect.sync(() => screen(steps)), ({ end }) => Effect.sync(end)).pipe(
    Effect.map(({ end, show }) => ({ show: (event: Event) => Effect.sync(() => show(event)), close: Effect.sync(end) }))
  )

const screen = (steps: number) => {
  const out = process.stdout
  const running = new Map<string, Running>()
  let settled = 0
  let drawn = 0
  let lastDraw = 0

  const erase = () => drawn > 0 ? `\u001b[${drawn}A\u001b[0J` : ""
  const fit = (line: string) => line.slice(0, Math.max(20, (out.columns ?? 80) - 1))
  const draw = (settledLine?: string) => {
    const lines = [...running].map(([step, { line }]) => fit(`  ▸ ${step}  ${line}`))
    if (settled < steps) lines.push(fit(`  ${settled}/${steps} steps`))
    out.write(
      erase() + (settledLine === undefined ? "" : settledLine + "\n") + lines.map((line) => line + "\n").join("")
    )
    drawn = lines.length
  }
  const show = (event: Event): void => {
    switch (event._tag) {
      case "ExecutionStarted":
        return void out.write(`${event.workflow} (${event.profile}): ${event.steps} steps, ${event.jobs} at once\n`)
      case "StepCached":
        // Another process may have taken over what was begun here.
        running.delete(event.step)
        return void settled++
      case "StepStarted":
        running.set(event.step, { pace: Pace.make(), started: Date.parse(event.at), line: "" })
        return draw(lineOf(event))
      case "StepProgress":
        return progress(event)
      case "StepDone":
      case "StepFailed":
      case "StepSkipped":
        running.delete(event.step)
        settled++
        return draw(lineOf(event))
      case "StepStopped":
        running.delete(event.step)
        return draw(lineOf(event))
      default:
        return draw(lineOf(event))
    }
  }
  const progress = (event: Extract<Event, { _tag: "StepProgress" }>) => {
    const state = running.get(event.step)
    if (state === undefined) return
    const at = Date.parse(event.at)
    state.line = state.pace.describe(event.progress, at)
    if (at - lastDraw < redrawMillis) return
    lastDraw = at
    draw()
  }
  const end = () => {
    out.write(erase())
    drawn = 0
  }
  return { show, end }
}

const coloured = (code: number, text: string): string => `\u001b[${code}m${text}\u001b[0m`
const [green, red, yellow, dim] = [32, 31, 33, 2]

/** What stays on the screen of an event, if anything does. */
const lineOf = (event: Event): string | undefined => {
  switch (event._tag) {
    case "StepStarted":
      return event.notice === undefined ? undefined : `  ${coloured(yellow, "!")} ${event.step}  ${event.notice}`
    case "StepDone":
      return `  ${coloured(green, "✓")} ${event.step}  ${Duration.format(event.durationMillis)}`
    case "StepFailed":
      return `  ${coloured(red, "✗")} ${event.step}`
    case "StepSkipped":
      return `  ${coloured(dim, `- ${event.step}  waits for ${event.because}`)}`
    case "StepWaiting":
      return `  ${coloured(dim, `… ${event.step}  process ${event.pid} on ${event.host} executes it`)}`
    case "StepDiverged":
      return `  ${coloured(yellow, "!")} ${event.step} is not deterministic: other outputs than before`
    case "StepRetried":
      return `  ${coloured(yellow, "↻")} ${event.step}  ${event.message.split("\n", 1)[0]}`
    case "StepStopped":
      return `  ${coloured(yellow, "‖")} ${event.step}  stopped at checkpoint ${event.checkpoint}`
    case "ObjectQuarantined":
      return `  ${coloured(yellow, "!")} ${event.step}:${event.output} was corrupt, put aside as ${event.path}`
    default:
      return undefined
  }
}
