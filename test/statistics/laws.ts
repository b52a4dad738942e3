/** Laws whose parameters are known, and points around them. */
import { exp } from "../../src/numerics/Exponential.ts"
import { log } from "../../src/numerics/NaturalLogarithm.ts"
import * as Stream from "../../src/random/Stream.ts"
import type { Interval } from "../../src/statistics/Interval.ts"
import type * as PowerLaw from "../../src/statistics/PowerLaw.ts"

export const parameters = ["A", "alpha", "delta"] as const

export interface Setting {
  readonly name: string
  readonly sizes: ReadonlyArray<number>
  readonly seeds: number
  readonly A: number
  readonly alpha: number
  /** As shares of what the law falls by from the smallest size to the largest. */
  readonly delta: number
  readonly noise: number
}

const between = (smallest: number, largest: number, count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, i) => exp(log(smallest) + (log(largest) - log(smallest)) * i / (count - 1)))

export const settings: ReadonlyArray<Setting> = [
  { name: "8 sizes", sizes: between(5e5, 8e7, 8), seeds: 3, A: 3e6, alpha: 0.6, delta: 0.05, noise: 0.01 },
  { name: "6 sizes", sizes: between(5e5, 8e7, 6), seeds: 3, A: 3e6, alpha: 0.3, delta: 0.1, noise: 0.02 },
  { name: "five decades", sizes: between(1e4, 1e9, 6), seeds: 3, A: 1e5, alpha: 0.4, delta: 0.2, noise: 0.02 },
  {
    name: "mT5's encoders",
    sizes: [147e6, 277e6, 564e6, 1670e6],
    seeds: 3,
    A: 1e9,
    alpha: 0.5,
    delta: 0.1,
    noise: 0.01
  },
  { name: "few points", sizes: between(1e4, 1e9, 5), seeds: 1, A: 1e5, alpha: 0.4, delta: 0.1, noise: 0.01 }
]

const lawOf = ({ A, alpha }: Setting) => (size: number): number => exp(alpha * (log(A) - log(size)))

/** The points of a trial, their noise normal and from positions of their own. */
export const pointsOf = (setting: Setting, trial: number): ReadonlyArray<PowerLaw.Point> => {
  const law = lawOf(setting)
  const range = law(setting.sizes[0]) - law(setting.sizes[setting.sizes.length - 1])
  const stream = Stream.make(20, `coverage/${setting.name}`)
  return setting.sizes.flatMap((size, i) =>
    Array.from({ length: setting.seeds }, (_, seed) => {
      const noise = Stream.normal(stream, trial * 100 + i * setting.seeds + seed)
      return { size, value: law(size) + range * (setting.delta + setting.noise * noise) }
    })
  )
}

const trials = 400

/** The shares of trials whose intervals hold the truth. One without intervals holds nothing. */
export const coverage = (
  setting: Setting,
  intervalsOf: (
    points: ReadonlyArray<PowerLaw.Point>,
    trial: number
  ) => Readonly<Record<typeof parameters[number], Interval>> | undefined
): Readonly<Record<typeof parameters[number], number>> => {
  const law = lawOf(setting)
  const delta = setting.delta * (law(setting.sizes[0]) - law(setting.sizes[setting.sizes.length - 1]))
  const truth = { A: setting.A, alpha: setting.alpha, delta }
  const covered = { A: 0, alpha: 0, delta: 0 }
  for (let trial = 0; trial < trials; trial++) {
    const intervals = intervalsOf(pointsOf(setting, trial), trial)
    if (intervals === undefined) continue
    for (const parameter of parameters) {
      const { high, low } = intervals[parameter]
      if (low <= truth[parameter] && truth[parameter] <= high) covered[parameter] += 1 / trials
    }
  }
  return covered
}
