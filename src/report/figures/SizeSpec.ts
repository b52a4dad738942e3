/** The Vega-Lite specification of the figures against size. */
import type { TopLevelSpec } from "vega-lite"
import * as Numbers from "../../analysis/Numbers.ts"
import { strategies as strategiesOf } from "../../analysis/Results.ts"
import { exp } from "../../numerics/Exponential.ts"
import { log } from "../../numerics/NaturalLogarithm.ts"
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
    data: { values: placed(points, { strategies, width, measure }) },
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
            ...(points.some(isJoined) ? [line(strategies)] : []),
            ...some(points, "seed", seeds),
            ...(points.some(({ low }) => low !== undefined) ? [intervals] : []),
            {
              ...only("mean"),
              mark: { type: "point", filled: true, size: 50, opacity: 1 },
              encoding: { shape: Encoding.shape(strategies) }
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
  return {
    field: "place",
    type: Encoding.quantitative,
    title: null,
    scale: { type: "log" as const, domain: [...ends(values)], nice: false },
    axis: { values, grid: false, labelExpr: `${JSON.stringify(labels)}[datum.value]`, labelOverlap: "greedy" as const }
  }
}

const ends = (sizes: ReadonlyArray<number>): readonly [number, number] => [
  Math.min(...sizes) / 1.5,
  Math.max(...sizes) * 1.5
]

interface Placing {
  readonly strategies: ReadonlyArray<string>
  readonly width: number
  readonly measure: Measure
}

/**
 * Where points go: strategies a few pixels aside of each other, so that their intervals can be told apart, curves where
 * they are. On a logarithmic axis, an interval that reaches below everything else that is drawn ends there.
 */
const placed = (points: ReadonlyArray<SizePoint>, { measure, strategies, width }: Placing) => {
  const [from, to] = ends(points.map(({ size }) => size))
  const pixel = log(to / from) / width
  const least = Math.min(...points.map(({ value }) => value))
  return points.map((point) => {
    const aside = point.of === "fit" ? 0 : strategies.indexOf(point.strategy) - (strategies.length - 1) / 2
    const low = measure.scale === "log" && point.low !== undefined ? Math.max(point.low, least) : point.low
    return { ...point, ...(low === undefined ? {} : { low }), place: point.size * exp(aside * apartBy * pixel) }
  })
}

/** Pixels. */
const apartBy = 4

const vertical = ({ isApart, scale }: Measure, points: ReadonlyArray<SizePoint>) =>
  scale === "linear"
    ? { scale: isApart === true ? { zero: false, nice: false, padding: 9 } : {}, axis: { tickCount: 5 } }
    : Encoding.logarithmic(points.flatMap(({ high, value }) => [value, high ?? value]))

const only = (of: SizePoint["of"]) => ({ transform: [{ filter: `datum.of === "${of}"` }] })

const some = <Layer>(points: ReadonlyArray<SizePoint>, wanted: SizePoint["of"], layer: Layer): ReadonlyArray<Layer> =>
  points.some(({ of }) => of === wanted) ? [layer] : []

const isJoined = ({ isFitted, of }: SizePoint): boolean => of === "mean" && isFitted !== true

const line = (strategies: ReadonlyArray<string>) => ({
  transform: [{ filter: "datum.of === 'mean' && !datum.isFitted" }],
  mark: { type: "line" as const, strokeWidth: 1.75 },
  encoding: { strokeDash: Encoding.dash(strategies) }
})

const seeds = {
  ...only("seed"),
  mark: { type: "point" as const, filled: true, size: 12, opacity: 0.45 }
}

const intervals = {
  transform: [{ filter: "datum.of === 'mean' && isValid(datum.low)" }],
  mark: { type: "rule" as const, strokeWidth: 1.25 },
  encoding: { y: { field: "low", type: Encoding.quantitative }, y2: { field: "high" } }
}

const fits = {
  ...only("fit"),
  mark: { type: "line" as const, strokeWidth: 1.75 }
}

const reference = (value: number) => ({
  mark: { type: "rule" as const, color: Palette.muted.light },
  encoding: { y: { datum: value } }
})
