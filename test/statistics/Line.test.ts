import test from "ava"
import * as Line from "../../src/statistics/Line.ts"
import { distance, golden, rounding } from "./golden.ts"

test("the line is scipy's", (t) => {
  for (const { intercept, slope, x, y } of golden.pairs) {
    const line = Line.fit(x.map((x, i) => ({ x, y: y[i] })))
    t.true(distance(line?.slope ?? NaN, slope) < rounding)
    t.true(distance(line?.intercept ?? NaN, intercept) < rounding)
  }
})

test("points above each other have none", (t) => {
  t.is(Line.fit([{ x: 0.1, y: 1 }, { x: 0.1, y: 2 }, { x: 0.1, y: 3 }]), undefined)
  t.is(Line.fit([]), undefined)
})
