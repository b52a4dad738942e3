import test from "ava"
import * as Bootstrap from "../../src/statistics/Bootstrap.ts"
import * as PairedFamily from "../../src/statistics/PairedFamily.ts"

const options = { seed: 3, draws: 1000 }
const up = [0.5, 0.25, 0.125, 0.5, 0.25]
const still = [0, 0]
const many = Array.from({ length: 40 }, (_, i) => (i % 5) / 10 - 0.15)

test("each comparison is tested on its own, and all are corrected together", (t) => {
  const [first, second] = PairedFamily.compare([up, still], options)
  // Of the 32 ways to set five signs, two give a mean as far from zero.
  t.like(first, { units: 5, mean: 0.325, p: 2 / 32, isExact: true, adjusted: 4 / 32 })
  t.like(second, { units: 2, mean: 0, p: 1, adjusted: 1, effectSize: undefined, interval: { low: 0, high: 0 } })
  t.like(PairedFamily.compare([up], options)[0], { p: 2 / 32, adjusted: 2 / 32 })
})

test("what is drawn does not depend on the rest of the family, but on the seed", (t) => {
  const [alone] = PairedFamily.compare([many], options)
  const { adjusted: _, ...among } = PairedFamily.compare([up, many, still, many], options)[1]
  t.like(alone, among)
  t.false(alone.isExact)
  t.deepEqual(alone.interval, Bootstrap.interval(many, { ...options, name: "bootstrap" }))
  t.notDeepEqual(alone.interval, PairedFamily.compare([many], { ...options, seed: 4 })[0].interval)
})

test("of no comparisons there are no results", (t) => {
  t.deepEqual(PairedFamily.compare([], options), [])
})
