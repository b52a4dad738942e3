/** "A strategy does better than others": a comparison for each model and other strategy, paired by seed. */
import type { Claim } from "../../../schemas/Claim.ts"
import type { Evidence, Outcome } from "../../../schemas/Verdicts.ts"
import { mean } from "../../statistics/Moments.ts"
import * as PairedT from "../../statistics/PairedT.ts"
import * as Numbers from "../Numbers.ts"
import * as Pairing from "../Pairing.ts"
import * as Results from "../Results.ts"
import type { Facts } from "./Facts.ts"
import { benchmarksOf, digests, noResults, notTested } from "./Facts.ts"

type Test = Extract<Claim["test"], { readonly _tag: "better" }>

export const evidence = (test: Test, facts: Facts): ReadonlyArray<Evidence> => {
  const benchmarks = benchmarksOf(test, facts)
  if (benchmarks.length === 0) return [noResults(test)]
  const unseen = unseenBy(facts)
  return benchmarks.flatMap(([benchmark, results]) => {
    const ofMeasure = Results.select(results, Results.ofMeasure(test.measure, test.setting))
    const rows = test.languages === "unseen" ? averaged(ofMeasure.filter(unseen)) : Results.select(ofMeasure, macro)
    const models = Results.models(rows)
    const subject = `${test.measure} in the ${test.setting} setting on ${benchmark}`
    if (models.length === 0) {
      const why = test.languages === "unseen" && ofMeasure.length > 0 ? ": every language was trained on" : ""
      return [notTested(`there is no ${subject}${why}`)]
    }
    return models.flatMap(({ name: model }) =>
      test.than.map((baseline) => {
        const ofModel = Results.select(rows, { model, strategy: [test.strategy, baseline] })
        return comparison(test, { model, baseline, rows: ofModel, digests: digests(benchmark, ofModel, facts) })
      })
    )
  })
}

const macro: Results.Wanted = { queryLang: Results.every, docLang: Results.every }

/** Rows of queries in languages that no training pair is in. */
const unseenBy = ({ overlaps }: Facts) => ({ queryLang }: Results.Row): boolean =>
  overlaps !== undefined && queryLang !== Results.every && !overlaps.trainedLanguages.includes(queryLang)

/** One row an encoder: the mean over languages, or pairs of them. */
const averaged = (rows: ReadonlyArray<Results.Row>): ReadonlyArray<Results.Row> =>
  Array.from(
    Map.groupBy(rows, ({ model, seed, strategy }) => JSON.stringify([model, strategy, seed])).values(),
    (ofEncoder) => ({ ...ofEncoder[0], value: mean(ofEncoder.map(({ value }) => value)) })
  )

interface Compared {
  readonly model: string
  readonly baseline: string
  readonly rows: ReadonlyArray<Results.Row>
  readonly digests: ReadonlyArray<string>
}

const comparison = (
  { direction, measure, strategy }: Test,
  { baseline, digests, model, rows }: Compared
): Evidence => {
  const differences = [...Pairing.bySeed(rows, baseline, strategy).values()]
  if (differences.length === 0) return notTested(`${model}: ${strategy} and ${baseline} have no seed in common`)
  const interval = PairedT.interval(differences)
  const format = (value: number): string => Numbers.ofMeasure(measure, value)
  const signed = (value: number): string => Numbers.signed(measure, value)
  const [ours, theirs] = [strategy, baseline].map((name) => Results.average(Results.select(rows, { strategy: name })))
  const text = `${model}: ${strategy} ${format(ours?.mean ?? NaN)}, ${baseline} ${format(theirs?.mean ?? NaN)}: `
    + signed(mean(differences))
  if (interval === undefined) {
    return { outcome: "not tested", text: `${text}; one seed, so that its noise is not known`, digests }
  }
  const outcome = outcomeOf(direction === "higher" ? interval : { low: -interval.high, high: -interval.low })
  return { outcome, text: `${text} [${signed(interval.low)}, ${signed(interval.high)}]`, digests }
}

/** Of the interval of a gain. */
const outcomeOf = ({ high, low }: { readonly low: number; readonly high: number }): Outcome =>
  low > 0 ? "reproduced" : high < 0 ? "not reproduced" : "within seed noise"
