/** The figures of a report: each a function from results to an SVG, or to undefined where there is nothing to show. */
import * as Results from "../analysis/Results.ts"
import * as SizePoints from "./SizePoints.ts"
import * as Smoothing from "./Smoothing.ts"
import * as Specs from "./Specs.ts"
import * as Svg from "./Svg.ts"

/** mAP against the number of non-embedding parameters, one panel for each setting. */
export const measureBySize = (results: ReadonlyArray<Results.Row>, layout: Specs.Layout): Promise<string | undefined> =>
  bySize(
    SizePoints.bySetting(results),
    { title: "mAP", scale: "linear" },
    "mAP against model size, by strategy",
    layout
  )

/** How far hybrid batches are above each other trained strategy in mAP, one panel for each setting. */
export const leadBySize = (results: ReadonlyArray<Results.Row>, layout: Specs.Layout): Promise<string | undefined> =>
  bySize(
    SizePoints.leads(results),
    { title: "mAP, hybrid minus other", scale: "linear", reference: 0 },
    "mAP of hybrid batches minus that of other strategies, against model size",
    layout
  )

/** Rank distance against the number of non-embedding parameters; two parallel documents are never at distance 0. */
export const rankDistanceBySize = (
  results: ReadonlyArray<Results.Row>,
  layout: Specs.Layout
): Promise<string | undefined> =>
  bySize(
    SizePoints.make(Results.select(results, Results.biasMacro), ""),
    { title: "rank distance, log scale", scale: "log" },
    "Rank distance against model size, by strategy",
    layout
  )

/** mAP of one model by query and document language, one panel for each strategy; the diagonal is monolingual. */
export const heatMap = async (
  results: ReadonlyArray<Results.Row>,
  model: string,
  layout: Specs.Layout
): Promise<string | undefined> => {
  const rows = Results.select(results, { model, relation: Results.primaryRelation(results), measure: Results.primary })
    .filter(({ docLang, queryLang }) => docLang !== Results.every && queryLang !== Results.every)
  const strategies = Results.strategies(rows)
  const cells = strategies.flatMap((strategy) => {
    const ofStrategy = Results.select(rows, { strategy })
    return Results.distinct(rows, "queryLang").flatMap((queryLang) =>
      Results.distinct(rows, "docLang").flatMap((docLang) => {
        const cell = Results.average(Results.select(ofStrategy, { queryLang, docLang }))
        return cell === undefined ? [] : [{ strategy, queryLang, docLang, value: cell.mean }]
      })
    )
  })
  if (cells.length === 0) return undefined
  return Svg.render(Specs.heatMap(cells, strategies, layout), `mAP of ${model} by query and document language`)
}

/** The training loss by step, one panel for each of `models`: pale as logged, strong smoothed. */
export const lossCurves = async (
  log: ReadonlyArray<Results.LogRow>,
  models: ReadonlyArray<string>,
  layout: Specs.Layout
): Promise<string | undefined> => {
  const points = Smoothing.curves(log.filter(({ model }) => models.includes(model)))
  if (points.length === 0) return undefined
  return Svg.render(Specs.lossCurves(points, models, layout), "Training loss by step, by strategy and model")
}

const bySize = async (
  points: ReadonlyArray<SizePoints.SizePoint>,
  measure: Specs.Measure,
  label: string,
  layout: Specs.Layout
): Promise<string | undefined> =>
  points.length === 0 ? undefined : Svg.render(Specs.bySize(points, measure, layout), label)
