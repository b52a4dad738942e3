import test from "ava"
import * as fc from "fast-check"
import * as StudentT from "../../src/statistics/StudentT.ts"
import { golden } from "./golden.ts"

/** Of the incomplete beta function. */
const tolerance = 1e-11

test("probabilities are scipy's", (t) => {
  for (const [value, freedom, p] of golden.student.cumulative) {
    t.true(Math.abs(StudentT.cumulative(value, freedom) - p) <= tolerance * p, `${value}, ${freedom}`)
  }
})

test("quantiles are scipy's", (t) => {
  for (const [p, freedom, value] of golden.student.quantile) {
    t.true(Math.abs(StudentT.quantile(p, freedom) - value) <= tolerance * Math.abs(value), `${p}, ${freedom}`)
  }
})

test("one degree of freedom is Cauchy's distribution", (t) => {
  t.true(Math.abs(StudentT.cumulative(1, 1) - 0.75) < tolerance)
  t.true(Math.abs(StudentT.quantile(0.25, 1) + 1) < tolerance)
})

test("nothing lies beyond infinity", (t) => {
  t.deepEqual([-Infinity, Infinity, NaN].map((value) => StudentT.cumulative(value, 3)), [0, 1, NaN])
})

test("the quantile undoes the probability", (t) => {
  const freedom = fc.double({ min: 0.5, max: 5000, noNaN: true })
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), freedom, (p, freedom) => {
    t.true(Math.abs(StudentT.cumulative(StudentT.quantile(p, freedom), freedom) - p) < tolerance)
  }))
})
