/** The tables of differences between strategies, and of how they change with size. */
import type { Difference } from "../../../schemas/Differences.ts"
import type { Trend } from "../../../schemas/Trends.ts"
import * as Results from "../../analysis/Results.ts"
import type { Html } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import { from, group, head, number, row, table, text, titled } from "../html/Table.ts"
import * as Measure from "../Measure.ts"
import * as Marks from "./Marks.ts"

export interface Titled {
  readonly title: string
  /** Whether it is of the measure that the experiment is about. */
  readonly isPrimary: boolean
  readonly table: Html
}

/** A table for each relation and measure, the primary one first; in it, a group of rows for each model. */
export const differences = (rows: ReadonlyArray<Difference>): ReadonlyArray<Titled> =>
  byMeasure(rows).map(([slice, ofMeasure]) => {
    const titles = [...differenceTitles]
    const strategies = Results.strategies(
      rows.flatMap(({ baseline, strategy }) => [{ strategy }, { strategy: baseline }])
    )
    const bodies = Results.models(ofMeasure).map((model) =>
      group(
        model,
        titles.length,
        inOrder(ofMeasure.filter((row) => row.model === model.name), strategies).map(differenceRow)
      )
    )
    const caption = `${slice.title}: strategy minus baseline, in macro averages, mean over seeds`
    return { ...slice, table: table(`${caption}. ${differencesCaption}`, [head(titles, 2), bodies], "dense") }
  })

const differenceTitles = [
  "Setting",
  "Comparison",
  "Difference",
  "Over seeds",
  "Over topics",
  "d",
  "p",
  "Beyond seeds"
]

const differencesCaption =
  `${Marks.starCaption} Over seeds: 95 % t interval, paired by seed. Over topics: 95 % bootstrap `
  + "interval. d: Cohen's d of the topics' differences. p: after Holm's correction. Beyond seeds: whether it is larger "
  + "than the noise of seeds, their interval leaving 0 out; unknown for a single seed."

const differenceRow = (difference: Difference): Html => {
  const { adjustedP, baseline, effectSize, measure, model, setting, strategy } = difference
  const write = Measure.of(measure).difference
  const star = Marks.isSignificant(difference) ? "*" : ""
  return row(setting, [
    text([from(model, strategy, strategy), " − ", from(model, baseline, baseline)]),
    number(
      html`${from(model, strategy, write(difference.difference))}<sup>${star}</sup>`,
      difference.difference
    ),
    number(interval(write, difference.seedsLow, difference.seedsHigh), difference.seedsLow),
    number(interval(write, difference.topicsLow, difference.topicsHigh), difference.topicsLow),
    number(Number.isNaN(effectSize) ? "–" : signed(effectSize), effectSize),
    number(probability(adjustedP), adjustedP),
    number(Marks.beyondSeedNoise(difference))
  ])
}

const interval = (write: (value: number) => string, low: number, high: number): string =>
  Number.isNaN(low) || Number.isNaN(high) ? "–" : `[${write(low)}, ${write(high)}]`

const signed = (value: number): string => {
  const digits = Math.abs(value).toFixed(2)
  return (Number(digits) === 0 ? "±" : value < 0 ? "−" : "+") + digits
}

const probability = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(3))

/** A table for each relation and measure; in it, a group of rows for each way to count parameters. */
export const trends = (rows: ReadonlyArray<Trend>): ReadonlyArray<Titled> =>
  byMeasure(rows).map(([slice, ofMeasure]) => {
    const titles = ["Setting", "Comparison", "Slope", "Over seeds", "Seeds", "Models"]
    const strategies = Results.strategies(
      rows.flatMap(({ baseline, strategy }) => [{ strategy }, { strategy: baseline }])
    )
    const bodies = (["non-embedding", "total"] as const).flatMap((against) => {
      const found = ofMeasure.filter((row) => row.against === against)
      const title = `For ten times the ${against} parameters`
      return found.length === 0 ? [] : [titled(title, titles.length, inOrder(found, strategies).map(trendRow))]
    })
    const caption = `${slice.title}: change of the gain (strategy minus baseline) for ten times the parameters`
    return { ...slice, table: table(`${caption}. ${trendsCaption}`, [head(titles, 2), bodies], "dense") }
  })

const trendsCaption =
  "Slope of a straight line through the models, against the logarithm of their parameters: mean over "
  + "seeds, with the 95 % t interval over them. Above 0, the gain grows with size."

const trendRow = ({ baseline, high, low, measure, models, seeds, setting, slope, strategy }: Trend): Html => {
  const write = Measure.of(measure).difference
  return row(setting, [
    text(`${strategy} − ${baseline}`),
    number(write(slope), slope),
    number(interval(write, low, high), low),
    number(seeds),
    number(models)
  ])
}

type Compared = Pick<Difference, "relation" | "setting" | "measure" | "strategy" | "baseline">

interface Slice {
  readonly title: string
  readonly isPrimary: boolean
}

const byMeasure = <R extends Compared>(
  rows: ReadonlyArray<R>
): ReadonlyArray<readonly [slice: Slice, rows: ReadonlyArray<R>]> => {
  const relation = Results.primaryRelation(rows)
  const slices = [...Map.groupBy(rows, (row) => `${Measure.heading(row.measure)}, ${row.relation} relevance`)]
    .map(([title, found]) => {
      const isPrimary = found[0].measure === Results.primary && found[0].relation === relation
      return [{ title, isPrimary }, found] as const
    })
  return [...slices.filter(([{ isPrimary }]) => isPrimary), ...slices.filter(([{ isPrimary }]) => !isPrimary)]
}

/** By setting, then strategy, then baseline. */
const inOrder = <R extends Compared>(rows: ReadonlyArray<R>, strategies: ReadonlyArray<string>): ReadonlyArray<R> => {
  const place = ({ baseline, setting, strategy }: R): ReadonlyArray<number> => [
    Results.settings.indexOf(setting),
    -strategies.indexOf(strategy),
    -strategies.indexOf(baseline)
  ]
  return [...rows].sort((a, b) => {
    const [of, to] = [place(a), place(b)]
    const i = of.findIndex((at, i) => at !== to[i])
    return i === -1 ? 0 : of[i] - to[i]
  })
}
