/** All contestants at one task with one shape: in every round each of them has a turn, in a process of its own. */
import * as Effect from "effect/Effect"
import * as Contestant from "./Contestant.ts"
import type * as Figures from "./Figures.ts"
import type { Measurement } from "./Measurement.ts"
import * as Shape from "./Shape.ts"

export interface Outcome {
  readonly figures: ReadonlyArray<Figures.Figure>
  readonly skipped: ReadonlyArray<Figures.Skipped>
}

interface Turn extends Measurement {
  readonly maxRssBytes: number
}

export interface Task {
  readonly shape: Shape.Shape
  readonly task: Shape.Task
  readonly rounds: number
  /** Of a turn. */
  readonly limitMillis: number
}

/** Who cannot do it at its first turn has no other. */
export const run = Effect.fnUntraced(function*(
  contestants: ReadonlyArray<Contestant.Contestant>,
  { limitMillis, rounds, shape, task }: Task
) {
  const amount = { steps: 3, millis: 2000 }
  const turns = new Map<string, Array<Turn>>(contestants.map(({ name }) => [name, []]))
  const problems = new Map<string, string>()
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const { name, of } = contestant
      if (problems.has(name)) continue
      const products = Shape.products(shape)
      const found = yield* Contestant.turn(contestant, { of, shape, task, products, ...amount }, limitMillis)
      if ("problem" in found) problems.set(name, found.problem)
      else turns.get(name)?.push(found)
    }
  }
  const of = { shape: shape.name, task }
  const outcome: Outcome = {
    figures: [...turns].flatMap(([contestant, turns]) =>
      problems.has(contestant) ? [] : [{ contestant, ...of, ...summary(turns, Shape.products(shape).operations) }]
    ),
    skipped: [...problems].map(([contestant, reason]) => ({ contestant, ...of, reason }))
  }
  return outcome
})

const summary = (turns: ReadonlyArray<Turn>, operations: number) => {
  const all = turns.flatMap(({ millis }) => millis)
  const middle = median(all)
  return {
    turns: turns.length,
    steps: all.length,
    millis: round(middle),
    deviationMillis: round(median(all.map((millis) => Math.abs(millis - middle)))),
    rate: Math.round(operations / median(turns.flatMap(({ productMillis }) => productMillis)) * 1000),
    kernels: turns[0].kernels,
    maxRssBytes: turns.reduce((most, { maxRssBytes }) => Math.max(most, maxRssBytes), 0),
    ...deviceMemory(turns.flatMap(({ deviceBytes }) => deviceBytes ?? []))
  }
}

const deviceMemory = (bytes: ReadonlyArray<number>) => bytes.length === 0 ? {} : { deviceBytes: Math.max(...bytes) }

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1]

/** To the microsecond. */
const round = (millis: number): number => Math.round(millis * 1000) / 1000
