/** The figures of the page, each drawn for a wide and for a narrow page. */
import * as Results from "../analysis/Results.ts"
import * as Plots from "./Plots.ts"
import type { Layout } from "./Specs.ts"

export interface Figure {
  /** A file name without its ending. */
  readonly name: string
  readonly caption: string
  /** SVG, at most 940 pixels wide. */
  readonly wide: string
  /** SVG, at most 360 pixels wide. */
  readonly narrow: string
}

/** The figures for which there are results, in the order of the page. */
export const make = async (
  results: ReadonlyArray<Results.Row>,
  log: ReadonlyArray<Results.LogRow>
): Promise<ReadonlyArray<Figure>> => {
  const models = Results.models(results).map(({ name }) => name)
  const largest = models.at(-1) ?? ""
  const relation = Results.primaryRelation(results)
  const figures = await Promise.all([
    figure("map-by-size", bySizeCaption(relation), [three, one], (layout) => Plots.measureBySize(results, layout)),
    figure("lead-by-size", leadCaption, [three, one], (layout) => Plots.leadBySize(results, layout)),
    figure(
      "map-by-language",
      languageCaption(largest, relation),
      [four, square],
      (layout) => Plots.heatMap(results, largest, layout)
    ),
    figure("rank-distance-by-size", biasCaption, [single, one], (layout) => Plots.rankDistanceBySize(results, layout)),
    figure("loss", lossCaption, [two, one], (layout) => Plots.lossCurves(log, models, layout))
  ])
  return figures.flatMap((figure) => figure ?? [])
}

const figure = async (
  name: string,
  caption: string,
  [wideLayout, narrowLayout]: readonly [Layout, Layout],
  plot: (layout: Layout) => Promise<string | undefined>
): Promise<Figure | undefined> => {
  const [wide, narrow] = [await plot(wideLayout), await plot(narrowLayout)]
  return wide === undefined || narrow === undefined ? undefined : { name, caption, wide, narrow }
}

const one: Layout = { columns: 1, width: 270, legendColumns: 2 }
const square: Layout = { columns: 1, width: 260 }
const single: Layout = { columns: 1, width: 420 }
const two: Layout = { columns: 2, width: 400 }
const three: Layout = { columns: 3, width: 256 }
const four: Layout = { columns: 4, width: 192 }

const seeds = "Where there are several seeds, lines join their means and small dots are single seeds."

const bySizeCaption = (relation: Results.Relation): string =>
  `mAP (${relation} relevance, macro average over languages) against the number of parameters without embeddings, on a `
  + `logarithmic axis. ${seeds}`

const leadCaption =
  "mAP of hybrid batches minus mAP of the strategy in the legend, under the same seed. Above the line, "
  + "hybrid batches are better."

const languageCaption = (model: string, relation: Results.Relation): string =>
  `mAP of ${model} (${relation} relevance, mean over seeds) by the language of the query and of the documents. The diagonal is `
  + "the monolingual setting, all other cells the cross-lingual one."

const biasCaption =
  "Rank distance: the ranks between the first and the last of parallel documents in the ranking of all "
  + "languages. Lower is better; both axes are logarithmic."

const lossCaption =
  "Training loss as logged (pale) and smoothed over a twenty-fifth of the training (strong), a line for "
  + "each seed."
