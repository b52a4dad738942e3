import test from "ava"
import * as fc from "fast-check"
import { incompleteBeta } from "../../src/numerics/IncompleteBeta.ts"
import { golden } from "../statistics/golden.ts"

/** The exponent of its front factor is made of logarithms of gamma of up to some thousands. */
const tolerance = 1e-11

test("the incomplete beta function is scipy's", (t) => {
  for (const [x, a, b, value] of golden.special.incompleteBeta) {
    const actual = incompleteBeta(x, 1 - x, a, b)
    t.true(Math.abs(actual - value) <= tolerance * value, `${x}, ${a}, ${b}: ${actual} for ${value}`)
  }
})

test("it grows from 0 to 1", (t) => {
  const positive = fc.double({ min: 0.1, max: 500, noNaN: true })
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  t.is(incompleteBeta(0, 1, 2, 3), 0)
  t.is(incompleteBeta(1, 0, 2, 3), 1)
  fc.assert(fc.property(unit, unit, positive, positive, (x, y, a, b) => {
    const [low, high] = [x, y].sort((p, q) => p - q).map((p) => incompleteBeta(p, 1 - p, a, b))
    t.true(low >= 0 && high <= 1 + tolerance && low <= high + tolerance)
  }))
})
