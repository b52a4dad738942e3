import test from "ava"
import { normalQuantile } from "../../src/numerics/NormalQuantile.ts"

// Python 3.11's statistics.NormalDist().inv_cdf, which implements AS 241 as well.
const known: ReadonlyArray<readonly [p: number, x: number]> = [
  [1e-9, -5.9978070150076865],
  [0.001, -3.090232306167813],
  [0.02, -2.0537489106318225],
  [0.3, -0.5244005127080407],
  [0.5, 0],
  [0.9, 1.2815515655446008],
  [0.999999, 4.753424308817089]
]

/** Our logarithm may differ from the C library's in its last place. */
const tolerance = 1e-14

test("quantiles are those of Python's statistics module", (t) => {
  for (const [p, x] of known) t.true(Math.abs(normalQuantile(p) - x) <= tolerance * Math.max(1, Math.abs(x)), `${p}`)
})

test("it is odd about one half and increasing", (t) => {
  let before = -Infinity
  for (let i = 1; i < 1000; i++) {
    const x = normalQuantile(i / 1000)
    t.true(x > before)
    t.true(Math.abs(x + normalQuantile(1 - i / 1000)) < 1e-12)
    before = x
  }
})
