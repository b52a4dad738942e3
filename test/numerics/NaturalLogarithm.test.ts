import test from "ava"
import * as fc from "fast-check"
import { log } from "../../src/numerics/NaturalLogarithm.ts"

/** Units of the last place by which two correct float64 logarithms may differ. */
const ULPS = 3

test("log is the natural logarithm, within a few units of the last place", (t) => {
  fc.assert(fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
    t.true(Math.abs(log(x) - Math.log(x)) <= ULPS * Number.EPSILON * Math.max(Math.abs(Math.log(x)), Number.EPSILON))
  }))
})

test("the bits of logarithms are pinned", (t) => {
  t.deepEqual([1, 3, 0.3, 10, 1e-9].map(log), [
    0,
    1.0986122886681096,
    -1.203972804325936,
    2.3025850929940455,
    -20.72326583694641
  ])
})
