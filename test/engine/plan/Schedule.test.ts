import test from "ava"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as fc from "fast-check"
import * as Capacity from "../../../src/engine/execution/Capacity.ts"
import * as Schedule from "../../../src/engine/plan/Schedule.ts"
import type { Resources } from "../../../src/engine/Stage.ts"
import { upstream } from "../../../src/engine/Wiring.ts"
import { type Given, step } from "./Steps.ts"

const cores = (cpu: number): Resources => ({ cpu, memory: 16, gpu: 1 })

const timed = (millis: number, name: string, given?: Given) => ({ step: step(name, given), millis })

test("nothing takes no time", (t) => {
  t.is(Schedule.wallMillis([], cores(2)), 0)
})

test("steps that do not depend on each other share the cores", (t) => {
  const steps = [timed(4, "a"), timed(3, "b"), timed(2, "c"), timed(1, "d")]
  t.deepEqual([1, 2, 3, 4, 9].map((cpu) => Schedule.wallMillis(steps, cores(cpu))), [10, 5, 4, 4, 4])
})

test("a step starts when all it depends on is done", (t) => {
  const a = step("a")
  const b = step("b")
  const c = step("c", { after: [a, b] })
  const times = [{ step: a, millis: 5 }, { step: b, millis: 7 }, { step: c, millis: 1 }, timed(8, "d", { after: [c] })]
  t.is(Schedule.wallMillis(times, cores(9)), 16)
  t.is(Schedule.wallMillis(times, cores(1)), 21)
})

test("a step that is not listed is done", (t) => {
  t.is(Schedule.wallMillis([timed(3, "b", { after: [step("a")] })], cores(1)), 3)
})

test("what a step takes of the machine keeps others waiting", (t) => {
  const both = (takes: Partial<Resources>) => [timed(3, "a", { takes }), timed(3, "b", { takes })]
  t.is(Schedule.wallMillis(both({ memory: 9 }), cores(2)), 6)
  t.is(Schedule.wallMillis(both({ memory: 8 }), cores(2)), 3)
  t.is(Schedule.wallMillis(both({ gpu: 1 }), cores(2)), 6)
  t.is(Schedule.wallMillis(both({ cpu: 2 }), cores(3)), 6)
})

test("a step that takes more than there is has the machine for itself", (t) => {
  const times = [timed(3, "a", { takes: { cpu: 64, memory: 999 } }), timed(3, "b")]
  t.is(Schedule.wallMillis(times, cores(2)), 6)
})

test("a smaller step goes ahead while a larger one waits for room", (t) => {
  const times = [timed(4, "a"), timed(4, "b", { takes: { cpu: 2 } }), timed(4, "c")]
  t.is(Schedule.wallMillis(times, cores(2)), 8)
})

/** Distinct powers of two: no two sums of them are equal, so that no two steps end at the same time. */
const graphs = fc.array(
  fc.record({
    after: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
    cpu: fc.constantFrom(1, 1, 2, 3),
    memory: fc.constantFrom(0, 2, 5),
    gpu: fc.constantFrom(0, 0, 1)
  }),
  { maxLength: 12 }
).chain((nodes) => {
  const places = nodes.map((_, place) => place)
  return fc.shuffledSubarray(places, { minLength: places.length }).map((powers) => {
    const steps: Array<ReturnType<typeof step>> = []
    for (const [place, { after, ...takes }] of nodes.entries()) {
      steps.push(step(`s${place}`, { takes, after: [...new Set(after)].flatMap((before) => steps[before] ?? []) }))
    }
    return steps.map((step, place): Schedule.Timed => ({ step, millis: 2 ** powers[place] }))
  })
})

/** How long the steps take under the capacity that grants executions what they take. */
const executed = (steps: ReadonlyArray<Schedule.Timed>, machine: Resources) =>
  Effect.gen(function*() {
    const capacity = Capacity.make(machine)
    const done = new Map(steps.map(({ step }) => [step, Deferred.makeUnsafe<void>()]))
    let end = 0
    const fiber = yield* Effect.forkChild(Effect.forEach(steps, ({ millis, step }, order) =>
      Effect.gen(function*() {
        for (const before of upstream(step)) yield* Deferred.await(done.get(before) as Deferred.Deferred<void>)
        yield* capacity.within(order, step.resources, Effect.sleep(millis))
        end = yield* Effect.clockWith(({ currentTimeMillis }) => currentTimeMillis)
        yield* Deferred.succeed(done.get(step) as Deferred.Deferred<void>, undefined)
      }), { concurrency: "unbounded", discard: true }))
    yield* TestClock.adjust(2 ** 13)
    yield* Fiber.join(fiber)
    return end
  }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise)

test("it foretells what the same steps take when they are executed", async (t) => {
  const machine = { cpu: 3, memory: 6, gpu: 1 }
  await fc.assert(
    fc.asyncProperty(graphs, async (steps) => Schedule.wallMillis(steps, machine) === await executed(steps, machine)),
    { seed: 3, numRuns: 200 }
  )
  t.pass()
})

test("ten thousand steps on two cores take half of what they take one by one", (t) => {
  const first = Array.from({ length: 5000 }, (_, i) => timed(i % 7, `a${i}`))
  const second = first.map(({ step }, i) => timed(i % 5, `b${i}`, { after: [step] }))
  const all = [...first, ...second]
  const half = all.reduce((sum, { millis }) => sum + millis, 0) / 2
  const longest = 6
  const wall = Schedule.wallMillis(all, cores(2))
  t.true(wall >= half && wall <= half + longest, `${wall} of ${half}`)
})
