/** Shows events to people: live in a terminal, as plain lines otherwise, or as lines of JSON. Events in, text out. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Event } from "../../engine/Event.ts"
import type { Summary } from "../../engine/execution/Execution.ts"
import type { Graph } from "../../engine/Workflow.ts"
import * as Duration from "../words/Duration.ts"
import * as LiveDisplay from "./LiveDisplay.ts"
import * as PlainDisplay from "./PlainDisplay.ts"

export interface Display {
  readonly show: (event: Event) => Effect.Effect<void>
  /** Leaves the terminal as it was found. */
  readonly close: Effect.Effect<void>
  readonly outcome: (summary: Summary, logPath: string) => Effect.Effect<void>
}

export interface Options {
  readonly json: boolean
  readonly graph: Graph
}

export const make = ({ graph, json }: Options): Effect.Effect<Display, never, Scope.Scope> => {
  if (json) return Effect.succeed(jsonLines)
  const lines = process.stdout.isTTY ? LiveDisplay.make(graph.steps.length) : PlainDisplay.make(graph.steps.length)
  return Effect.map(lines, (shown) => ({ ...shown, outcome }))
}

const jsonLines: Display = {
  show: (event) => Effect.sync(() => void process.stdout.write(JSON.stringify(event) + "\n")),
  close: Effect.void,
  outcome: () => Effect.void
}

const outcome: Display["outcome"] = (summary, logPath) =>
  Effect.sync(() => {
    const { cached, done, durationMillis, failed, skipped, stopped } = summary
    const steps = done + cached + failed + skipped + stopped
    const trouble = (failed + skipped === 0 ? "" : `, ${failed} failed, ${skipped} skipped`) +
      (stopped === 0 ? "" : `, ${stopped} stopped`)
    process.stdout.write(
      `${steps} steps: ${done} executed, ${cached} cached${trouble}; ${Duration.format(durationMillis)}\n`
    )
    if (failed > 0) process.stdout.write(`Log: ${logPath}\n`)
  })
