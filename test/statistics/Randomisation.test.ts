import test from "ava"
import * as fc from "fast-check"
import * as Randomisation from "../../src/statistics/Randomisation.ts"
import { golden, samples } from "./golden.ts"

const options = { seed: golden.seed, name: golden.name, draws: golden.draws }

for (const [name, { differences, randomisation }] of samples.filter(([, sample]) => sample.randomisation.isExact)) {
  test(`${name}: every way to set the signs is counted, as scipy counts`, (t) => {
    const result = Randomisation.test(differences, options)
    t.deepEqual(result, { p: randomisation.scipy, draws: 2 ** differences.length, isExact: true })
  })
}

for (const [name, { differences, randomisation }] of samples.filter(([, sample]) => !sample.randomisation.isExact)) {
  test(`${name}: p is that of the stream's signs, and scipy's but for chance`, (t) => {
    const result = Randomisation.test(differences, options)
    t.deepEqual(result, { p: randomisation.p, draws: golden.draws, isExact: false })
    // Two counts of independent draws differ by the square root of twice the variance of one; by four of these never.
    const error = Math.sqrt(2 * result.p * (1 - result.p) / golden.draws)
    t.true(Math.abs(result.p - randomisation.scipy) < 4 * error)
  })
}

/** Eighths, so that sums are exact and ties are ties. */
const eighths = (most: number) => fc.array(fc.integer({ min: -8, max: 8 }).map((x) => x / 8), { maxLength: most })

/** Each difference turned or not, one after the other, nothing looked up. */
const everySum = (differences: ReadonlyArray<number>): ReadonlyArray<number> =>
  differences.reduce<ReadonlyArray<number>>((sums, x) => sums.flatMap((sum) => [sum + x, sum - x]), [0])

test("an exact p is what enumeration gives", (t) => {
  fc.assert(fc.property(eighths(10), (differences) => {
    const observed = Math.abs(differences.reduce((sum, x) => sum + x, 0))
    const sums = everySum(differences)
    const p = sums.filter((sum) => Math.abs(sum) >= observed).length / sums.length
    t.deepEqual(Randomisation.test(differences, options), { p, draws: sums.length, isExact: true })
  }))
})

test("an exact p depends on neither order nor direction", (t) => {
  fc.assert(fc.property(eighths(13), fc.infiniteStream(fc.nat()), (differences, keys) => {
    const { p } = Randomisation.test(differences, options)
    const shuffled = differences.map((x) => ({ x, key: keys.next().value })).sort((a, b) => a.key - b.key)
    t.is(Randomisation.test(shuffled.map(({ x }) => x), options).p, p)
    t.is(Randomisation.test(differences.map((x) => -x), options).p, p)
  }))
})

test("a drawn p is above 0, at most 1, and the same in both directions", (t) => {
  const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 80 })
  fc.assert(fc.property(differences, fc.integer(), (differences, seed) => {
    const few = { seed, name: "few", draws: 100 }
    const { isExact, p } = Randomisation.test(differences, few)
    t.false(isExact)
    t.true(p >= 1 / 101 && p <= 1)
    t.is(Randomisation.test(differences.map((x) => -x), few).p, p)
  }))
})

test("sums that are equal but for their rounding are equal", (t) => {
  // 0.1 + 0.2 - 0.3 is not 0 in float64, and 0.3 - 0.2 - 0.1 is another number.
  t.is(Randomisation.test([0.1, 0.2, -0.3], options).p, 1)
  t.is(Randomisation.test([0.1, 0.2, 0.3], options).p, 0.25)
})

test("no differences are no evidence", (t) => {
  t.deepEqual(Randomisation.test([], options), { p: 1, draws: 1, isExact: true })
  t.is(Randomisation.test(Array.from({ length: 40 }, () => 0), options).p, 1)
})

test("ten thousand draws are the default", (t) => {
  const differences = golden.samples.hundred.differences
  const { draws: _, ...others } = options
  t.deepEqual(Randomisation.test(differences, others), Randomisation.test(differences, { ...others, draws: 10_000 }))
})
