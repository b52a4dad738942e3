import test from "ava"
import * as fc from "fast-check"
import * as Holm from "../../src/statistics/Holm.ts"
import { distance, golden, rounding } from "./golden.ts"

test("adjusted values are statsmodels'", (t) => {
  for (const { adjusted, ps } of golden.holm) {
    for (const [i, p] of Holm.adjust(ps).entries()) t.true(distance(p, adjusted[i]) < rounding, `${ps} ${i}`)
  }
})

test("none is below what it was or above 1, and their order stays", (t) => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
    const adjusted = Holm.adjust(ps)
    t.is(adjusted.length, ps.length)
    for (const i of ps.keys()) {
      t.true(adjusted[i] >= ps[i] && adjusted[i] <= 1)
      for (const j of ps.keys()) t.true(ps[i] > ps[j] || adjusted[i] <= adjusted[j])
    }
  }))
})
