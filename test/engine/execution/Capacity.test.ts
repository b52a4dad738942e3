import * as ConfigProvider from "effect/ConfigProvider"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as fc from "fast-check"
import { totalmem } from "node:os"
import * as Capacity from "../../../src/engine/execution/Capacity.ts"
import type { Resources } from "../../../src/engine/Stage.ts"
import { effect } from "../../effect.ts"

const cores = (cpu: number): Resources => ({ cpu, memory: 0, gpu: 0 })

/** A step that holds what it takes until it is let go; `started` lists the orders in which steps began. */
const rig = (total: Resources) => {
  const capacity = Capacity.make(total)
  const started: Array<number> = []
  const begin = (order: number, resources: Resources = cores(1)) =>
    Effect.gen(function*() {
      const end = yield* Deferred.make<void>()
      const hold = Effect.andThen(Effect.sync(() => void started.push(order)), Deferred.await(end))
      const fiber = yield* Effect.forkChild(capacity.within(order, resources, hold))
      yield* settled
      return {
        letGo: Effect.andThen(Deferred.succeed(end, undefined), settled),
        interrupt: Effect.andThen(Fiber.interrupt(fiber), settled),
        fiber
      }
    })
  return { capacity, started, begin }
}

/** Lets all other fibers go as far as they can. */
const settled = Effect.sleep(0)

/** Fractions that add up to no round number in binary. */
const resources = fc.record({
  cpu: fc.constantFrom(0, 0.1, 0.7, 1, 2, 9),
  memory: fc.constantFrom(0, 0.1, 0.2, 0.3, 1.7),
  gpu: fc.constantFrom(0, 0, 1, 2)
})
const total: Resources = { cpu: 3, memory: 1.7, gpu: 2 }

const dimensions = ["cpu", "memory", "gpu"] as const

const sumOf = (what: keyof Resources, taken: Iterable<Resources>): number =>
  [...taken].reduce((sum, resources) => sum + Math.min(resources[what], total[what]), 0)

/** Sums of fractions differ in their last bits by their order. */
const ROUNDING = 1e-12

effect(
  "steps never take more than there is, all come to their end, and whatever fits runs",
  (t) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(resources, fc.integer({ min: 1, max: 4 })), { maxLength: 25 }), (steps) => {
          const capacity = Capacity.make(total)
          const running = new Set<Resources>()
          const waiting = new Set<Resources>(steps.map(([resources]) => resources))
          let ended = 0
          const check = () => {
            for (const what of dimensions) t.true(sumOf(what, running) <= total[what] + ROUNDING, what)
          }
          const step = (resources: Resources, yields: number) =>
            Effect.gen(function*() {
              waiting.delete(resources)
              running.add(resources)
              check()
              for (let i = 0; i < yields; i++) yield* Effect.yieldNow
              running.delete(resources)
              ended++
            })
          return Effect.forEach(
            steps,
            ([resources, yields], order) => capacity.within(order, resources, step(resources, yields)),
            { concurrency: "unbounded", discard: true }
          ).pipe(
            Effect.map(() => t.deepEqual([ended, running.size, waiting.size], [steps.length, 0, 0])),
            Effect.runPromise
          )
        }),
        { numRuns: 60 }
      )
    )
)

effect("of those waiting, the one of the lowest order comes first", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(cores(1))
    const first = yield* begin(9)
    const waiting = [yield* begin(5), yield* begin(2), yield* begin(7)]
    t.deepEqual(started, [9])
    yield* first.letGo
    t.deepEqual(started, [9, 2])
    yield* waiting[1].letGo
    yield* waiting[0].letGo
    t.deepEqual(started, [9, 2, 5, 7])
  }))

effect("a step that does not fit is passed by one that does", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig({ cpu: 4, memory: 8, gpu: 1 })
    const first = yield* begin(0, { cpu: 1, memory: 4, gpu: 1 })
    const gpu = yield* begin(1, { cpu: 1, memory: 0, gpu: 1 })
    yield* begin(2, { cpu: 1, memory: 5, gpu: 0 })
    yield* begin(3, { cpu: 1, memory: 4, gpu: 0 })
    t.deepEqual(started, [0, 3])
    yield* first.letGo
    t.deepEqual(started, [0, 3, 1])
    yield* gpu.letGo
  }))

effect("what one step gives back may be enough for several", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(cores(3))
    const wide = yield* begin(0, cores(3))
    yield* begin(1)
    yield* begin(2, cores(3))
    yield* begin(3)
    yield* wide.letGo
    t.deepEqual(started, [0, 1, 3])
  }))

