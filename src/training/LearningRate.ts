/**
 * Learning-rate schedules: pure functions of the step, with the names and values of transformers' schedulers
 * (`get_linear_schedule_with_warmup` and its siblings). A step is numbered from 0, so with warm-up the first one has
 * rate 0.
 */
import * as Schema from "effect/Schema"

const warmup = {
  /** Steps over which the rate grows linearly from 0 to its peak. */
  warmupSteps: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
}

/**
 * How the rate changes: constant; growing to its peak, then constant; growing, then falling linearly to 0 at the last
 * step's end; growing, then falling along half a cosine to 0.
 */
export const Schedule = Schema.TaggedUnion({
  constant: {},
  "constant-with-warmup": warmup,
  linear: warmup,
  cosine: warmup
})
export type Schedule = typeof Schedule.Type

/** The learning rate at `step` (0 … steps - 1) of a training of `steps`, whose schedule reaches `peak`. */
export const at = (schedule: Schedule, peak: number, { step, steps }: { step: number; steps: number }): number => {
  const { decay, warmupSteps } = shapeOf(schedule)
  if (step < warmupSteps) return peak * (step / warmupSteps)
  return peak * decay((step - warmupSteps) / Math.max(1, steps - warmupSteps))
}

/** `decay` is the fraction of the peak after a fraction `progress` of the steps that follow the warm-up. */
interface Shape {
  readonly warmupSteps: number
  readonly decay: (progress: number) => number
}

const shapeOf = (schedule: Schedule): Shape =>
  Schedule.match(schedule, {
    constant: () => ({ warmupSteps: 0, decay: () => 1 }),
    "constant-with-warmup": ({ warmupSteps }) => ({ warmupSteps, decay: () => 1 }),
    linear: ({ warmupSteps }) => ({ warmupSteps, decay: (progress: number) => Math.max(0, 1 - progress) }),
    cosine: ({ warmupSteps }) => ({
      warmupSteps,
      decay: (progress: number) => Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)))
    })
  })
