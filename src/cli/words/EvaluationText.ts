/** An evaluation of runs as tables and as JSON. */
import type { Evaluated, Options } from "../../retrieval/Evaluation.ts"
import type { Measure } from "../../retrieval/Measures.ts"
import * as TrecEval from "../../retrieval/TrecEval.ts"
import type { Compared } from "../../statistics/PairedFamily.ts"
import type { Given } from "../Testing.ts"
import * as Table from "./Table.ts"
import * as TestText from "./TestText.ts"

export interface Evaluation {
  /** The file's path; so are runs. */
  readonly qrels: string
  /** Queries in the qrels. */
  readonly judged: number
  readonly measures: ReadonlyArray<Measure>
  readonly runs: ReadonlyArray<{
    readonly run: string
    readonly evaluated: ReadonlyArray<Evaluated>
    /** One for each measure. */
    readonly means: ReadonlyArray<number>
  }>
  /** Of the other runs with the first, over the queries that both have. */
  readonly comparisons: ReadonlyArray<Comparison>
}

type Comparison = Compared & { readonly run: string; readonly measure: string }

type Settings = Given & Options & { readonly perQuery: boolean }

export const text = (evaluation: Evaluation, settings: Settings): string =>
  [
    means(evaluation),
    ...(settings.perQuery ? [perQuery(evaluation)] : []),
    ...(evaluation.runs.length > 1 ? [differences(evaluation, settings)] : [])
  ].join("\n")

const measured = (measures: ReadonlyArray<Measure>): ReadonlyArray<Table.Column> =>
  measures.map(({ name }) => ({ title: name, align: "right" }))

const cells = (values: ReadonlyArray<number>): ReadonlyArray<string> => values.map(TrecEval.fixed)

const means = ({ judged, measures, runs }: Evaluation): string =>
  Table.format(
    [{ title: "run" }, { title: "queries", align: "right" }, ...measured(measures)],
    runs.map(({ evaluated, means, run }) => [run, `${evaluated.length}/${judged}`, ...cells(means)])
  )

/** Query by query, the runs one below the other. */
const perQuery = ({ measures, runs }: Evaluation): string => {
  const all = runs.flatMap(({ evaluated, run }) => evaluated.map((query) => ({ ...query, run })))
  const several = runs.length > 1
  return Table.format(
    [{ title: "query" }, ...(several ? [{ title: "run" }] : []), ...measured(measures)],
    [...Map.groupBy(all, ({ queryId }) => queryId)].flatMap(([queryId, queries]) =>
      queries.map(({ run, values }) => [queryId, ...(several ? [run] : []), ...cells(values)])
    )
  )
}

const differences = ({ comparisons, runs: [first, ...others] }: Evaluation, given: Given): string => {
  const without = others.filter(({ run }) => !comparisons.some((comparison) => comparison.run === run))
  return `Differences to ${first.run}, over the queries that both have\n` +
    (comparisons.length === 0 ? "" : Table.format(
      [{ title: "run" }, { title: "measure" }, ...TestText.columns("queries")],
      comparisons.map((comparison) => [comparison.run, comparison.measure, ...TestText.cells(comparison)])
    ) + TestText.legend(comparisons, given, "queries")) +
    without.map(({ run }) => `  ${run} has no query in common with it\n`).join("")
}

export const json = ({ comparisons, judged, measures, qrels, runs }: Evaluation, settings: Settings): string => {
  const { complete = false, draws, ignoreIdenticalIds = false, perQuery, scorePrecision, seed } = settings
  const named = (values: ReadonlyArray<number>) => Object.fromEntries(measures.map(({ name }, m) => [name, values[m]]))
  const content = {
    format: "repro/evaluation/1",
    qrels,
    judged,
    complete,
    scorePrecision,
    ignoreIdenticalIds,
    runs: runs.map(({ evaluated, means, run }) => ({
      run,
      queries: evaluated.length,
      missing: evaluated.filter(({ isInRun }) => !isInRun).length,
      means: named(means),
      ...(perQuery
        ? { values: evaluated.map(({ queryId: query, values }) => ({ query, ...named(values) })) }
        : {})
    })),
    ...(runs.length === 1 ? {} : {
      comparedWith: runs[0].run,
      seed,
      draws,
      comparisons: comparisons.map(({ measure, run, ...compared }) => ({ run, measure, ...TestText.toJson(compared) }))
    })
  }
  return JSON.stringify(content, null, 2) + "\n"
}
