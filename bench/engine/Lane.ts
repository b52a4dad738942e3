/** One tool on one graph: its runs so far in one scenario, and whether it takes part in the next. */
import * as Effect from "effect/Effect"
import * as Processes from "../Processes.ts"
import * as Site from "../Site.ts"
import type * as Figures from "./Figures.ts"
import type { Scenario } from "./Scenarios.ts"

export interface Sample extends Processes.Usage {
  readonly executed: number
  /** Whether the final results were those of the commands without a tool. */
  readonly right: boolean
}

export interface Lane {
  readonly site: Site.Site
  /** Of the final results as they must be. */
  readonly digest: string
  readonly samples: ReadonlyArray<Sample>
  /** Why it takes part no longer. */
  readonly out: string | undefined
}

/** A run that takes longer is killed, and its tool left out of the rest. */
export const limitMillis = 240_000

/** Whether there are runs enough: more where they are quick, judged by the first. */
export const isDone = ({ out, samples: [first, ...others] }: Lane): boolean =>
  out !== undefined || (first !== undefined && others.length + 1 >= wanted(first.millis))

const wanted = (millis: number): number => millis < 1000 ? 10 : millis < 3000 ? 5 : millis < 10_000 ? 3 : 1

/** One more run. */
export const step = Effect.fnUntraced(function*(lane: Lane, scenario: Scenario) {
  const { samples, site } = lane
  yield* scenario.prepare(site, samples.length)
  yield* Site.forget(site)
  const usage = yield* Processes.timed(Site.command(site, site.peer.run(site.project)), limitMillis)
  const executed = (yield* Site.executed(site)).length
  const sample: Sample = { ...usage, executed, right: lane.digest === (yield* Site.digest(site)) }
  const out = usage.timedOut
    ? `takes more than ${limitMillis / 1000} s`
    : usage.exitCode === 0
    ? undefined
    : `fails with exit code ${usage.exitCode}`
  return { ...lane, out, samples: out === undefined ? [...samples, sample] : samples } satisfies Lane
})

export const figure = ({ samples, site }: Lane, ideal: number, scenario: Figures.Scenario): Figures.Figure => {
  const walls = samples.map(({ millis }) => millis)
  const millis = median(walls)
  return {
    tool: site.peer.name,
    graph: site.project.graph.name,
    scenario,
    runs: samples.length,
    millis: round(millis),
    deviationMillis: round(median(walls.map((wall) => Math.abs(wall - millis)))),
    cpuMillis: round(median(samples.map(({ cpuMillis }) => cpuMillis))),
    maxRssBytes: Math.max(...samples.map(({ maxRssBytes }) => maxRssBytes)),
    executed: farthest(samples.map(({ executed }) => executed), ideal),
    ideal,
    right: samples.every(({ right }) => right)
  }
}

/** The worst of several counts: too few executions are as telling as too many. */
const farthest = (counts: ReadonlyArray<number>, ideal: number): number =>
  counts.reduce((worst, count) => Math.abs(count - ideal) > Math.abs(worst - ideal) ? count : worst, ideal)

const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
}

const round = (millis: number): number => Math.round(millis * 10) / 10
