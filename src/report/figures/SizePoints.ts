/** What the figures against model size draw. */
import type { Difference } from "../../../schemas/Differences.ts"
import type { ScalingFit } from "../../../schemas/ScalingFits.ts"
import * as Results from "../../analysis/Results.ts"
import { exp } from "../../numerics/Exponential.ts"
import { log } from "../../numerics/NaturalLogarithm.ts"
import * as PairedT from "../../statistics/PairedT.ts"

/** Which parameters count as size. */
export type Against = ScalingFit["against"]

export interface SizePoint {
  readonly panel: string
  readonly strategy: string
  /** Absent between models, on a fitted curve. */
  readonly model?: string
  /** Parameters. */
  readonly size: number
  readonly value: number
  /** The ends of the 95 % t interval over seeds; absent for a single one. */
  readonly low?: number
  readonly high?: number
  /** Whether it is one seed's value, the mean of all, or of a fitted curve. */
  readonly of: "mean" | "seed" | "fit"
  /** Whether a fitted curve stands for the line through the means. */
  readonly isFitted?: true
}

/** A point for each model and strategy, and one for each seed where there are several. */
export const make = (rows: ReadonlyArray<Results.Row>, panel: string, against: Against): ReadonlyArray<SizePoint> =>
  Results.models(rows).flatMap((model) => {
    const ofModel = Results.select(rows, { model: model.name })
    return Results.strategies(ofModel).flatMap((strategy) => {
      const seeds = Results.select(ofModel, { strategy }).map(({ value }) => value)
      return spread({ panel, strategy, model: model.name, size: sizeOf(model, against) }, seeds)
    })
  })

/** mAP, one panel for each setting. */
export const bySetting = (results: ReadonlyArray<Results.Row>, against: Against): ReadonlyArray<SizePoint> =>
  Results.settings.flatMap((setting) => make(Results.select(results, Results.primaryMacro(setting)), setting, against))

/** Contrastive entropy of held-out pairs, one panel for each setting, and the fitted curves. */
export const entropies = (
  results: ReadonlyArray<Results.Row>,
  fits: ReadonlyArray<ScalingFit>,
  against: Against
): ReadonlyArray<SizePoint> =>
  Results.settings.flatMap((setting) => {
    const { contrastiveEntropy: measure, every } = Results
    const points = make(
      Results.select(results, { setting, measure, queryLang: every, docLang: every }),
      setting,
      against
    )
    const sizes = points.map(({ size }) => size)
    const curves = fits.filter((fit) => fit.setting === setting && fit.against === against && fit.refused === "")
    const hasCurve = ({ strategy }: SizePoint): boolean => curves.some((fit) => fit.strategy === strategy)
    return [
      ...points.map((point) => (hasCurve(point) ? { ...point, isFitted: true as const } : point)),
      ...curves.flatMap((fit) => curve(fit, Math.min(...sizes), Math.max(...sizes)))
    ]
  })

/** L(N) = (A / N)^alpha + delta at evenly spaced logarithms of N. */
const curve = (
  { A, alpha, delta, setting, strategy }: ScalingFit,
  from: number,
  to: number
): ReadonlyArray<SizePoint> =>
  from > to ? [] : Array.from({ length: steps + 1 }, (_, i) => {
    const size = from * exp(log(to / from) * i / steps)
    return { panel: setting, strategy, size, value: exp(alpha * log(A / size)) + delta, of: "fit" }
  })

const steps = 32

/** mAP of hybrid batches minus that of each other trained strategy, one panel for each setting. */
export const gains = (differences: ReadonlyArray<Difference>, against: Against): ReadonlyArray<SizePoint> => {
  const relation = Results.primaryRelation(differences)
  const found = differences.filter((row) =>
    row.measure === Results.primary && row.relation === relation && row.strategy === Results.proposed
    && row.baseline !== Results.untrained
  )
  return Results.settings.flatMap((setting) =>
    found.filter((row) => row.setting === setting).map((row) => ({
      panel: setting,
      strategy: row.baseline,
      model: row.model,
      size: sizeOf(row, against),
      value: row.difference,
      ...(Number.isNaN(row.seedsLow) ? {} : { low: row.seedsLow, high: row.seedsHigh }),
      of: "mean" as const
    }))
  )
}

const sizeOf = (
  sizes: Pick<Results.Model, "parameters" | "nonEmbeddingParameters">,
  against: Against
): number => (against === "total" ? sizes.parameters : sizes.nonEmbeddingParameters)

const spread = (
  point: Pick<SizePoint, "panel" | "strategy" | "size"> & { readonly model: string },
  seeds: ReadonlyArray<number>
): ReadonlyArray<SizePoint> => {
  if (seeds.length === 0) return []
  const value = seeds.reduce((sum, value) => sum + value, 0) / seeds.length
  const singles = seeds.length === 1 ? [] : seeds.map((value) => ({ ...point, value, of: "seed" as const }))
  return [{ ...point, value, ...PairedT.interval(seeds), of: "mean" }, ...singles]
}
