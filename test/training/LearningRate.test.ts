import test from "ava"
import * as LearningRate from "../../src/training/LearningRate.ts"

const ratesOf = (schedule: LearningRate.Schedule, steps: number): ReadonlyArray<number> =>
  Array.from({ length: steps }, (_, step) => LearningRate.at(schedule, 1, { step, steps }))

/** The expected fractions are float64 results of other operations in another order: a few units in the last place. */
const ROUNDING = 1e-15

const isNear = (actual: ReadonlyArray<number>, expected: ReadonlyArray<number>): boolean =>
  actual.length === expected.length && actual.every((rate, i) => Math.abs(rate - expected[i]) <= ROUNDING)

// Learning rates that transformers 5.18 gives to SGD with rate 1, at each step.
const warmup = [0, 0.25, 0.5, 0.75]

test("linear is get_linear_schedule_with_warmup", (t) => {
  const rates = ratesOf({ _tag: "linear", warmupSteps: 4 }, 10)
  t.true(isNear(rates, [...warmup, 1, 0.8333333333333334, 2 / 3, 0.5, 1 / 3, 0.16666666666666666]))
  t.true(isNear(ratesOf({ _tag: "linear", warmupSteps: 0 }, 5), [1, 0.8, 0.6, 0.4, 0.2]))
})

test("cosine is get_cosine_schedule_with_warmup", (t) => {
  const rates = ratesOf({ _tag: "cosine", warmupSteps: 4 }, 10)
  t.true(isNear(rates, [...warmup, 1, 0.9330127018922194, 0.75, 0.5, 0.2500000000000001, 0.06698729810778065]))
})

test("constant schedules are get_constant_schedule, with and without warm-up", (t) => {
  t.deepEqual(ratesOf({ _tag: "constant-with-warmup", warmupSteps: 4 }, 10), [...warmup, 1, 1, 1, 1, 1, 1])
  t.deepEqual(ratesOf({ _tag: "constant" }, 3), [1, 1, 1])
})

test("a warm-up as long as the training never reaches the peak", (t) => {
  t.deepEqual(ratesOf({ _tag: "linear", warmupSteps: 4 }, 4), warmup)
})

test("rates scale with the peak", (t) => {
  t.is(LearningRate.at({ _tag: "linear", warmupSteps: 4 }, 3e-4, { step: 2, steps: 10 }), 1.5e-4)
})
