/** The summary of an experiment: for each model and strategy, mAP in the three settings and rank distance. */
import * as Numbers from "../analysis/Numbers.ts"
import * as Results from "../analysis/Results.ts"

export interface Column {
  readonly title: string
  /** Which results it averages over seeds. */
  readonly wanted: Results.Wanted
  readonly better: "higher" | "lower"
  readonly format: (value: number) => string
}

export interface Cell extends Results.Average {
  /** Whether no strategy of the same model is better, as printed. */
  readonly best: boolean
}

export interface Line {
  readonly strategy: string
  /** One for each column; absent where there is no result. */
  readonly cells: ReadonlyArray<Cell | undefined>
}

export interface Group {
  readonly model: Results.Model
  readonly lines: ReadonlyArray<Line>
}

export const columns: ReadonlyArray<Column> = [
  ...Results.settings.map((setting) => ({
    title: setting,
    wanted: Results.primaryMacro(setting),
    better: "higher" as const,
    format: Numbers.fraction
  })),
  { title: "rank distance", wanted: Results.biasMacro, better: "lower", format: Numbers.whole }
]

/** Models smallest first; within each its strategies. */
export const make = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Group> =>
  Results.models(results).map((model) => {
    const ofModel = Results.select(results, { model: model.name })
    const strategies = Results.strategies(ofModel)
    const averages = columns.map(({ wanted }) =>
      strategies.map((strategy) => Results.average(Results.select(ofModel, { ...wanted, strategy })))
    )
    const cells = averages.map((averages, c) => markBest(averages, columns[c]))
    return { model, lines: strategies.map((strategy, s) => ({ strategy, cells: cells.map((column) => column[s]) })) }
  })

/** How many seeds the averages have: `1 seed`, `3 seeds`, `1 to 3 seeds`. */
export const seeds = (groups: ReadonlyArray<Group>): string => {
  const counts = groups.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.map((cell) => cell?.seeds ?? 0)))
    .filter((count) => count > 0)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return most === 1 ? "1 seed" : `${least === most ? "" : `${least} to `}${most} seeds`
}

/** What the numbers of `groups`, made from `results`, are. */
export const caption = (results: ReadonlyArray<Results.Row>, groups: ReadonlyArray<Group>): string => {
  const relation = Results.primaryRelation(results)
  const parallel = relation === "frame"
    ? "the translations of a query"
    : "the answers to a query in different languages"
  return `mAP by setting: ${relation} relevance, macro average over languages. Rank distance: between ${parallel} in `
    + `the ranking of all languages, lower is better. Means over ${seeds(groups)}`
    + (hasDeviations(groups) ? ", ± standard deviation" : "")
}

/** Whether any model has several seeds. */
export const hasDeviations = (groups: ReadonlyArray<Group>): boolean =>
  groups.some(({ lines }) => lines.some(({ cells }) => cells.some((cell) => cell?.deviation !== undefined)))

const markBest = (
  averages: ReadonlyArray<Results.Average | undefined>,
  { better, format }: Column
): ReadonlyArray<Cell | undefined> => {
  const means = averages.flatMap((average) => (average === undefined ? [] : [average.mean]))
  const best = format(better === "higher" ? Math.max(...means) : Math.min(...means))
  return averages.map((average) => average && { ...average, best: means.length > 1 && format(average.mean) === best })
}
