/** The results of an experiment, and how their rows are ordered and averaged. */
import { deviation, mean } from "../statistics/Moments.ts"

export type Setting = "monolingual" | "cross-lingual" | "multilingual"
export type Relation = "frame" | "translation" | "answer" | "judged" | "held-out"

/** One value of one measure for one trained (or untrained) encoder. */
export interface Row {
  /** The size's name: `small`. */
  readonly model: string
  /** How batches were made: `untrained`, `monolingual`, `cross-lingual`, `hybrid`. */
  readonly strategy: string
  readonly seed: number
  /** All parameters of the encoder. */
  readonly parameters: number
  readonly nonEmbeddingParameters: number
  readonly relation: Relation
  readonly setting: Setting
  /** A language, or `*` for the macro average. */
  readonly queryLang: string
  /** A language, or `*` for the corpus of all languages and for the macro average. */
  readonly docLang: string
  /**
   * `AP`, `nDCG@10`, …; in the multilingual setting also `RankDistance`, its distribution over queries as
   * `RankDistance(quantile=0.9)`, and `SameLanguage@10`, the share of documents in the query's language; on held-out
   * pairs `ContrastiveEntropy`.
   */
  readonly measure: string
  readonly value: number
  readonly queries: number
  /** Queries left out because nothing is relevant to them. */
  readonly dropped: number
}

/** One step of one training. */
export interface LogRow {
  readonly model: string
  readonly strategy: string
  readonly seed: number
  readonly step: number
  readonly loss: number
  readonly learningRate: number
  readonly gradientNorm: number
}

/** One artifact that the results were computed from. */
export interface ProvenanceRow {
  /** What it is: `means`, `encoders`, … */
  readonly what: string
  /** Which encoder it belongs to: `large/hybrid/1`; empty if to all. */
  readonly of: string
  /** The kind of its content. */
  readonly kind: string
  /** SHA-256 of its content, hexadecimal. */
  readonly digest: string
}

export const settings: ReadonlyArray<Setting> = ["monolingual", "cross-lingual", "multilingual"]

/** In place of a language: all of them. */
export const every = "*"

/** The primary measure; its mean over queries is mAP. */
export const primary = "AP"

/** Language bias: lower is better. */
export const rankDistance = "RankDistance"

/** The share of documents in the query's language, up to a cutoff or in the corpus. */
export const sameLanguage = "SameLanguage"

/** In nats, of held-out pairs: lower is better. */
export const contrastiveEntropy = "ContrastiveEntropy"

/** The strategy of the paper, and the encoder before any training. */
export const proposed = "hybrid"
export const untrained = "untrained"

export interface Model {
  readonly name: string
  readonly parameters: number
  readonly nonEmbeddingParameters: number
}

/** The models of `rows`, smallest first. */
export const models = (
  rows: ReadonlyArray<Pick<Row, "model" | "parameters" | "nonEmbeddingParameters">>
): ReadonlyArray<Model> =>
  [
    ...new Map(
      rows.map(({ model, nonEmbeddingParameters, parameters }) =>
        [model, { name: model, nonEmbeddingParameters, parameters }] as const
      )
    ).values()
  ].sort((a, b) => a.nonEmbeddingParameters - b.nonEmbeddingParameters || byCodeUnit(a.name, b.name))

/** The strategies of `rows`: the known ones in the order in which the paper tells them, others after. */
export const strategies = (rows: ReadonlyArray<{ readonly strategy: string }>): ReadonlyArray<string> => {
  const present = new Set(rows.map(({ strategy }) => strategy))
  const others = [...present].filter((strategy) => !known.includes(strategy))
  return [...known.filter((strategy) => present.has(strategy)), ...others.sort()]
}

/** What `rows` hold in a column, each once, in code-unit order. */
export const distinct = <K extends keyof Row>(rows: ReadonlyArray<Row>, column: K): ReadonlyArray<Row[K]> =>
  [...new Set(rows.map((row) => row[column]))].sort()

/** A value for each field, or any of several. */
export type Wanted = { readonly [Field in keyof Row]?: Row[Field] | ReadonlyArray<Row[Field]> }

/** The rows with all the fields of `wanted`. */
export const select = (rows: ReadonlyArray<Row>, wanted: Wanted): ReadonlyArray<Row> => {
  const fields = Object.entries(wanted) as ReadonlyArray<[keyof Row, unknown]>
  return rows.filter((row) =>
    fields.every(([field, value]) => Array.isArray(value) ? value.includes(row[field]) : row[field] === value)
  )
}

/** The relations that an experiment is about, whichever of them its data have. */
const primaryRelations: ReadonlyArray<Relation> = ["frame", "answer", "judged"]

export const relations: ReadonlyArray<Relation> = [...primaryRelations, "translation", "held-out"]

/** The relation of the main results. */
export const primaryRelation = (rows: ReadonlyArray<Pick<Row, "relation">>): Relation =>
  primaryRelations.find((relation) => rows.some((row) => row.relation === relation)) ?? "frame"

/** The macro averages of mAP by the primary relation in one setting. */
export const primaryMacro = (setting: Setting): Wanted => ({
  relation: primaryRelations,
  setting,
  measure: primary,
  queryLang: every,
  docLang: every
})

/** The macro averages of rank distance. */
export const biasMacro: Wanted = { measure: rankDistance, queryLang: every, docLang: every }

/** The rows of a measure in one setting, by the relation that it is about. */
export const ofMeasure = (measure: string, setting: Setting): Wanted => ({
  measure,
  setting,
  ...(isBias(measure) ? {} : { relation: measure === contrastiveEntropy ? "held-out" : primaryRelations })
})

/** Whether a measure is of the ranking of all languages and not of what is relevant in it. */
const isBias = (measure: string): boolean => measure.startsWith(rankDistance) || measure.startsWith(sameLanguage)

export interface Average {
  readonly mean: number
  /** Standard deviation between seeds (n - 1); absent for a single seed. */
  readonly deviation: number | undefined
  readonly seeds: number
}

/** The average over seeds of rows that differ in their seed alone; absent without rows. */
export const average = (rows: ReadonlyArray<Row>): Average | undefined => {
  const values = rows.map(({ value }) => value)
  return values.length === 0 ? undefined : { mean: mean(values), deviation: deviation(values), seeds: values.length }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const known: ReadonlyArray<string> = [untrained, "monolingual", "cross-lingual", proposed]
