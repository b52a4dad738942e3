import test, { type ExecutionContext } from "ava"
import * as PowerLaw from "../../src/statistics/PowerLaw.ts"
import * as PowerLawBootstrap from "../../src/statistics/PowerLawBootstrap.ts"
import { distance, golden } from "./golden.ts"
import { coverage, parameters, pointsOf, settings } from "./laws.ts"

type Options = Parameters<typeof PowerLawBootstrap.intervals>[1]

const intervalsOf = (t: ExecutionContext, points: ReadonlyArray<PowerLaw.Point>, options: Options) => {
  const [fit, intervals] = [PowerLaw.fit(points), PowerLawBootstrap.intervals(points, options)]
  if (fit._tag === "Fit" && intervals !== undefined) return { fit, intervals }
  throw t.fail("refused")
}

/** The fewest draws that reach a level of 0.95: more steady an interval's ends, and leave coverage as it is. */
const draws = 39

const several = settings.filter(({ seeds }) => seeds > 1)

for (const setting of several.filter(({ name }) => name === "6 sizes")) {
  test(`${setting.name}: intervals of 95 % hold each parameter in 95 of 100 trials, give or take 3`, (t) => {
    const shares = coverage(
      setting,
      (points, trial) => PowerLawBootstrap.intervals(points, { seed: 1, name: `${trial}`, draws })
    )
    for (const parameter of parameters) {
      t.true(Math.abs(shares[parameter] - 0.95) <= 0.03, `${parameter}: ${shares[parameter]}`)
    }
  })
}

test("with several seeds a size, intervals hold the estimate and are about as wide as the profile's", (t) => {
  for (const setting of several) {
    const { fit, intervals } = intervalsOf(t, pointsOf(setting, 0), { seed: 2, name: "width", draws: 500 })
    for (const parameter of parameters) {
      const { high, low } = intervals[parameter]
      t.true(low < fit[parameter].value && fit[parameter].value < high)
      // Fifteen points or so, not normal themselves, stand for a normal distribution.
      const ratio = (high - low) / (fit[parameter].high - fit[parameter].low)
      t.true(0.75 < ratio && ratio < 1.33, `${setting.name}, ${parameter}: ${ratio}`)
    }
  }
})

test("in the end of many seeds a size, they are the profile's", (t) => {
  const [setting] = settings
  const { fit, intervals } = intervalsOf(t, pointsOf({ ...setting, seeds: 12 }, 0), { seed: 3, name: "many" })
  for (const parameter of parameters) {
    const width = fit[parameter].high - fit[parameter].low
    // The quantile of 1,000 draws errs by some 0.08 deviations, a fiftieth of the width; residuals differ as much again.
    for (const end of ["low", "high"] as const) {
      t.true(Math.abs(intervals[parameter][end] - fit[parameter][end]) < 0.08 * width, `${parameter}.${end}`)
    }
  }
})

test("a seed and a name give the same bits again, others not", (t) => {
  const points = pointsOf(several[0], 1)
  const options = { seed: 4, name: "bits", draws }
  const first = PowerLawBootstrap.intervals(points, options)
  t.deepEqual(PowerLawBootstrap.intervals(points, options), first)
  t.notDeepEqual(PowerLawBootstrap.intervals(points, { ...options, seed: 5 }), first)
  t.notDeepEqual(PowerLawBootstrap.intervals(points, { ...options, name: "others" }), first)
})

test("an interval grows with its level", (t) => {
  const points = pointsOf(several[1], 2)
  const [wide, narrow] = [0.95, 0.8].map((level) =>
    intervalsOf(t, points, { seed: 6, name: "level", draws: 200, level }).intervals
  )
  for (const parameter of parameters) {
    t.true(wide[parameter].low < narrow[parameter].low && narrow[parameter].high < wide[parameter].high)
  }
})

test("without noise the law is found", (t) => {
  for (const setting of settings) {
    const { fit, intervals } = intervalsOf(t, pointsOf({ ...setting, noise: 0 }, 0), { seed: 7, name: "none", draws })
    for (const parameter of ["A", "alpha"] as const) {
      for (const end of ["low", "high"] as const) {
        t.true(distance(intervals[parameter][end], fit[parameter].value) < 1e-5, `${setting.name}, ${parameter}`)
      }
    }
  }
})

test("points that may as well lie on a straight line over log N bound the law on one side only", (t) => {
  const points = [1.01, 0.79, 0.6, 0.4, 0.21].flatMap((value, i) =>
    [-0.05, 0.05].map((scatter) => ({ size: 10 ** (4 + i), value: value + scatter }))
  )
  const { intervals } = intervalsOf(t, points, { seed: 8, name: "straight", draws: 200 })
  t.deepEqual([intervals.alpha.low, intervals.delta.low, intervals.A.high], [0, -Infinity, Infinity])
})

test("what cannot be fitted has no intervals", (t) => {
  const options = { seed: 9, name: "refused", draws }
  const refused = [[3, 2, 1], [1, 2, 3, 4], [1, 1, 1, 1], [4, 3, 2, NaN]]
  for (const values of refused) {
    const points = values.flatMap((value, i) => [{ size: 10 ** i, value }, { size: 10 ** i, value: value + 0.01 }])
    t.is(PowerLawBootstrap.intervals(points, options), undefined)
  }
  t.is(PowerLawBootstrap.intervals([], options), undefined)
})

test("the bits of intervals are pinned", (t) => {
  const { A, alpha, delta } = intervalsOf(t, golden.laws[1].points, { seed: 10, name: "pinned", draws: 100 }).intervals
  t.deepEqual([A.low, A.high, alpha.low, alpha.high, delta.low, delta.high], [
    1879143.3776094397,
    4330943.409378465,
    0.35483742610904434,
    0.4976902757644705,
    0.08090742424930725,
    0.365364104817596
  ])
})
