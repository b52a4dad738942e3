import test from "ava"
import * as fc from "fast-check"
import * as Moments from "../../src/statistics/Moments.ts"
import { distance, rounding, samples } from "./golden.ts"

for (const [name, sample] of samples) {
  test(`${name}: mean, deviation and quantiles are numpy's`, (t) => {
    const sorted = [...sample.differences].sort((a, b) => a - b)
    t.true(distance(Moments.mean(sample.differences), sample.mean) < rounding)
    t.true(distance(Moments.deviation(sample.differences) ?? NaN, sample.deviation) < rounding)
    for (const [i, p] of [0, 0.1, 0.25, 0.5, 0.9, 1].entries()) {
      t.true(Moments.quantile(sorted, p) === sample.quantiles[i], `${p}`)
    }
  })
}

test("what does not vary has no deviation, whatever its mean is rounded to", (t) => {
  t.is(Moments.deviation([0.1, 0.1, 0.1]), 0)
  t.is(Moments.deviation([5]), undefined)
})

test("no values have no mean and no quantile", (t) => {
  t.is(Moments.mean([]), NaN)
  t.is(Moments.quantile([], 0.5), NaN)
})

test("quantiles grow from the least to the largest value", (t) => {
  const p = fc.double({ min: 0, max: 1, noNaN: true })
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 })
  fc.assert(fc.property(values, p, p, (values, p, q) => {
    const sorted = values.sort((a, b) => a - b)
    const [low, high] = [Math.min(p, q), Math.max(p, q)].map((at) => Moments.quantile(sorted, at))
    t.true(sorted[0] <= low && low <= high && high <= sorted[sorted.length - 1])
  }))
})
