import test from "ava"
import * as fc from "fast-check"
import * as Stream from "../../src/random/Stream.ts"
import * as Bootstrap from "../../src/statistics/Bootstrap.ts"
import * as Moments from "../../src/statistics/Moments.ts"
import { distance, golden, rounding, samples } from "./golden.ts"

const options = { seed: golden.seed, name: golden.name, draws: golden.draws }

for (const [name, { bootstrap, differences }] of samples) {
  test(`${name}: the percentile interval is that of the stream's samples, and scipy's but for chance`, (t) => {
    const interval = Bootstrap.interval(differences, options)
    for (const [end, value] of [interval.low, interval.high].entries()) {
      t.true(distance(value, bootstrap.own[end]) < rounding)
      // The quantile of B draws has the deviation sqrt(q (1 - q) / B) / density; the difference of two the root of twice
      // its variance; they are never apart by four of these.
      const error = Math.sqrt(2 * 0.025 * 0.975 / golden.draws) / bootstrap.density[end]
      t.true(Math.abs(value - bootstrap.scipy[end]) <= 4 * error)
    }
  })
}

test("an interval lies within its values, and grows with its level", (t) => {
  const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })
  fc.assert(fc.property(values, fc.integer(), (values, seed) => {
    const few = { seed, name: "few", draws: 200 }
    const wide = Bootstrap.interval(values, few)
    const narrow = Bootstrap.interval(values, { ...few, level: 0.5 })
    t.true(Math.min(...values) - rounding <= wide.low && wide.low <= narrow.low && narrow.low <= narrow.high)
    t.true(narrow.high <= wide.high && wide.high <= Math.max(...values) + rounding)
  }))
})

test("every index is as probable as another, whether a word holds two or one", (t) => {
  for (const size of [7, 1300, 65536, 70000]) {
    const draws = 200
    const counts = new Float64Array(7)
    const means = Bootstrap.distribution(size, (resample) => {
      for (const i of resample) counts[Math.floor(i / size * 7)]++
      t.true(resample.every((i) => i >= 0 && i < size))
      return resample.reduce((sum, i) => sum + i, 0) / size
    }, { seed: 5, name: "indices", draws })
    t.is(means.length, draws)
    // A share of n draws has the deviation sqrt(p (1 - p) / n); sizes that 7 does not divide have unequal sevenths.
    const error = 4 * Math.sqrt(6 / 49 / (size * draws)) + 1 / size
    for (const count of counts) t.true(Math.abs(count / (size * draws) - 1 / 7) < error, `${size}`)
  }
})

test("samples are the words' halves in order, unfair ones passed over", (t) => {
  const size = 40_000
  const halves = Array.from({ length: 4 * size }, (_, i) => {
    const word = Stream.uint32(Stream.make(9, "halves"), i >>> 1)
    return i % 2 === 0 ? word % 65536 : Math.floor(word / 65536)
  })
  const fair = halves.filter((half) => half * size % 65536 >= 65536 % size)
  const drawn: Array<number> = []
  Bootstrap.distribution(size, (resample) => drawn.push(...resample), { seed: 9, name: "halves", draws: 2 })
  t.deepEqual(drawn, fair.slice(0, 2 * size).map((half) => Math.floor(half * size / 65536)))
})

test("the interval is made of the means' quantiles; a hundred per cent is all of them", (t) => {
  const values = golden.samples.small.differences
  const means = Bootstrap.distribution(values.length, (resample) => {
    return Array.from(resample).reduce((sum, i) => sum + values[i], 0) / values.length
  }, options)
  const { high, low } = Bootstrap.interval(values, { ...options, level: 1 })
  t.deepEqual([low, high], [Math.min(...means), Math.max(...means)])
  t.is(Bootstrap.interval(values, options).low, Moments.quantile(means.sort(), (1 - 0.95) / 2))
})

test("no values have no interval", (t) => {
  t.deepEqual(Bootstrap.interval([], { ...options, draws: 10 }), { low: NaN, high: NaN })
})
