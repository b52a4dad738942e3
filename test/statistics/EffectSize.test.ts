import test from "ava"
import * as EffectSize from "../../src/statistics/EffectSize.ts"
import { distance, rounding, samples } from "./golden.ts"

test("d_z is the mean in standard deviations", (t) => {
  for (const [name, { differences, dz }] of samples) {
    t.true(distance(EffectSize.standardised(differences) ?? NaN, dz) < rounding, name)
  }
})

test("what does not vary, or is one, has none", (t) => {
  t.is(EffectSize.standardised([0.1, 0.1, 0.1]), undefined)
  t.is(EffectSize.standardised([0.1]), undefined)
})
