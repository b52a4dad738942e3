/** The right to run, for a bounded number of steps at once. Of those that wait, the one listed first comes first. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

export interface Slots {
  /** Runs `effect` when a slot is free; `order` decides among those waiting. */
  readonly within: <A, E, R>(order: number, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

export const make = (count: number): Slots => {
  const waiting: Array<{ readonly order: number; readonly turn: Deferred.Deferred<void> }> = []
  let free = count

  /** Uninterruptible but for the wait, so that a slot once taken is always given back. */
  const acquire = (order: number) =>
    Effect.suspend(() => {
      if (free > 0) {
        free--
        return Effect.void
      }
      const entry = { order, turn: Deferred.makeUnsafe<void>() }
      waiting.push(entry)
      waiting.sort((a, b) => a.order - b.order)
      return Effect.onInterrupt(Effect.interruptible(Deferred.await(entry.turn)), () => abandon(entry))
    })

  const release = Effect.suspend(() => {
    const next = waiting.shift()
    if (next !== undefined) return Deferred.succeed(next.turn, undefined)
    free++
    return Effect.void
  })

  /** Leaves the queue; a turn that came at the same moment is passed on. */
  const abandon = (entry: (typeof waiting)[number]) =>
    Effect.suspend(() => {
      const at = waiting.indexOf(entry)
      if (at < 0) return Effect.asVoid(release)
      waiting.splice(at, 1)
      return Effect.void
    })

  return {
    within: (order, effect) => Effect.acquireUseRelease(acquire(order), () => effect, () => release)
  }
}
