/** The choice of a learning rate by what encoders trained with each did on a development set. */
import * as Means from "./Means.ts"

/** What one encoder did. */
export interface Trial {
  readonly learningRate: number
  readonly means: ReadonlyArray<Pick<Means.Mean, "queryLang" | "docLang" | "measure" | "value"> & Judged>
}

interface Judged {
  /** By which documents counted as relevant. */
  readonly relation: string
}

export interface Candidate {
  readonly learningRate: number
  readonly value: number
}

/**
 * The candidates, smallest learning rate first: the mean, over its trials and the three settings, of the macro average
 * of `measure`, translations of the query not being what is looked for. All strategies are tried with every learning rate, so that none is favoured.
 */
export const candidates = (trials: ReadonlyArray<Trial>, measure: string): ReadonlyArray<Candidate> => {
  const rates = [...new Set(trials.map(({ learningRate }) => learningRate))].sort((a, b) => a - b)
  return rates.map((learningRate) => {
    const values = trials
      .filter((trial) => trial.learningRate === learningRate)
      .flatMap(({ means }) => means.filter((mean) => isCounted(mean, measure)).map(({ value }) => value))
    return { learningRate, value: values.reduce((sum, value) => sum + value, 0) / values.length }
  })
}

const isCounted = ({ docLang, measure: of, queryLang, relation }: Trial["means"][number], measure: string): boolean =>
  of === measure && relation !== "translation" && queryLang === Means.every && docLang === Means.every

/** The best; of equals the one with the smallest learning rate. */
export const best = (candidates: ReadonlyArray<Candidate>): Candidate =>
  candidates.reduce((best, candidate) => (candidate.value > best.value ? candidate : best))
