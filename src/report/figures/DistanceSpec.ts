/** The Vega-Lite specification of the distribution of rank distance over queries. */
import type { TopLevelSpec } from "vega-lite"
import { strategies as strategiesOf } from "../../analysis/Results.ts"
import * as Encoding from "./Encoding.ts"

/** The distribution over queries of one model and strategy, in ranks: means over seeds. */
export interface Box {
  readonly model: string
  readonly strategy: string
  readonly q10: number
  readonly q25: number
  readonly q50: number
  readonly q75: number
  readonly q90: number
  readonly mean: number
}

/** One panel for each model: from the 10th to the 90th percentile a line, from the 25th to the 75th a box. */
export const make = (
  boxes: ReadonlyArray<Box>,
  models: ReadonlyArray<string>,
  layout: Encoding.Layout
): TopLevelSpec => {
  const strategies = strategiesOf(boxes)
  const axis = Encoding.logarithmic(boxes.flatMap(({ mean, q10, q90 }) => [q10, q90, mean]))
  const y = { type: Encoding.quantitative, title: "rank distance", ...axis }
  return {
    data: { values: [...boxes] },
    ...Encoding.panels(models, "model", layout.columns),
    spec: {
      width: layout.width,
      height: 200,
      encoding: {
        x: { field: "strategy", type: "nominal", sort: [...strategies], title: null, axis: null },
        color: Encoding.colour(strategies, layout)
      },
      layer: [
        { mark: { type: "rule", strokeWidth: 1.25 }, encoding: { y: { field: "q10", ...y }, y2: { field: "q90" } } },
        {
          mark: { type: "bar", width: 20, fillOpacity: 0.25, stroke: null },
          encoding: { y: { field: "q25", ...y }, y2: { field: "q75" } }
        },
        {
          mark: { type: "tick", width: 20, height: 2.5, thickness: 2.5, orient: "horizontal", opacity: 1 },
          encoding: { y: { field: "q50", ...y } }
        },
        {
          mark: { type: "point", filled: true, size: 45, opacity: 1 },
          encoding: { y: { field: "mean", ...y }, shape: Encoding.shape(strategies) }
        }
      ]
    }
  }
}
