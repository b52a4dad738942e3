import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as fc from "fast-check"
import * as Slots from "../../src/engine/Slots.ts"
import { effect } from "../effect.ts"

/** A step that holds its slot until it is let go; `started` lists the orders in which steps got theirs. */
const rig = (count: number) => {
  const slots = Slots.make(count)
  const started: Array<number> = []
  const begin = (order: number) =>
    Effect.gen(function*() {
      const end = yield* Deferred.make<void>()
      const hold = Effect.andThen(Effect.sync(() => void started.push(order)), Deferred.await(end))
      const fiber = yield* Effect.forkChild(slots.within(order, hold))
      yield* settled
      return {
        letGo: Effect.andThen(Deferred.succeed(end, undefined), settled),
        interrupt: Fiber.interrupt(fiber),
        fiber
      }
    })
  return { slots, started, begin }
}

/** Lets all other fibers go as far as they can. */
const settled = Effect.sleep(0)

effect("as many as there are slots run at once, and no more", (t) =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 20 }),
        (count, yields) => {
          const slots = Slots.make(count)
          let running = 0
          let most = 0
          const step = (times: number) =>
            Effect.gen(function*() {
              most = Math.max(most, ++running)
              for (let i = 0; i < times; i++) yield* Effect.yieldNow
              running--
            })
          return Effect.forEach(yields, (times, order) => slots.within(order, step(times)), {
            concurrency: "unbounded"
          })
            .pipe(Effect.map(() => t.is(most, Math.min(count, yields.length))), Effect.runPromise)
        }
      ),
      { numRuns: 30 }
    )
  ))

effect("of those waiting, the one of the lowest order comes first", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(1)
    const first = yield* begin(9)
    const waiting = [yield* begin(5), yield* begin(2), yield* begin(7)]
    t.deepEqual(started, [9])
    yield* first.letGo
    t.deepEqual(started, [9, 2])
    yield* waiting[1].letGo
    yield* waiting[0].letGo
    t.deepEqual(started, [9, 2, 5, 7])
  }))

effect("the slot of a step that fails or dies goes to the next", (t) =>
  Effect.gen(function*() {
    const { slots } = rig(1)
    t.is(yield* Effect.flip(slots.within(0, Effect.fail("no"))), "no")
    t.true(Exit.isFailure(yield* Effect.exit(slots.within(0, Effect.die("bug")))))
    t.is(yield* slots.within(0, Effect.succeed("yes")), "yes")
  }))

effect("the slot of a step that is interrupted goes to the next", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(1)
    const first = yield* begin(0)
    yield* begin(1)
    yield* first.interrupt
    yield* settled
    t.deepEqual(started, [0, 1])
  }))

effect("a step that is interrupted while it waits leaves the queue", (t) =>
  Effect.gen(function*() {
    const { begin, started } = rig(1)
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
  "a slot granted to a step that is interrupted at the same moment goes to the next",
  (t) =>
    Effect.gen(function*() {
      const { begin, started } = rig(1)
      const first = yield* begin(0)
      const second = yield* begin(1)
      yield* begin(2)
      first.fiber.interruptUnsafe()
      second.fiber.interruptUnsafe()
      yield* settled
      t.is(started.at(-1), 2)
    })
)

effect("slots survive any mixture of ends and interruptions", (t) =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(fc.constantFrom("end", "interrupt", "begin"), fc.nat(10)), { maxLength: 30 }),
        (count, acts) =>
          Effect.gen(function*() {
            const { begin, slots } = rig(count)
            const steps: Array<Effect.Success<ReturnType<typeof begin>>> = []
            for (const [act, i] of acts) {
              if (act === "begin") steps.push(yield* begin(i))
              else if (i < steps.length) yield* act === "end" ? steps[i].letGo : steps[i].interrupt
            }
            for (const { interrupt } of steps) yield* interrupt
            let running = 0
            const all = yield* Effect.forkChild(
              Effect.forEach(Array.from({ length: count }), () =>
                slots.within(0, Effect.andThen(Effect.sync(() => void running++), Effect.never)), {
                concurrency: "unbounded"
              })
            )
            yield* settled
            t.is(running, count)
            yield* Fiber.interrupt(all)
          }).pipe(Effect.runPromise)
      ),
      { numRuns: 40 }
    )
  ))
