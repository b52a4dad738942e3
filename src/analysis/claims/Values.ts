/** "Macro averages are what was printed", within a tolerance. */
import type { Claim } from "../../../schemas/Claim.ts"
import type { Evidence, Outcome } from "../../../schemas/Verdicts.ts"
import { mean } from "../../statistics/Moments.ts"
import * as PairedT from "../../statistics/PairedT.ts"
import * as Numbers from "../Numbers.ts"
import * as Results from "../Results.ts"
import type { Facts } from "./Facts.ts"
import { digests, notTested } from "./Facts.ts"

type Test = Extract<Claim["test"], { readonly _tag: "values" }>

/** Beyond the tolerance a value is within seed noise if the printed one is in the interval of ours over seeds. */
export const evidence = (test: Test, facts: Facts): ReadonlyArray<Evidence> =>
  test.printed.map((printed) => {
    const { benchmark, model, setting, strategy, value: expected } = printed
    const what = `${benchmark}, ${model}, ${strategy}, ${setting}`
    const rows = Results.select(facts.benchmarks[benchmark] ?? [], {
      ...Results.ofMeasure(test.measure, setting),
      model,
      strategy,
      queryLang: Results.every,
      docLang: Results.every
    })
    if (rows.length === 0) return notTested(`${what}: no ${test.measure}`)
    const values = rows.map(({ value }) => value)
    const format = (value: number): string => Numbers.ofMeasure(test.measure, value)
    const text = `${what}: ${format(mean(values))}, printed ${format(expected)} ±${format(test.tolerance)}`
    return { outcome: outcomeOf(values, expected, test.tolerance), text, digests: digests(benchmark, rows, facts) }
  })

const outcomeOf = (values: ReadonlyArray<number>, expected: number, tolerance: number): Outcome => {
  if (Math.abs(mean(values) - expected) <= tolerance) return "reproduced"
  const interval = PairedT.interval(values)
  const isInside = interval !== undefined && interval.low <= expected && expected <= interval.high
  return isInside ? "within seed noise" : "not reproduced"
}
