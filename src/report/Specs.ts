/** The Vega-Lite specifications of the figures. */
import type { TopLevelSpec } from "vega-lite"
import * as Numbers from "../analysis/Numbers.ts"
import { strategies as strategiesOf } from "../analysis/Results.ts"
import * as Palette from "./Palette.ts"
import type { SizePoint } from "./SizePoints.ts"
import type { CurvePoint } from "./Smoothing.ts"

export interface Layout {
  /** Panels beside each other. */
  readonly columns: number
  /** Of one panel, in pixels. */
  readonly width: number
  /** Names beside each other in the legend; default: all. */
  readonly legendColumns?: number
}

/** How values are drawn against size. */
export interface Measure {
  readonly title: string
  readonly scale: "linear" | "log"
  /** A value to draw a line at. */
  readonly reference?: number
}

/** Lines through the means, small dots for single seeds; the x axis is logarithmic and names the models. */
export const bySize = (
  points: ReadonlyArray<SizePoint>,
  measure: Measure,
  layout: Layout
): TopLevelSpec => {
  const { columns, width } = layout
  const strategies = strategiesOf(points)
  const sizes = [...new Map(points.map(({ model, size }) => [size, model]))]
  const values = sizes.map(([size]) => size)
  const labels = Object.fromEntries(sizes.map(([size, model]) => [size, [model, Numbers.parameters(size)]]))
  const domain = [Math.min(...values) / 1.5, Math.max(...values) * 1.5]
  const x = {
    field: "size",
    type: quantitative,
    title: null,
    scale: { type: "log" as const, domain, nice: false },
    axis: { values, grid: false, labelExpr: `${JSON.stringify(labels)}[datum.value]`, labelOverlap: "greedy" as const }
  }
  const y = { field: "value", type: quantitative, title: measure.title, ...vertical(measure, points) }
  return {
    data: { values: [...points] },
    ...panels([...new Set(points.map(({ panel }) => panel))], "panel", columns),
    spec: {
      width,
      height: 200,
      layer: [
        ...(measure.reference === undefined ? [] : [reference(measure.reference)]),
        {
          encoding: { x, y, color: colour(strategies, layout) },
          layer: [
            { ...only("mean"), mark: { type: "line", strokeWidth: 2 }, encoding: { strokeDash: dash(strategies) } },
            ...(points.some(({ of }) => of === "seed") ? [seeds] : []),
            {
              ...only("mean"),
              mark: { type: "point", filled: true, size: 55, opacity: 1 },
              encoding: { shape: shape(strategies) }
            }
          ]
        }
      ]
    }
  }
}

export interface HeatCell {
  readonly strategy: string
  readonly queryLang: string
  readonly docLang: string
  readonly value: number
}

/** One panel for each strategy: rows are query languages, columns document languages, each cell with its value. */
export const heatMap = (
  cells: ReadonlyArray<HeatCell>,
  strategies: ReadonlyArray<string>,
  { columns, width }: Layout
): TopLevelSpec => {
  const greatest = Math.max(...cells.map(({ value }) => value))
  const axis = { domain: false, ticks: false, labelAngle: 0, grid: false }
  return {
    data: { values: [...cells] },
    ...panels(strategies, "strategy", columns),
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

/** One panel for each model; every training is a pale line as logged and a strong one smoothed. */
export const lossCurves = (
  points: ReadonlyArray<CurvePoint>,
  models: ReadonlyArray<string>,
  layout: Layout
): TopLevelSpec => {
  const y = { type: quantitative, title: "loss", scale: { zero: false }, axis: { tickCount: 5 } }
  return {
    data: { values: [...points] },
    ...panels(models, "model", layout.columns),
    spec: {
      width: layout.width,
      height: 160,
      encoding: {
        x: { field: "step", type: "quantitative", title: "step", axis: { tickCount: 4, grid: false } },
        color: colour(strategiesOf(points), layout),
        detail: { field: "seed" }
      },
      layer: [
        { mark: { type: "line", strokeWidth: 0.7, opacity: 0.3 }, encoding: { y: { field: "loss", ...y } } },
        { mark: { type: "line", strokeWidth: 1.8 }, encoding: { y: { field: "smoothed", ...y } } }
      ]
    }
  }
}

/** On a logarithmic axis, ticks at 1, 2 and 5 times powers of ten, as far as the values reach. */
const vertical = ({ scale }: Measure, points: ReadonlyArray<SizePoint>) => {
  if (scale === "linear") return { axis: { tickCount: 5 } }
  const values = points.map(({ value }) => value)
  const domain = [Math.min(...values) / 1.2, Math.max(...values) * 1.2]
  const ticks = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power))
    .filter((tick) => tick >= domain[0] && tick <= domain[1])
  return { scale: { type: scale, domain, nice: false }, axis: { values: ticks } }
}

const only = (of: SizePoint["of"]) => ({ transform: [{ filter: `datum.of === "${of}"` }] })

const seeds = {
  ...only("seed"),
  mark: { type: "point" as const, filled: true, size: 14, opacity: 0.5 }
}

const reference = (value: number) => ({
  mark: { type: "rule" as const, color: Palette.muted.light },
  encoding: { y: { datum: value } }
})

const quantitative = "quantitative" as const
const nominal = "nominal" as const

/** Panels side by side in the order of `names`; a single panel without a name has no header. */
const panels = (names: ReadonlyArray<string>, field: string, columns: number) => ({
  facet: { field, type: nominal, sort: [...names], header: { labels: names.some((name) => name !== "") } },
  columns,
  spacing: 28
})

const colour = (strategies: ReadonlyArray<string>, { legendColumns = strategies.length }: Layout) => ({
  ...byStrategy(strategies, Palette.marks(strategies).map(({ colour }) => colour.light)),
  legend: { columns: legendColumns }
})

const dash = (strategies: ReadonlyArray<string>) =>
  byStrategy(strategies, Palette.marks(strategies).map(({ dash }) => [...dash]))

const shape = (strategies: ReadonlyArray<string>) =>
  byStrategy(strategies, Palette.marks(strategies).map(({ shape }) => shape))

const byStrategy = <A>(strategies: ReadonlyArray<string>, range: Array<A>) => ({
  field: "strategy",
  type: nominal,
  scale: { domain: [...strategies], range }
})
