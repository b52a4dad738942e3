import test from "ava"
import * as fc from "fast-check"
import { bisect } from "../../src/numerics/Bisection.ts"

test("the first number at which a condition holds is found to the last place", (t) => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(fc.property(number, (first) => {
    t.true(bisect((x) => x >= first, -1e6 - 1, 1e6 + 1) === first)
  }))
})
