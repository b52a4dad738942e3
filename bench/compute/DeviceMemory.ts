/** How much of an NVIDIA GPU's memory something takes, whichever library it uses: as the driver tells, from outside. */
import * as Effect from "effect/Effect"
import * as NvidiaGpus from "../../src/setup/NvidiaGpus.ts"

/** The most that is used while `effect` runs, above what is used before; undefined where no such GPU is. */
export const peakDuring = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const before = yield* used
    let most = before
    const sampling = Effect.forever(
      Effect.andThen(Effect.map(used, (bytes) => most = Math.max(most, bytes)), Effect.sleep("250 millis"))
    )
    const isThere = (yield* NvidiaGpus.list).length > 0
    const result = yield* isThere ? Effect.raceFirst(effect, sampling) : effect
    return { result, bytes: isThere ? most - before : undefined }
  })

const used = Effect.map(
  NvidiaGpus.list,
  (gpus) => gpus.reduce((sum, { freeBytes, memoryBytes }) => sum + memoryBytes - freeBytes, 0)
)
