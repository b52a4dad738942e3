/** The Vega-Lite specification of the figures against size. */
import type { TopLevelSpec } from "vega-lite"
import * as Numbers from "../analysis/Numbers.ts"
import { strategies as strategiesOf } from "../analysis/Results.ts"
import * as Encoding from "./Encoding.ts"
import type { Layout } from "./Encoding.ts"
import * as Palette from "./Palette.ts"
import type { SizePoint } from "./SizePoints.ts"

/** How values are drawn against size. */
export interface Measure {
  readonly title: string
  readonly scale: "linear" | "log"
  /** A value to draw a line at. */
  readonly reference?: number
  /** Whether each panel has its own scale; default: no. */
  readonly isApart?: boolean
}

/**
 * Lines through the means with their intervals, small dots for single seeds, curves for fits; the x axis is
 * logarithmic and names the models.
 */
export const make = (points: ReadonlyArray<SizePoint>, measure: Measure, layout: Layout): TopLevelSpec => {
  const { columns, width } = layout
  const strategies = strategiesOf(points)
  const isApart = measure.isApart === true
  const x = horizontal(points)
  const y = { field: "value", type: Encoding.quantitative, title: measure.title, ...vertical(measure, points) }
  return {
    data: { values: points.map((point) => ({ ...point })) },
    ...Encoding.panels([...new Set(points.map(({ panel }) => panel))], "panel", columns),
    ...(isApart ? { spacing: { row: 40, column: 76 }, resolve: { scale: { y: "independent" as const } } } : {}),
    spec: {
      width,
      height: 200,
      layer: [
        ...(measure.reference === undefined ? [] : [reference(measure.reference)]),
        {
          encoding: { x, y, color: Encoding.colour(strategies, layout) },
          layer: [
            ...some(points, "fit", fits),
            line(strategies),
            ...some(points, "seed", seeds(strategies)),
            ...(points.some(({ low }) => low !== undefined) ? [intervals(strategies)] : []),
            {
              ...only("mean"),
              mark: { type: "point", filled: true, size: 50, opacity: 1 },
              encoding: { shape: Encoding.shape(strategies), xOffset: aside(strategies) }
            }
          ]
        }
      ]
    }
  }
}

/** A tick for each model, called by its name and size. */
const horizontal = (points: ReadonlyArray<SizePoint>) => {
  const named = points.flatMap(({ model, size }) => (model === undefined ? [] : [[size, model] as const]))
  const sizes = [...new Map(named)]
  const values = sizes.map(([size]) => size)
  const labels = Object.fromEntries(sizes.map(([size, model]) => [size, [model, Numbers.parameters(size)]]))
  const domain = [Math.min(...values) / 1.5, Math.max(...values) * 1.5]
  return {
    field: "size",
    type: Encoding.quantitative,
    title: null,
    scale: { type: "log" as const, domain, nice: false },
    axis: { values, grid: false, labelExpr: `${JSON.stringify(labels)}[datum.value]`, labelOverlap: "greedy" as const }
  }
}

const vertical = ({ isApart, scale }: Measure, points: ReadonlyArray<SizePoint>) =>
  scale === "linear"
    ? { scale: { zero: isApart !== true }, axis: { tickCount: 5, labelFlush: true } }
    : Encoding.logarithmic(points.flatMap(({ high, low, value }) => [value, low ?? value, high ?? value]).filter((n) => n > 0))

const only = (of: SizePoint["of"]) => ({ transform: [{ filter: `datum.of === "${of}"` }] })

const some = <Layer>(points: ReadonlyArray<SizePoint>, wanted: SizePoint["of"], layer: Layer): ReadonlyArray<Layer> =>
  points.some(({ of }) => of === wanted) ? [layer] : []

const aside = (strategies: ReadonlyArray<string>) => Encoding.aside(strategies, 4)

const line = (strategies: ReadonlyArray<string>) => ({
  transform: [{ filter: "datum.of === 'mean' && !datum.isFitted" }],
  mark: { type: "line" as const, strokeWidth: 1.75 },
  encoding: { strokeDash: Encoding.dash(strategies), xOffset: aside(strategies) }
})

const seeds = (strategies: ReadonlyArray<string>) => ({
  ...only("seed"),
  mark: { type: "point" as const, filled: true, size: 12, opacity: 0.45 },
  encoding: { xOffset: aside(strategies) }
})

/** Where an interval ends below what a logarithmic axis can show, it ends at the axis. */
const intervals = (strategies: ReadonlyArray<string>) => ({
  transform: [{ filter: "datum.of === 'mean' && isValid(datum.low)" }],
  mark: { type: "rule" as const, strokeWidth: 1.25, clip: true },
  encoding: {
    y: { field: "low", type: Encoding.quantitative },
    y2: { field: "high" },
    xOffset: aside(strategies)
  }
})

const fits = {
  ...only("fit"),
  mark: { type: "line" as const, strokeWidth: 1.75 }
}

const reference = (value: number) => ({
  mark: { type: "rule" as const, color: Palette.muted.light },
  encoding: { y: { datum: value } }
})
