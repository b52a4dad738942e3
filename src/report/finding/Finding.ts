/** What the results say, in sentences made from the numbers alone. */
import type { Difference } from "../../../schemas/Differences.ts"
import type { Trend } from "../../../schemas/Trends.ts"
import { seedNoise } from "../../analysis/Differences.ts"
import * as Numbers from "../../analysis/Numbers.ts"
import * as Results from "../../analysis/Results.ts"
import * as Summary from "../Summary.ts"
import * as Sentences from "./Sentences.ts"

export interface Finding {
  /** The answer in one sentence: hybrid batches against the best others at the largest size, and whether size matters. */
  readonly lead: string
  /** The differences behind it, and how far to trust them. */
  readonly details: ReadonlyArray<string>
  /** What else there is to tell: contrastive entropy, the languages of the best documents, how gains change with size. */
  readonly more: ReadonlyArray<string>
}

export interface Input {
  readonly results: ReadonlyArray<Results.Row>
  readonly differences: ReadonlyArray<Difference>
  readonly trends: ReadonlyArray<Trend>
}

export const make = (input: Input): Finding => {
  const models = Results.models(input.results)
  const largest = models.at(-1)
  if (largest === undefined) return { lead: "There are no results.", details: [], more: [] }
  const settings = Results.settings.filter((setting) => contestsIn(input, setting, largest.name).length > 0)
  const setting = settings.at(-1)
  if (setting === undefined) {
    return { lead: `At ${largest.name} there are no strategies to compare with hybrid batches.`, details: [], more: [] }
  }
  return {
    lead: lead(input, setting, models),
    details: [
      ...settings.map((setting) => inSetting(input, setting, largest.name)),
      ...ofMeasure(input, Results.rankDistance, largest.name),
      trust(input)
    ],
    more: [
      ...ofMeasure(input, Results.contrastiveEntropy, largest.name),
      ...Sentences.share(input.results, largest.name),
      ...changes(input, settings)
    ]
  }
}

/** mAP of the proposed strategy against each other one, trained ones first. */
const contestsIn = (
  { differences }: Input,
  setting: Results.Setting,
  model: string
): ReadonlyArray<Difference> =>
  differences.filter((row) => row.measure === Results.primary && row.setting === setting && row.model === model)

/** Against the trained strategy that does best, the gain over it being least; against any where none was trained. */
const hardest = (contests: ReadonlyArray<Difference>): Difference | undefined => {
  const trained = contests.filter(({ baseline }) => baseline !== Results.untrained)
  return (trained.length > 0 ? trained : contests)
    .reduce<Difference | undefined>(
      (least, row) => least === undefined || row.difference < least.difference ? row : least,
      undefined
    )
}

const lead = (input: Input, setting: Results.Setting, models: ReadonlyArray<Results.Model>): string => {
  const largest = models[models.length - 1]
  const contest = hardest(contestsIn(input, setting, largest.name)) as Difference
  const isBest = contestsIn(input, setting, largest.name).length > 1
  const rival = `${Sentences.name(contest.baseline)}${isBest ? ", the best of the others" : ""}`
  const gain = `by ${Sentences.gain(contest)} mAP in the ${setting} setting`
  const verdict = {
    larger: contest.difference > 0
      ? `pay off: they are ahead of ${rival}, ${gain}`
      : `do not pay off: they are behind ${rival}, ${gain}`,
    within: `are within seed noise of ${rival}, ${gain}`,
    unknown: `are at ${Sentences.gain(contest)} mAP against ${rival}, in the ${setting} setting, `
      + "which one seed cannot tell from chance"
  }[seedNoise(contest)]
  const trend = input.trends.find((row) =>
    row.measure === Results.primary && row.setting === setting && row.baseline === contest.baseline
    && row.against === "non-embedding"
  )
  const size = trend === undefined || models.length < 2
    ? ""
    : `; from ${models[0].name} to ${largest.name}, ${Sentences.trend(trend)}`
  return `At ${largest.name}, hybrid batches ${verdict}${size}.`
}

const inSetting = (input: Input, setting: Results.Setting, model: string): string => {
  const contests = contestsIn(input, setting, model)
  const ours = Results.average(Results.select(input.results, {
    ...Results.primaryMacro(setting),
    model,
    strategy: Results.proposed
  }))
  return `${Sentences.capital(setting)}: mAP ${Numbers.fraction(ours?.mean ?? NaN)}; ${
    Sentences.list(contests.map(Sentences.against))
  }.`
}

const ofMeasure = ({ differences, results }: Input, measure: string, model: string): ReadonlyArray<string> =>
  Results.settings.flatMap((setting) => {
    const contests = differences.filter((row) =>
      row.measure === measure && row.setting === setting && row.model === model
    )
    if (contests.length === 0) return []
    const ours = Results.average(Results.select(results, {
      ...Results.ofMeasure(measure, setting),
      queryLang: Results.every,
      docLang: Results.every,
      model,
      strategy: Results.proposed
    }))
    const value = Numbers.ofMeasure(measure, ours?.mean ?? NaN)
    const title = measure === Results.rankDistance
      ? "Rank distance"
      : `Contrastive entropy of held-out pairs, ${setting}`
    return [`${title}, where lower is better: ${value}; ${Sentences.list(contests.map(Sentences.against))}.`]
  })

/** How the gains over each trained strategy change with size in the settings that the lead does not tell of. */
const changes = ({ trends }: Input, settings: ReadonlyArray<Results.Setting>): ReadonlyArray<string> =>
  settings.flatMap((setting) => {
    const rows = trends.filter((row) =>
      row.measure === Results.primary && row.setting === setting && row.against === "non-embedding"
      && row.baseline !== Results.untrained
    )
    if (rows.length === 0) return []
    const told = rows.map((row) => `over ${Sentences.name(row.baseline)} ${Sentences.trend(row)}`)
    return [`${Sentences.capital(setting)}, with size: ${Sentences.list(told)}.`]
  })

const trust = ({ differences, results }: Input): string => {
  const seeds = Summary.seeds(Summary.make(results))
  if (differences.every((row) => seedNoise(row) === "unknown")) {
    return "Each value is of a single seed: nothing here says how much another seed would change it."
  }
  return `Values are means over ${seeds}. In brackets: 95 % t intervals of the difference over seeds; `
    + `a difference is larger than seed noise if its interval leaves 0 out. Differences are taken before rounding.`
}
