/** What the figures' specifications have in common: panels, and how strategies are told apart. */
import * as Palette from "./Palette.ts"

export interface Layout {
  /** Panels beside each other. */
  readonly columns: number
  /** Of one panel, in pixels. */
  readonly width: number
  /** Names beside each other in the legend; default: all. */
  readonly legendColumns?: number
}

export const quantitative = "quantitative" as const
export const nominal = "nominal" as const

/** Panels side by side in the order of `names`; a single panel without a name has no header. */
export const panels = (names: ReadonlyArray<string>, field: string, columns: number) => ({
  facet: { field, type: nominal, sort: [...names], header: { labels: names.some((name) => name !== "") } },
  columns,
  bounds: "flush" as const,
  spacing: { row: 40, column: 28 }
})

export const colour = (strategies: ReadonlyArray<string>, { legendColumns = strategies.length }: Layout) => ({
  ...byStrategy(strategies, Palette.marks(strategies).map(({ colour }) => colour.light)),
  legend: { columns: legendColumns }
})

export const dash = (strategies: ReadonlyArray<string>) =>
  byStrategy(strategies, Palette.marks(strategies).map(({ dash }) => [...dash]))

export const shape = (strategies: ReadonlyArray<string>) =>
  byStrategy(strategies, Palette.marks(strategies).map(({ shape }) => shape))

const byStrategy = <A>(strategies: ReadonlyArray<string>, range: Array<A>) => ({
  field: "strategy",
  type: nominal,
  scale: { domain: [...strategies], range }
})

/**
 * A logarithmic axis over `values`, all above 0, with round ticks; a linear one where they are too close to each other
 * for any.
 */
export const logarithmic = (values: ReadonlyArray<number>) => {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (!(least > 0) || most / least < 1.25) return { scale: { zero: false }, axis: { tickCount: 5 } }
  const domain = [least / 1.1, most * 1.1]
  const choices = digits.map((digits) =>
    powers.flatMap((power) => digits.map((digit) => digit * power)).filter((tick) =>
      tick >= domain[0] && tick <= domain[1]
    )
  )
  const ticks = choices.find(({ length }) => length >= 3) ?? choices[choices.length - 1]
  return { scale: { type: "log" as const, domain, nice: false }, axis: { values: ticks, format: ",~r" } }
}

const powers = [0.001, 0.01, 0.1, 1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7]

/** From few ticks in a power of ten to many. */
const digits: ReadonlyArray<ReadonlyArray<number>> = [
  [1],
  [1, 2, 5],
  [1, 1.5, 2, 3, 4, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9]
]
