/** How long it will take to make what is not known yet, from how long the like of it took before. */
import * as Effect from "effect/Effect"
import { Journal } from "../journal/Journal.ts"
import type { Record as JournalRecord } from "../journal/Record.ts"
import type { Resources, Step } from "../Stage.ts"
import type { Graph } from "../Workflow.ts"
import type { Planned } from "./Plan.ts"
import * as Schedule from "./Schedule.ts"

export interface Forecast {
  /** Of the steps that will run in any case. */
  readonly certain: Estimate
  /** Of these and all that wait on them: less, where a rerun yields the bytes that were there before. */
  readonly most: Estimate
  /** How many records it was drawn from. */
  readonly records: number
  /** How long each step is expected to take; those of stages that never ran are left out. */
  readonly millis: ReadonlyMap<Step, number>
}

export interface Estimate {
  readonly steps: number
  /** How many of them are of stages that never ran: they count as taking no time. */
  readonly unknown: number
  /** As if one ran after the other. */
  readonly computeMillis: number
  /** From start to end, with as many at once as the machine holds. */
  readonly wallMillis: number
}

/** Reads the journal, unless there is nothing to do. */
export const read = Effect.fnUntraced(function*(graph: Graph, planned: ReadonlyArray<Planned>, machine: Resources) {
  const isOpen = planned.some(({ state }) => state._tag !== "Cached")
  return make(graph, planned, { machine, records: isOpen ? yield* (yield* Journal).records : [] })
})

interface Known {
  readonly records: ReadonlyArray<JournalRecord>
  /** What the steps may take at once, as `Capacity` grants it. */
  readonly machine: Resources
}

export const make = (graph: Where, planned: ReadonlyArray<Planned>, { machine, records }: Known): Forecast => {
  const open = planned.filter(({ state }) => state._tag !== "Cached")
  const expect = expectation(graph, records)
  const expected = open.flatMap(({ step }) => {
    const found = expect(step)
    return found === undefined ? [] : [{ step, ...found }]
  })
  const millis = new Map(expected.map(({ millis, step }) => [step, millis]))
  const estimate = (some: ReadonlyArray<Planned>): Estimate => {
    const times = some.map(({ step }) => ({ step, millis: millis.get(step) ?? 0 }))
    return {
      steps: some.length,
      unknown: some.filter(({ step }) => !millis.has(step)).length,
      computeMillis: times.reduce((sum, { millis }) => sum + millis, 0),
      wallMillis: Schedule.wallMillis(times, machine)
    }
  }
  return {
    certain: estimate(open.filter(({ state }) => state._tag === "WillRun")),
    most: estimate(open),
    records: new Set([...new Set(expected.map(({ records }) => records))].flat()).size,
    millis
  }
}

type Where = Pick<Graph, "workflow" | "profile">

/** How long a step is expected to take, and the records that say so. */
interface Expected {
  readonly millis: number
  readonly records: ReadonlyArray<JournalRecord>
}

/**
 * As long as the newest record of the step says, best one of this workflow and profile; else as the median of its
 * stage; undefined for a stage without records.
 */
export const expectation = ({ profile, workflow }: Where, records: ReadonlyArray<JournalRecord>) => {
  const here = new Map<string, JournalRecord>()
  const anywhere = new Map<string, JournalRecord>()
  const stages = new Map<string, Array<JournalRecord>>()
  for (const record of records) {
    const { manifest: { stage }, step } = record
    const name = JSON.stringify([stage, step])
    if (record.workflow === workflow && record.profile === profile) here.set(name, newer(record, here.get(name)))
    anywhere.set(name, newer(record, anywhere.get(name)))
    const ofStage = stages.get(stage)
    if (ofStage === undefined) stages.set(stage, [record])
    else ofStage.push(record)
  }
  const medians = new Map<string, Expected>()
  for (const [stage, ofStage] of stages) medians.set(stage, { millis: median(ofStage), records: ofStage })
  return ({ name: step, stage: { name: stage } }: Step): Expected | undefined => {
    const name = JSON.stringify([stage, step])
    const own = here.get(name) ?? anywhere.get(name)
    return own === undefined ? medians.get(stage) : { millis: own.durationMillis, records: [own] }
  }
}

const newer = (a: JournalRecord, b: JournalRecord | undefined): JournalRecord => {
  if (b === undefined || a.finishedAt > b.finishedAt) return a
  return a.finishedAt === b.finishedAt && a.key < b.key ? a : b
}

/** Of how long they took, in milliseconds. */
const median = (records: ReadonlyArray<JournalRecord>): number => {
  const times = records.map(({ durationMillis }) => durationMillis).sort((a, b) => a - b)
  const middle = times.length >> 1
  return times.length % 2 === 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2
}
