import test from "ava"
import * as fc from "fast-check"
import { logGamma } from "../../src/numerics/LogGamma.ts"
import { log } from "../../src/numerics/NaturalLogarithm.ts"
import { golden } from "../statistics/golden.ts"

/** Some units of the last place of the value, or of the terms of order 1 that cancel near its zeros at 1 and 2. */
const tolerance = (value: number): number => 1e-14 * Math.max(1, Math.abs(value))

test("log gamma is scipy's", (t) => {
  for (const [x, value] of golden.special.logGamma) {
    t.true(Math.abs(logGamma(x) - value) <= tolerance(value), `${x}: ${logGamma(x)} for ${value}`)
  }
})

test("gamma of x + 1 is x times gamma of x", (t) => {
  fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
    const next = logGamma(x + 1)
    t.true(Math.abs(logGamma(x) + log(x) - next) <= 4 * tolerance(next))
  }))
})
