import test from "ava"
import * as fc from "fast-check"
import * as Correlation from "../../src/statistics/Correlation.ts"
import { distance, golden, rounding } from "./golden.ts"

test("rho and tau are scipy's, with ties too", (t) => {
  for (const { kendall, spearman, x, y } of golden.pairs) {
    t.true(distance(Correlation.spearman(x, y) ?? NaN, spearman) < rounding)
    t.true(distance(Correlation.kendall(x, y) ?? NaN, kendall) < rounding)
  }
})

const lists = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 2 })

for (const [name, correlation] of Object.entries(Correlation)) {
  test(`${name}: between -1 and 1, symmetric, of the order alone`, (t) => {
    fc.assert(fc.property(lists, (pairs) => {
      const [x, y] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
      const value = correlation(x, y)
      const isConstant = [x, y].some((list) => new Set(list).size === 1)
      t.is(value === undefined, isConstant)
      if (value === undefined) return
      t.true(value >= -1 && value <= 1)
      t.is(correlation(y, x), value)
      t.is(correlation(x.map((a) => a * a * a + 5), y), value)
      t.is(correlation(x, y.map((b) => -b)), value === 0 ? correlation(x, y.map((b) => -b)) : -value)
    }))
  })

  test(`${name}: 1 of the same order, -1 of the opposite, none of one value`, (t) => {
    t.is(correlation([0.1, 0.5, 0.7], [1, 2, 9]), 1)
    t.is(correlation([0.1, 0.5, 0.7], [9, 2, 1]), -1)
    t.is(correlation([1], [2]), undefined)
  })
}
