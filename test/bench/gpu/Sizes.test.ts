import test from "ava"
import * as Sizes from "../../../bench/gpu/Sizes.ts"
import { parameterCount } from "../../../src/models/Encoder.ts"

const GIB = 2 ** 30

const methodIn = (name: string, gibibytes: number) => {
  const fitted = Sizes.fitted(Sizes.shapes[name], gibibytes * GIB)
  return fitted === undefined ? "none" : Sizes.describe(fitted)
}

test("the encoders have the sizes of mT5's", (t) => {
  const millions = ["small", "base", "large", "xl"].map((name) =>
    Math.round(parameterCount(Sizes.shapes[name].config).total / 1e6)
  )
  t.deepEqual(millions, [147, 277, 564, 1670])
})

test("the less memory, the more is saved, until nothing fits", (t) => {
  t.is(methodIn("small", 80), "AdamW")
  t.is(methodIn("large", 80), "AdamW, each block computed once more for its gradient")
  t.regex(methodIn("xl", 80), /^AdamW/)
  t.regex(methodIn("xl", 48), /Adafactor/)
  t.is(methodIn("xl", 8), "none")
  t.is(methodIn("tiny", 1), "AdamW")
})
