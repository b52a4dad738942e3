/** The figures of a report: each a function from results to an SVG, or to undefined where there is nothing to show. */
import type { Difference } from "../../../schemas/Differences.ts"
import * as Results from "../../analysis/Results.ts"
import type { Input } from "../Input.ts"
import * as Measure from "../Measure.ts"
import * as DistanceSpec from "./DistanceSpec.ts"
import type { Layout } from "./Encoding.ts"
import * as HeatMapSpec from "./HeatMapSpec.ts"
import * as LossSpec from "./LossSpec.ts"
import * as SizePoints from "./SizePoints.ts"
import * as SizeSpec from "./SizeSpec.ts"
import * as Smoothing from "./Smoothing.ts"
import * as Svg from "./Svg.ts"

type Plot = Promise<string | undefined>

/** mAP against the number of parameters, one panel for each setting. */
export const measureBySize = (
  results: ReadonlyArray<Results.Row>,
  against: SizePoints.Against,
  layout: Layout
): Plot =>
  bySize(
    SizePoints.bySetting(results, against),
    { title: "mAP", scale: "linear", isApart: true },
    `mAP against ${against} parameters, by strategy and setting`,
    layout
  )

/** How far hybrid batches are above each other trained strategy in mAP, one panel for each setting. */
export const gainBySize = (
  differences: ReadonlyArray<Difference>,
  against: SizePoints.Against,
  layout: Layout
): Plot =>
  bySize(
    SizePoints.gains(differences, against),
    { title: "mAP, hybrid minus other", scale: "linear", reference: 0 },
    `mAP of hybrid batches minus that of other strategies, against ${against} parameters`,
    layout
  )

/** Contrastive entropy of held-out pairs, one panel for each setting, with the fitted power laws. */
export const entropyBySize = (
  { fits, results }: Pick<Input, "results" | "fits">,
  against: SizePoints.Against,
  layout: Layout
): Plot =>
  bySize(
    SizePoints.entropies(results, fits, against),
    { title: "contrastive entropy (nats)", scale: "log" },
    `Contrastive entropy of held-out pairs against ${against} parameters, by strategy and setting`,
    layout
  )

/** Rank distance against the number of non-embedding parameters; two parallel documents are never at distance 0. */
export const rankDistanceBySize = (results: ReadonlyArray<Results.Row>, layout: Layout): Plot =>
  bySize(
    SizePoints.make(Results.select(results, Results.biasMacro), "", "non-embedding"),
    { title: "rank distance", scale: "log" },
    "Rank distance against model size, by strategy",
    layout
  )

/** The distribution of rank distance over queries, one panel for each model. */
export const rankDistances = async (results: ReadonlyArray<Results.Row>, layout: Layout): Plot => {
  const models = Results.models(results).map(({ name }) => name)
  const boxes = models.flatMap((model) => boxesOf(Results.select(results, { model }), model))
  if (boxes.length === 0) return undefined
  const shown = models.filter((name) => boxes.some(({ model }) => model === name))
  return Svg.render(DistanceSpec.make(boxes, shown, layout), "Distribution of rank distance by model and strategy")
}

const boxesOf = (rows: ReadonlyArray<Results.Row>, model: string): ReadonlyArray<DistanceSpec.Box> =>
  Results.strategies(rows).flatMap((strategy) => {
    const mean = (measure: string): number | undefined =>
      Results.average(Results.select(rows, { ...Results.biasMacro, strategy, measure }))?.mean
    const [q10, q25, q50, q75, q90] = [0.1, 0.25, 0.5, 0.75, 0.9].map(Measure.rankDistanceQuantile).map(mean)
    const whole = mean(Results.rankDistance)
    if (q10 === undefined || q25 === undefined || q50 === undefined || q75 === undefined) return []
    return q90 === undefined || whole === undefined ? [] : [{ model, strategy, q10, q25, q50, q75, q90, mean: whole }]
  })

/** The share of documents in the query's language among the best, a panel for each depth, and in the whole corpus. */
export const sameLanguage = (results: ReadonlyArray<Results.Row>, layout: Layout): Plot => {
  const macro = (measure: string) =>
    Results.select(results, { measure, queryLang: Results.every, docLang: Results.every })
  const corpus = Results.average(macro(Measure.sameLanguage()))
  return bySize(
    [10, 100].flatMap((top) => SizePoints.make(macro(Measure.sameLanguage(top)), `top ${top}`, "non-embedding")),
    {
      title: "share in the query's language",
      scale: "linear",
      ...(corpus === undefined ? {} : { reference: corpus.mean })
    },
    "Share of documents in the query's language among the best, against model size, by strategy",
    layout
  )
}

/** mAP of one model by query and document language, one panel for each strategy; the diagonal is monolingual. */
export const heatMap = async (results: ReadonlyArray<Results.Row>, model: string, layout: Layout): Plot => {
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
  return Svg.render(HeatMapSpec.make(cells, strategies, layout), `mAP of ${model} by query and document language`)
}

/** The training loss by step, one panel for each of `models`: pale as logged, strong smoothed. */
export const lossCurves = async (
  log: ReadonlyArray<Results.LogRow>,
  models: ReadonlyArray<string>,
  layout: Layout
): Plot => {
  const points = Smoothing.curves(log.filter(({ model }) => models.includes(model)))
  if (points.length === 0) return undefined
  return Svg.render(LossSpec.make(points, models, layout), "Training loss by step, by strategy and model")
}

const bySize = async (
  points: ReadonlyArray<SizePoints.SizePoint>,
  measure: SizeSpec.Measure,
  label: string,
  layout: Layout
): Plot => (points.length === 0 ? undefined : Svg.render(SizeSpec.make(points, measure, layout), label))
