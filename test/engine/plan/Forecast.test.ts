import test from "ava"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Journal } from "../../../src/engine/journal/Journal.ts"
import type { Record as JournalRecord } from "../../../src/engine/journal/Record.ts"
import * as Forecast from "../../../src/engine/plan/Forecast.ts"
import type { Planned } from "../../../src/engine/plan/Plan.ts"
import type { Step } from "../../../src/engine/Stage.ts"
import type { Graph } from "../../../src/engine/Workflow.ts"
import { manifest, record, step } from "./Steps.ts"

const here = { workflow: "letters", profile: "small" }
const machine = { cpu: 2, memory: 16, gpu: 0 }

const willRun = (step: Step): Planned => {
  const { key, manifest } = record(step)
  return { step, state: { _tag: "WillRun", key, manifest, damaged: [], isDisowned: false } }
}
const waits = (step: Step): Planned => ({ step, state: { _tag: "Waits", on: [] } })
const cached = (step: Step): Planned => ({
  step,
  state: { _tag: "Cached", key: record(step).key, record: record(step) }
})

const took = (durationMillis: number, given: Partial<JournalRecord> = {}) => ({ durationMillis, ...given })

/** How long "work/1" is expected to take, in milliseconds. */
const expected = (...records: ReadonlyArray<JournalRecord>) =>
  Forecast.expectation(here, records)(step("work/1"))?.millis

test("a step is expected to take as long as its newest record says", (t) => {
  const own = step("work/1")
  const [older, newer] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"]
  t.is(expected(record(own, took(7, { finishedAt: newer })), record(own, took(9, { finishedAt: older }))), 7)
  t.is(expected(record(own, took(7, { finishedAt: older })), record(own, took(9, { finishedAt: newer }))), 9)
})

test("a record of this workflow and profile says more than a newer one of others", (t) => {
  const own = step("work/1")
  const elsewhere = took(900, { profile: "large", finishedAt: "2030-01-01T00:00:00.000Z" })
  t.is(expected(record(own, elsewhere), record(own, took(7))), 7)
  t.is(expected(record(own, elsewhere)), 900)
})

test("without a record of its own it is expected to take as long as the median of its stage", (t) => {
  const others = [1, 100, 4, 2].map((millis, i) => record(step(`work/${i + 2}`), took(millis)))
  t.is(expected(...others), 3)
  t.is(expected(...others.slice(1)), 4)
})

test("records of another stage say nothing, whatever the step's name", (t) => {
  t.is(expected(record(step("work/1", { stage: "play" }), took(5))), undefined)
})

test("what will run and what may follow are told apart; what is cached takes no time", (t) => {
  const first = step("a")
  const second = step("b", { after: [first] })
  const third = step("c", { after: [second] })
  const planned = [cached(first), willRun(second), waits(third), willRun(step("d"))]
  const records = [first, second, third].map((step, i) => record(step, took(10 ** i)))
  t.like(Forecast.make(here, planned, { machine, records: [...records, record(step("d"), took(50))] }), {
    certain: { steps: 2, unknown: 0, computeMillis: 60, wallMillis: 50 },
    most: { steps: 3, unknown: 0, computeMillis: 160, wallMillis: 110 },
    records: 3
  })
})

test("steps of stages that never ran are counted, as taking no time", (t) => {
  const planned = [willRun(step("a")), willRun(step("b", { stage: "play" })), waits(step("c", { stage: "play" }))]
  t.like(Forecast.make(here, planned, { machine, records: [record(step("a"), took(30))] }), {
    certain: { steps: 2, unknown: 1, computeMillis: 30, wallMillis: 30 },
    most: { steps: 3, unknown: 2, computeMillis: 30, wallMillis: 30 },
    records: 1
  })
})

test("each record that a median is taken of counts once", (t) => {
  const records = [1, 2, 3].map((i) => record(step(`old/${i}`), { manifest: manifest(step("old", { size: i })) }))
  const planned = [willRun(step("a")), willRun(step("b"))]
  t.is(Forecast.make(here, planned, { machine, records }).records, 3)
})

const noPaths = { logPath: () => "", recordPath: () => "" }

test("the journal is read only where something is open", (t) => {
  let reads = 0
  const journal = Layer.mock(Journal, {
    ...noPaths,
    records: Effect.sync(() => (reads++, [record(step("a"), took(30))]))
  })
  const read = (planned: Planned) =>
    Effect.runSync(Forecast.read(here as Graph, [planned], machine).pipe(Effect.provide(journal)))
  t.deepEqual([read(cached(step("a"))).most.steps, reads], [0, 0])
  t.deepEqual([read(willRun(step("a"))).most.wallMillis, reads], [30, 1])
})
