import test from "ava"
import type * as Results from "../../src/analysis/Results.ts"
import * as Scaling from "../../src/analysis/Scaling.ts"
import { rows } from "./experiment.ts"

const entropy: Partial<Results.Row> = { measure: "ContrastiveEntropy", relation: "held-out" }

/** (1e5 / N)^0.4 + 0.5 at each size, a little off under two seeds. */
const law = (models: ReadonlyArray<string>, others: Partial<Results.Row> = {}) =>
  models.flatMap((model) => {
    const value = Math.pow(1e5 / { tiny: 1e4, small: 1e5, base: 1e6, large: 1e7 }[model]!, 0.4) + 0.5
    return rows(model, { hybrid: [value + 0.001, value - 0.001], untrained: [3] }, { ...entropy, ...others })
  })

const models = ["tiny", "small", "base", "large"]

test("the law of each strategy and setting is found for both kinds of size; untrained encoders have none", (t) => {
  const fits = Scaling.make([
    ...law(models, { setting: "monolingual" }),
    ...law(models, { setting: "cross-lingual" })
  ], 1)
  t.deepEqual(fits.map(({ against, setting, strategy }) => [setting, strategy, against]), [
    ["monolingual", "hybrid", "non-embedding"],
    ["monolingual", "hybrid", "total"],
    ["cross-lingual", "hybrid", "non-embedding"],
    ["cross-lingual", "hybrid", "total"]
  ])
  for (const { A, against, alpha, alphaHigh, alphaLow, delta, points, rSquared, refused, sizes, ...drawn } of fits) {
    t.is(refused, "")
    t.deepEqual([sizes, points], [4, 8])
    t.true(Math.abs(alpha - 0.4) < 1e-3 && alphaLow < 0.4 && 0.4 < alphaHigh)
    t.true(drawn.alphaBootstrapLow < 0.4 && 0.4 < drawn.alphaBootstrapHigh)
    t.true(Math.abs(delta - 0.5) < 1e-2)
    // Total parameters are twice as many.
    t.true(Math.abs(A / (against === "total" ? 2e5 : 1e5) - 1) < 1e-2)
    t.true(rSquared > 0.999)
  }
})

test("too few sizes are refused, with the reason and without numbers", (t) => {
  const [fit] = Scaling.make(law(models.slice(0, 3), { setting: "monolingual" }), 1)
  t.regex(fit.refused, /four sizes/)
  t.like(fit, { A: NaN, ABootstrapLow: NaN, alpha: NaN, delta: NaN, rSquared: NaN, sizes: 3, points: 6 })
})

test("without held-out pairs there is nothing to fit", (t) => {
  t.deepEqual(Scaling.make(rows("tiny", { hybrid: [0.3] }), 1), [])
})
