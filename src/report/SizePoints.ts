/** What the figures against model size draw. */
import * as Results from "../analysis/Results.ts"

export interface SizePoint {
  readonly panel: string
  readonly strategy: string
  readonly model: string
  /** Non-embedding parameters. */
  readonly size: number
  readonly value: number
  /** Whether it is one seed's value or the mean of all. */
  readonly of: "mean" | "seed"
}

/** A point for each model and strategy, and one for each seed where there are several. */
export const make = (rows: ReadonlyArray<Results.Row>, panel: string): ReadonlyArray<SizePoint> =>
  Results.models(rows).flatMap((model) => {
    const ofModel = Results.select(rows, { model: model.name })
    return Results.strategies(ofModel).flatMap((strategy) => {
      const seeds = Results.select(ofModel, { strategy }).map(({ value }) => value)
      return spread({ panel, strategy, model: model.name, size: model.nonEmbeddingParameters }, seeds)
    })
  })

/** mAP, one panel for each setting. */
export const bySetting = (results: ReadonlyArray<Results.Row>): ReadonlyArray<SizePoint> =>
  Results.settings.flatMap((setting) => make(Results.select(results, Results.primaryMacro(setting)), setting))

/**
 * mAP of hybrid batches minus that of each other trained strategy, seed by seed, one panel for each setting. Seeds that
 * only one of the two has are left out.
 */
export const leads = (results: ReadonlyArray<Results.Row>): ReadonlyArray<SizePoint> =>
  Results.settings.flatMap((setting) => {
    const rows = Results.select(results, Results.primaryMacro(setting))
    return Results.models(rows).flatMap((model) => {
      const ofModel = Results.select(rows, { model: model.name })
      const proposed = new Map(
        Results.select(ofModel, { strategy: Results.proposed }).map(({ seed, value }) => [seed, value])
      )
      const others = Results.strategies(ofModel)
        .filter((strategy) => strategy !== Results.proposed && strategy !== Results.untrained)
      return others.flatMap((strategy) => {
        const differences = Results.select(ofModel, { strategy })
          .flatMap(({ seed, value }) => (proposed.has(seed) ? [proposed.get(seed)! - value] : []))
        const point = { panel: setting, strategy, model: model.name, size: model.nonEmbeddingParameters }
        return spread(point, differences)
      })
    })
  })

const spread = (point: Omit<SizePoint, "value" | "of">, seeds: ReadonlyArray<number>): ReadonlyArray<SizePoint> => {
  if (seeds.length === 0) return []
  const mean = seeds.reduce((sum, value) => sum + value, 0) / seeds.length
  const singles = seeds.length === 1 ? [] : seeds.map((value) => ({ ...point, value, of: "seed" as const }))
  return [{ ...point, value: mean, of: "mean" }, ...singles]
}
