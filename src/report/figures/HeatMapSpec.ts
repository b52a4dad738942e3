/** The Vega-Lite specification of the figure by language. */
import type { TopLevelSpec } from "vega-lite"
import * as Encoding from "./Encoding.ts"

export interface HeatCell {
  readonly strategy: string
  readonly queryLang: string
  readonly docLang: string
  readonly value: number
}

/** One panel for each strategy: rows are query languages, columns document languages, each cell with its value. */
export const make = (
  cells: ReadonlyArray<HeatCell>,
  strategies: ReadonlyArray<string>,
  { columns, width }: Encoding.Layout
): TopLevelSpec => {
  const greatest = Math.max(...cells.map(({ value }) => value))
  const axis = { domain: false, ticks: false, labelAngle: 0, grid: false }
  return {
    data: { values: [...cells] },
    ...Encoding.panels(strategies, "strategy", columns),
    spec: {
      width,
      height: width * 0.8,
      encoding: {
        x: { field: "docLang", type: "nominal", title: "document language", axis },
        y: { field: "queryLang", type: "nominal", title: "query language", axis }
      },
      layer: [
        {
          mark: { type: "rect" },
          encoding: {
            color: {
              field: "value",
              type: "quantitative",
              scale: { domain: [0, greatest], range: ["#f3f6fa", "#9fc4dd", "#2b7bb0", "#0b3f68"], interpolate: "lab" },
              legend: null
            }
          }
        },
        {
          mark: { type: "text", fontSize: 11 },
          encoding: {
            text: { field: "value", type: "quantitative", format: ".2f" },
            color: { condition: { test: `datum.value > ${greatest / 2}`, value: "#ffffff" }, value: "#10131a" }
          }
        }
      ]
    }
  }
}
