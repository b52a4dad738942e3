import test from "ava"
import * as fc from "fast-check"
import { minimise } from "../../src/numerics/Minimum.ts"

/** Values around a minimum of order 1 that float64 tells apart lie the root of its precision apart. */
const tolerance = 1e-7

test("the lowest point of a curve is found, wherever it lies", (t) => {
  fc.assert(fc.property(fc.double({ min: -3, max: 5, noNaN: true }), (lowest) => {
    const found = minimise((x) => 1 + (x - lowest) * (x - lowest) * (2 + x / 10), -3, 5)
    t.true(Math.abs(found - lowest) < tolerance, `${found} for ${lowest}`)
  }))
})

test("the lower of two valleys is found", (t) => {
  const valleys = (x: number): number => Math.min((x + 1) * (x + 1), (x - 2) * (x - 2) - 0.1)
  t.true(Math.abs(minimise(valleys, -3, 5) - 2) < tolerance)
})

test("what falls or rises throughout is least at an end, exactly", (t) => {
  t.is(minimise((x) => -x, 0, 0.7), 0.7)
  t.is(minimise((x) => x, 0, 0.7), 0)
  t.is(minimise((x) => x, 0.3, 0.3), 0.3)
})