effect("a step that asks for more cores than there are runs alone", (t) =>
  Effect.gen(function*() {
    const { begin, capacity, started } = rig(cores(2))
    t.is(capacity.shortage(cores(64)), undefined)
    const first = yield* begin(0)
    const wide = yield* begin(1, cores(64))
    yield* first.letGo
    yield* begin(2)
    t.deepEqual(started, [0, 1])
    yield* wide.letGo
    t.deepEqual(started, [0, 1, 2])
  }))

effect(
  "a step that asks for memory or GPUs that are not there is refused, and told why",
  (t) =>
    Effect.gen(function*() {
      const capacity = Capacity.make({ cpu: 2, memory: 15.62, gpu: 0 })
      t.is(capacity.shortage({ cpu: 1, memory: 15.62, gpu: 0 }), undefined)
      t.is(
        capacity.shortage({ cpu: 1, memory: 64, gpu: 2 }),
        "It takes more than this machine has\n  memory  64 GiB, and there is 15.6 GiB\n  gpu     2, and there is none\n" +
          "Run it on a machine that has as much"
      )
      t.true(Exit.hasDies(yield* Effect.exit(capacity.within(0, { cpu: 1, memory: 0, gpu: 1 }, Effect.void))))
      t.is(yield* capacity.within(0, cores(1), Effect.succeed("goes on")), "goes on")
    })
)

effect("what a step took that fails or dies goes to the next", (t) =>
  Effect.gen(function*() {
    const { capacity } = rig(cores(1))
    t.is(yield* Effect.flip(capacity.within(0, cores(1), Effect.fail("no"))), "no")
    t.true(Exit.isFailure(yield* Effect.exit(capacity.within(0, cores(1), Effect.die("bug")))))
    t.is(yield* capacity.within(0, cores(1), Effect.succeed("yes")), "yes")
  }))

effect("what a step took that is interrupted goes to the next", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(cores(1))
    const first = yield* begin(0)
    yield* begin(1)
    yield* first.interrupt
    t.deepEqual(started, [0, 1])
  }))

effect("a step that is interrupted while it waits leaves the queue", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(cores(1))
    const first = yield* begin(0)
    const second = yield* begin(1)
    const third = yield* begin(2)
    yield* second.interrupt
    yield* first.letGo
    t.deepEqual(started, [0, 2])
    yield* third.letGo
    yield* begin(3)
    t.deepEqual(started, [0, 2, 3])
  }))

effect(
  "what is granted to a step that is interrupted at the same moment goes to the next",
  (t) =>
    Effect.gen(function*() {
      const { begin, started } = rig(cores(1))
      const first = yield* begin(0)
      const second = yield* begin(1)
      yield* begin(2)
      first.fiber.interruptUnsafe()
      second.fiber.interruptUnsafe()
      yield* settled
      t.is(started.at(-1), 2)
    })
)

effect("all there is comes back after any mixture of ends and interruptions", (t) =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("end", "interrupt", "begin"), fc.nat(10), resources), { maxLength: 30 }),
        (acts) =>
          Effect.gen(function*() {
            const { begin, capacity } = rig(total)
            const steps: Array<Effect.Success<ReturnType<typeof begin>>> = []
            for (const [act, i, resources] of acts) {
              if (act === "begin") steps.push(yield* begin(i, resources))
              else if (i < steps.length) yield* act === "end" ? steps[i].letGo : steps[i].interrupt
            }
            for (const { interrupt } of steps) yield* interrupt
            t.is(yield* capacity.within(0, total, Effect.succeed("all")), "all")
          }).pipe(Effect.timeout("5 seconds"), Effect.runPromise)
      ),
      { numRuns: 60 }
    )
  ))

const ofMachine = (given: Parameters<typeof Capacity.ofMachine>[0], env: Readonly<Record<string, string>> = {}) =>
  Effect.provide(Capacity.ofMachine(given), ConfigProvider.layer(ConfigProvider.fromUnknown(env)))

effect(
  "a machine's memory is what it has or what this process may use of it; GPUs are those CUDA would see",
  (t) =>
    Effect.gen(function*() {
      const { cpu, memory } = yield* ofMachine({ jobs: 3 })
      t.is(cpu, 3)
      t.true(memory > 0 && memory <= totalmem() / 2 ** 30)
      const gpusWhere = (visible: string) =>
        Effect.map(ofMachine({ jobs: 1 }, { CUDA_VISIBLE_DEVICES: visible }), ({ gpu }) => gpu)
      t.is(yield* gpusWhere("0,1, 3"), 3)
      t.is(yield* gpusWhere("GPU-8932f937-d72c,MIG-1/0/0"), 2)
      t.is(yield* gpusWhere("0,-1,1"), 1)
      for (const none of ["", "-1", "NoDevFiles"]) t.is(yield* gpusWhere(none), 0)
      t.deepEqual(yield* ofMachine({ jobs: 1, memory: 2, gpus: 4 }), { cpu: 1, memory: 2, gpu: 4 })
    })
)
