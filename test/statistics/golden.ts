/** Reference values of statistics; how they were made is in their folder's README. */
import { readFileSync } from "node:fs"

interface Sample {
  readonly differences: ReadonlyArray<number>
  readonly mean: number
  readonly deviation: number
  readonly quantiles: ReadonlyArray<number>
  readonly t: number
  readonly p: number
  readonly interval95: readonly [low: number, high: number]
  readonly interval80: readonly [low: number, high: number]
  readonly dz: number
  readonly randomisation: { readonly isExact: boolean; readonly p: number; readonly scipy: number }
  readonly bootstrap: Readonly<Record<"own" | "scipy" | "density", readonly [low: number, high: number]>>
}

interface Pair {
  readonly x: ReadonlyArray<number>
  readonly y: ReadonlyArray<number>
  readonly spearman: number
  readonly kendall: number
  readonly slope: number
  readonly intercept: number
}

type Estimate = readonly [value: number, low: number, high: number]

interface Law {
  readonly points: ReadonlyArray<{ readonly size: number; readonly value: number }>
  readonly A: Estimate
  readonly alpha: Estimate
  readonly delta: Estimate
  readonly rSquared: number
}

type Triple = readonly [argument: number, degreesOfFreedom: number, value: number]

export const golden = JSON.parse(
  readFileSync(new URL("../golden/statistics/statistics.json", import.meta.url), "utf8")
) as {
  readonly seed: number
  readonly name: string
  readonly draws: number
  readonly words: ReadonlyArray<number>
  readonly samples: Readonly<Record<string, Sample>>
  readonly pairs: ReadonlyArray<Pair>
  readonly holm: ReadonlyArray<{ readonly ps: ReadonlyArray<number>; readonly adjusted: ReadonlyArray<number> }>
  readonly student: { readonly cumulative: ReadonlyArray<Triple>; readonly quantile: ReadonlyArray<Triple> }
  readonly laws: ReadonlyArray<Law>
  readonly special: {
    readonly logGamma: ReadonlyArray<readonly [x: number, value: number]>
    readonly incompleteBeta: ReadonlyArray<readonly [x: number, a: number, b: number, value: number]>
  }
}

export const samples = Object.entries(golden.samples)

/** How far `actual` is from `expected`, relative to the latter where that is above 1e-3. */
export const distance = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(1e-3, Math.abs(expected))

/** What adding the same numbers in another order may make of a result. */
export const rounding = 1e-12
