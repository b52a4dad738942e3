import test from "ava"
import * as PairedT from "../../src/statistics/PairedT.ts"
import { distance, samples } from "./golden.ts"

/** Of the incomplete beta function. */
const tolerance = 1e-11

for (const [name, sample] of samples) {
  test(`${name}: the paired t test and its interval are scipy's`, (t) => {
    const result = PairedT.test(sample.differences)
    t.is(result?.degreesOfFreedom, sample.differences.length - 1)
    t.true(distance(result?.t ?? NaN, sample.t) < tolerance)
    t.true(distance(result?.p ?? NaN, sample.p) < tolerance)
    for (const [level, [low, high]] of [[0.95, sample.interval95], [0.8, sample.interval80]] as const) {
      const interval = PairedT.interval(sample.differences, level)
      t.true(distance(interval?.low ?? NaN, low) < tolerance)
      t.true(distance(interval?.high ?? NaN, high) < tolerance)
    }
    t.deepEqual(PairedT.interval(sample.differences), PairedT.interval(sample.differences, 0.95))
  })
}

test("differences that are all the same decide it", (t) => {
  t.deepEqual(PairedT.test([0.1, 0.1, 0.1]), { t: Infinity, degreesOfFreedom: 2, p: 0 })
  t.deepEqual(PairedT.test([-0.1, -0.1, -0.1]), { t: -Infinity, degreesOfFreedom: 2, p: 0 })
  t.deepEqual(PairedT.test([0, 0, 0]), { t: 0, degreesOfFreedom: 2, p: 1 })
  t.deepEqual(PairedT.interval([0.5, 0.5]), { low: 0.5, high: 0.5 })
})

test("one difference decides nothing", (t) => {
  t.is(PairedT.test([0.1]), undefined)
  t.is(PairedT.interval([0.1]), undefined)
})
