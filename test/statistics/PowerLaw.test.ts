import test, { type ExecutionContext } from "ava"
import * as fc from "fast-check"
import * as PowerLaw from "../../src/statistics/PowerLaw.ts"
import { distance, golden } from "./golden.ts"
import { coverage, parameters, pointsOf, settings } from "./laws.ts"

/** Around a minimum, values that differ by 1e-8 of it have sums of squares that float64 does not tell apart. */
const ofMinimum = 1e-6
/** Where an interval ends its sum of squares is steep. */
const ofEnd = 1e-9

const fitted = (t: ExecutionContext, points: ReadonlyArray<PowerLaw.Point>, level = 0.95): PowerLaw.Fit => {
  const fit = PowerLaw.fit(points, { level })
  if (fit._tag === "Fit") return fit
  throw t.fail(fit.why)
}

test("estimates and intervals are those of scipy's least squares, profiled parameter by parameter", (t) => {
  for (const law of golden.laws) {
    const fit = fitted(t, law.points)
    t.is(fit.points, law.points.length)
    t.true(distance(fit.rSquared, law.rSquared) < ofMinimum)
    for (const parameter of parameters) {
      const [value, low, high] = law[parameter]
      t.true(distance(fit[parameter].value, value) < ofMinimum, parameter)
      t.true(distance(fit[parameter].low, low) < ofEnd, parameter)
      t.true(distance(fit[parameter].high, high) < ofEnd, parameter)
    }
  }
})

for (const setting of settings) {
  test(`${setting.name}: intervals of 95 % hold each parameter in 95 of 100 trials, give or take 3`, (t) => {
    const shares = coverage(setting, (points) => {
      const fit = PowerLaw.fit(points)
      return fit._tag === "Fit" ? fit : undefined
    })
    for (const parameter of parameters) {
      t.true(Math.abs(shares[parameter] - 0.95) <= 0.03, `${parameter}: ${shares[parameter]}`)
    }
  })
}

test("without noise the law is found", (t) => {
  for (const setting of settings) {
    const fit = fitted(t, pointsOf({ ...setting, noise: 0 }, 0))
    t.true(distance(fit.A.value, setting.A) < ofMinimum && distance(fit.alpha.value, setting.alpha) < ofMinimum)
    t.true(fit.rSquared > 1 - ofMinimum)
    t.true(distance(fit.alpha.low, fit.alpha.high) < ofMinimum)
  }
})

test("an interval holds its estimate, and grows with its level", (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...settings), fc.nat(1e6), (setting, trial) => {
      const points = pointsOf(setting, trial)
      const [wide, narrow] = [0.95, 0.8].map((level) => fitted(t, points, level))
      for (const parameter of parameters) {
        t.true(wide[parameter].low <= narrow[parameter].low && narrow[parameter].low <= narrow[parameter].value)
        t.true(narrow[parameter].value <= narrow[parameter].high && narrow[parameter].high <= wide[parameter].high)
      }
    }),
    { numRuns: 50 }
  )
})

test("the unit of sizes and of values is of no matter, nor is the order of points", (t) => {
  const points = golden.laws[0].points
  const fit = fitted(t, points)
  const inThousands = fitted(t, points.map(({ size, value }) => ({ size: size / 1000, value })))
  const raised = fitted(t, points.map(({ size, value }) => ({ size, value: value + 5 })))
  for (const end of ["value", "low", "high"] as const) {
    t.true(distance(inThousands.A[end] * 1000, fit.A[end]) < ofMinimum)
    t.true(distance(inThousands.alpha[end], fit.alpha[end]) < ofMinimum)
    t.true(distance(raised.delta[end], fit.delta[end] + 5) < ofMinimum)
  }
  const backwards = fitted(t, points.toReversed())
  t.true(distance(backwards.alpha.low, fit.alpha.low) < ofMinimum)
  t.is(backwards.sizes, 4)
})

/** Points at four sizes or more, two of each, `scatter` apart. */
const pairs = (values: ReadonlyArray<number>, scatter = 0.02): ReadonlyArray<PowerLaw.Point> =>
  values.flatMap((value, i) => {
    const size = 10 ** (4 + i)
    return [{ size, value: value - scatter / 2 }, { size, value: value + scatter / 2 }]
  })

test("what points do not bound has no end", (t) => {
  const nearlyStraight = fitted(t, pairs([1.01, 0.79, 0.6, 0.4, 0.21], 0.1))
  t.deepEqual(
    [nearlyStraight.alpha.low, nearlyStraight.delta.low, nearlyStraight.A.high],
    [0, -Infinity, Infinity]
  )
  const nearlyStep = fitted(t, pairs([1, 0.11, 0.1, 0.1], 0.1))
  t.is(nearlyStep.alpha.high, Infinity)
  for (const fit of [nearlyStraight, nearlyStep]) {
    for (const parameter of parameters) {
      t.true(fit[parameter].low <= fit[parameter].value && fit[parameter].value <= fit[parameter].high, parameter)
    }
  }
})

const refusals: Readonly<Record<string, ReadonlyArray<PowerLaw.Point>>> = {
  "A power law with an offset takes four sizes or more": pairs([3, 2, 1]),
  "The values do not fall with size": pairs([1, 2, 3, 4]),
  "The values fall with size no more than they scatter": pairs([1, 1.01, 1, 0.99], 0.5),
  "The values fall along a straight line over the logarithm of size": pairs([4, 3.1, 2, 0.9]),
  "Only the smallest size differs from the others": pairs([2, 1, 1.01, 1]),
  "A size or a value is no number that a power law can have": pairs([4, 3, 2, NaN])
}

for (const [why, points] of Object.entries(refusals)) {
  test(`refused: ${why}`, (t) => {
    t.deepEqual(PowerLaw.fit(points), {
      _tag: "Refused",
      why,
      sizes: points.length / 2,
      points: points.length
    })
  })
}

test("values that are all the same, no points, and sizes of nothing are refused too", (t) => {
  t.is(PowerLaw.fit(pairs([1, 1, 1, 1], 0))._tag, "Refused")
  t.is(PowerLaw.fit([])._tag, "Refused")
  t.is(PowerLaw.fit(pairs([4, 3, 2, 1]).map(({ value }, i) => ({ size: i, value })))._tag, "Refused")
})

test("the bits of a fit are pinned", (t) => {
  const { A, alpha, delta } = fitted(t, golden.laws[1].points)
  t.deepEqual([A.value, alpha.value, delta.value, A.low, alpha.high, delta.low], [
    3193729.4414524445,
    0.39320838193930746,
    0.1810641938141343,
    2328902.402383115,
    0.4462144757780068,
    0.04600803904363903
  ])
})
