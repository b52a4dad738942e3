/**
 * How the contrastive entropy of held-out pairs falls with size: L(N) = (A / N)^alpha + delta (Fang et al. 2024, arXiv
 * 2403.18684), or why there is no fit. Intervals are of 95 %, by profile t and, beside them, by bootstrap;
 * ends are infinite where the points bound a parameter on one side only, and NaN where nothing was fitted.
 */
import { Int32, MaybeFloat64, OneOf, Text } from "./Column.ts"
import * as Class from "./comparison/Class.ts"
import { Where } from "./MeasureValues.ts"
import * as Table from "./Table.ts"

export const ScalingFits = Table.make("scaling-fits", {
  version: 1,
  comparison: Class.numeric({ absolute: 1e-2, relative: 5e-2 }),
  columns: {
    ...Where,
    measure: Text,
    strategy: Text,
    /** Which parameters N counts. */
    against: OneOf(["non-embedding", "total"]),
    /** Empty where there is a fit. */
    refused: Text,
    A: MaybeFloat64,
    ALow: MaybeFloat64,
    AHigh: MaybeFloat64,
    ABootstrapLow: MaybeFloat64,
    ABootstrapHigh: MaybeFloat64,
    alpha: MaybeFloat64,
    alphaLow: MaybeFloat64,
    alphaHigh: MaybeFloat64,
    alphaBootstrapLow: MaybeFloat64,
    alphaBootstrapHigh: MaybeFloat64,
    delta: MaybeFloat64,
    deltaLow: MaybeFloat64,
    deltaHigh: MaybeFloat64,
    deltaBootstrapLow: MaybeFloat64,
    deltaBootstrapHigh: MaybeFloat64,
    rSquared: MaybeFloat64,
    /** Distinct sizes, and values: one for each size and seed. */
    sizes: Int32,
    points: Int32
  }
})
export type ScalingFit = typeof ScalingFits.row.Type
