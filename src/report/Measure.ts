/** How the values of a measure are called, written and compared. */
import * as Numbers from "../analysis/Numbers.ts"
import * as Results from "../analysis/Results.ts"

export interface Measure {
  /** As in running text: `mAP`, `rank distance`. */
  readonly title: string
  readonly better: "higher" | "lower"
  readonly format: (value: number) => string
  /** With its sign. */
  readonly difference: (value: number) => string
}

/** The share of documents in the query's language among the best `top`, or in the whole corpus. */
export const sameLanguage = (top?: number): string => (top === undefined ? "SameLanguage" : `SameLanguage@${top}`)

/** The rank distance below which it is for that share of the queries. */
export const rankDistanceQuantile = (share: number): string => `${Results.rankDistance}(quantile=${share})`

export const of = (name: string): Measure => ({
  title: titles.find(([pattern]) => pattern.test(name))?.[1](name) ?? name,
  better: lower.some((start) => name.startsWith(start)) ? "lower" : "higher",
  ...(name.startsWith(Results.rankDistance)
    ? { format: Numbers.whole, difference: wholeDifference }
    : { format: Numbers.fraction, difference: Numbers.difference })
})

/** Its title at the beginning of a sentence. */
export const heading = (name: string): string => {
  const { title } = of(name)
  return title.startsWith("m") ? title : title.charAt(0).toUpperCase() + title.slice(1)
}

const lower = [Results.rankDistance, Results.contrastiveEntropy, sameLanguage()]

const titles: ReadonlyArray<readonly [RegExp, (name: string) => string]> = [
  [/^AP$/, () => "mAP"],
  [/^RankDistance$/, () => "rank distance"],
  [/^RankDistance\(quantile=.*\)$/, (name) => `rank distance, quantile ${name.slice(22, -1)}`],
  [/^SameLanguage$/, () => "same language in the corpus"],
  [/^SameLanguage@/, (name) => `same language in the top ${name.slice(13)}`],
  [/^ContrastiveEntropy$/, () => "contrastive entropy"]
]

const wholeDifference = (value: number): string => {
  const digits = Numbers.whole(Math.abs(value))
  return (digits === "0" ? "±" : value < 0 ? "−" : "+") + digits
}
