/** The Vega-Lite specification of the loss curves. */
import type { TopLevelSpec } from "vega-lite"
import { strategies as strategiesOf } from "../../analysis/Results.ts"
import * as Encoding from "./Encoding.ts"
import type { CurvePoint } from "./Smoothing.ts"

/** One panel for each model; every training is a pale line as logged and a strong one smoothed. */
export const make = (
  points: ReadonlyArray<CurvePoint>,
  models: ReadonlyArray<string>,
  layout: Encoding.Layout
): TopLevelSpec => {
  const y = { type: Encoding.quantitative, title: "loss", scale: { zero: false }, axis: { tickCount: 5 } }
  return {
    data: { values: [...points] },
    ...Encoding.panels(models, "model", layout.columns),
    spec: {
      width: layout.width,
      height: 160,
      encoding: {
        x: { field: "step", type: "quantitative", title: "step", axis: { tickCount: 4, grid: false } },
        color: Encoding.colour(strategiesOf(points), layout),
        detail: { field: "seed" }
      },
      layer: [
        { mark: { type: "line", strokeWidth: 0.7, opacity: 0.3 }, encoding: { y: { field: "loss", ...y } } },
        { mark: { type: "line", strokeWidth: 1.8 }, encoding: { y: { field: "smoothed", ...y } } }
      ]
    }
  }
}
