/** The figures of the page, each drawn for a wide and for a narrow page. */
import * as Results from "../../analysis/Results.ts"
import type { Input } from "../Input.ts"
import type { Layout } from "./Encoding.ts"
import * as Plots from "./Plots.ts"
import type { Against } from "./SizePoints.ts"

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
export const make = async (input: Input): Promise<ReadonlyArray<Figure>> => {
  const figures = await Promise.all([...bySize(input), ...others(input)])
  return figures.flatMap((figure) => figure ?? [])
}

/** Each against the parameters without embeddings, then against all parameters: `map-by-size`, `map-by-total-size`. */
const bySize = (input: Input) => {
  const { differences, results } = input
  const relation = Results.primaryRelation(results)
  const both = (
    name: string,
    caption: string,
    layouts: readonly [Layout, Layout],
    plot: (against: Against, layout: Layout) => Promise<string | undefined>
  ) => [
    figure(`${name}-by-size`, `${caption} ${axis}`, layouts, (layout) => plot("non-embedding", layout)),
    figure(`${name}-by-total-size`, `${caption} ${totalAxis}`, layouts, (layout) => plot("total", layout))
  ]
  return [
    ...both(
      "map",
      bySizeCaption(relation),
      [apart, one],
      (against, layout) => Plots.measureBySize(results, against, layout)
    ),
    ...both("gain", gainCaption, [three, one], (against, layout) => Plots.gainBySize(differences, against, layout)),
    ...both("entropy", entropyCaption, [two, one], (against, layout) => Plots.entropyBySize(input, against, layout))
  ]
}

const others = ({ log, results }: Input) => {
  const models = Results.models(results).map(({ name }) => name)
  const largest = models.at(-1) ?? ""
  const relation = Results.primaryRelation(results)
  return [
    figure(
      "map-by-language",
      languageCaption(largest, relation),
      [four, square],
      (layout) => Plots.heatMap(results, largest, layout)
    ),
    figure("rank-distance-by-size", biasCaption, [single, one], (layout) => Plots.rankDistanceBySize(results, layout)),
    figure("rank-distances", distancesCaption, [four, one], (layout) => Plots.rankDistances(results, layout)),
    figure("same-language", sameLanguageCaption, [two, one], (layout) => Plots.sameLanguage(results, layout)),
    figure("loss", lossCaption, [two, one], (layout) => Plots.lossCurves(log, models, layout))
  ]
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
/** Three panels, each with an axis of its own. */
const apart: Layout = { columns: 3, width: 230 }
const four: Layout = { columns: 4, width: 192 }

const intervals = "Vertical lines are 95 % t intervals over seeds, small dots single seeds."

const axis = "Horizontal: parameters without embeddings, on a logarithmic axis."
const totalAxis = "Horizontal: all parameters, embeddings included, on a logarithmic axis."

const bySizeCaption = (relation: Results.Relation): string =>
  `mAP (${relation} relevance, macro average over languages, mean over seeds) by model size; each setting has a vertical `
  + `axis of its own. ${intervals}`

const gainCaption =
  "mAP of hybrid batches minus mAP of the strategy in the legend, mean over seeds. Above the line, hybrid batches are "
  + "better. Vertical lines are 95 % t intervals over seeds, paired by seed: where one crosses 0, seeds alone could make "
  + "the difference."

const entropyCaption =
  "Contrastive entropy of held-out pairs, in nats, mean over seeds, on a logarithmic axis; lower is better. Curves are "
  + `fitted power laws; where the fit was refused, straight lines join the means. ${intervals}`

const languageCaption = (model: string, relation: Results.Relation): string =>
  `mAP of ${model} (${relation} relevance, mean over seeds) by the language of the query and of the documents. The diagonal is `
  + "the monolingual setting, all other cells the cross-lingual one."

const biasCaption =
  "Rank distance: the ranks between the first and the last of parallel documents in the ranking of all "
  + `languages, mean over queries. Lower is better; both axes are logarithmic. ${intervals}`

const distancesCaption =
  "How rank distance varies between queries, by model and strategy. Lines reach from the 10th to the 90th percentile, "
  + "boxes from the 25th to the 75th; the bar is the median, the mark the mean. All are means over seeds, on a logarithmic "
  + "axis."

const sameLanguageCaption =
  "Share of documents in the query's language among the best 10 and 100 of the ranking of all languages, macro average. "
  + `The grey line is their share of the whole corpus: what a ranking blind to language would have. ${intervals}`

const lossCaption =
  "Training loss as logged (pale) and smoothed over a twenty-fifth of the training (strong), a line for "
  + "each seed."
