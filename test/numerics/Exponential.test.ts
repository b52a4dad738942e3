import test from "ava"
import * as fc from "fast-check"
import { exp } from "../../src/numerics/Exponential.ts"
import { log } from "../../src/numerics/NaturalLogarithm.ts"

/** Units of the last place by which two correct float64 exponentials may differ. */
const ULPS = 2

test("exp is the exponential function, within a few units of the last place", (t) => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 709.78, noNaN: true }), (x) => {
      t.true(Math.abs(exp(x) - Math.exp(x)) <= ULPS * Number.EPSILON * Math.exp(x), `${x}`)
    }),
    { numRuns: 2000 }
  )
})

test("it ends where float64 does", (t) => {
  t.deepEqual([0, -0, 709.782712893384, 710, Infinity, -746, -Infinity].map(exp), [
    1,
    1,
    1.7976931348622732e308,
    Infinity,
    Infinity,
    0,
    0
  ])
  t.is(exp(-745.1332191019411), Number.MIN_VALUE)
  t.true(Math.abs(exp(-720) - Math.exp(-720)) <= 2 * Number.MIN_VALUE)
  t.is(exp(NaN), NaN)
})

test("it undoes the logarithm", (t) => {
  fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
    // The logarithm's own rounding is as large as its value.
    t.true(Math.abs(exp(log(x)) - x) <= (4 + 4 * Math.abs(log(x))) * Number.EPSILON * x)
  }))
})

test("the bits of exponentials are pinned", (t) => {
  t.deepEqual([1, -1, 0.3, 10, -20.5, 1e-9].map(exp), [
    2.7182818284590455,
    0.36787944117144233,
    1.3498588075760032,
    22026.465794806718,
    1.2501528663867428e-9,
    1.000000001
  ])
})
