/** The executions in which results were made, as far as their logs are still there. */
import * as Effect from "effect/Effect"
import type { Event } from "../engine/Event.ts"
import { Journal } from "../engine/journal/Journal.ts"
import type { Step } from "./Step.ts"

export interface Execution {
  readonly id: string
  /** ISO 8601, both: by its log, or by the steps that it made where that is gone. */
  readonly startedAt: string
  readonly finishedAt: string
  /** Cores that steps could take together; undefined where its log is gone. */
  readonly cores: number | undefined
  /** How many of the steps it made. */
  readonly steps: number
}

/** Those of the steps, in the order in which they began. */
export const of = Effect.fnUntraced(function*(steps: ReadonlyArray<Step>) {
  const journal = yield* Journal
  const executions: Array<Execution> = []
  for (const [id, made] of Map.groupBy(steps, ({ execution }) => execution)) {
    const there = (yield* journal.executions).includes(id)
    executions.push(execution(id, made, there ? yield* journal.events(id) : []))
  }
  return executions.sort((a, b) => a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id) ? -1 : 1)
})

const execution = (id: string, steps: ReadonlyArray<Step>, events: ReadonlyArray<Event>): Execution => {
  const [first, last] = [events.at(0), events.at(-1)]
  return {
    id,
    startedAt: first?.at ?? steps.map(({ startedAt }) => startedAt).sort()[0],
    finishedAt: last?.at ?? steps.map(({ finishedAt }) => finishedAt).sort().toReversed()[0],
    cores: first?._tag === "ExecutionStarted" ? first.jobs : undefined,
    steps: steps.length
  }
}
