import test from "ava"
import * as Trends from "../../src/analysis/Trends.ts"
import * as PairedT from "../../src/statistics/PairedT.ts"
import { rows } from "./experiment.ts"

const models = ["tiny", "small", "base", "large"]

/** Gains that grow by `slopes[i]` for ten times the parameters under seed i + 1. */
const growing = (slopes: ReadonlyArray<number>) =>
  models.flatMap((model, size) =>
    rows(model, {
      monolingual: slopes.map(() => 0.1 * size),
      hybrid: slopes.map((slope, i) => 0.1 * size + 0.02 * i + slope * size)
    })
  )

test("the slope of the gain is found for each kind of size, with its interval over seeds", (t) => {
  const slopes = [0.01, 0.02, 0.015]
  const found = Trends.make(growing(slopes))
  t.deepEqual(found.map(({ against }) => against), ["non-embedding", "total"])
  const interval = PairedT.interval(slopes) as { readonly low: number; readonly high: number }
  for (const trend of found) {
    t.like(trend, { strategy: "hybrid", baseline: "monolingual", seeds: 3, models: 4 })
    t.true(Math.abs(trend.slope - 0.015) < 1e-12)
    t.true(Math.abs(trend.low - interval.low) < 1e-12 && Math.abs(trend.high - interval.high) < 1e-12)
  }
})

test("of a single seed there is no interval, of a single model no trend", (t) => {
  const [trend] = Trends.make(growing([0.01]))
  t.deepEqual([trend.low, trend.high], [NaN, NaN])
  t.deepEqual(Trends.make(growing([0.01]).filter(({ model }) => model === "tiny")), [])
})

test("a seed that a model lacks is left out", (t) => {
  const some = growing([0.01, 0.5]).filter(({ model, seed }) => model !== "base" || seed === 1)
  t.like(Trends.make(some)[0], { seeds: 1 })
  t.true(Math.abs(Trends.make(some)[0].slope - 0.01) < 1e-12)
})
