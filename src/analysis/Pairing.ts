/** Two strategies for the same model and measure, side by side: seed by seed, and topic by topic. */
import * as Results from "./Results.ts"

/** What one encoder did on the topics of all measures, by column; see schemas/TopicValues.ts. */
export interface Topics {
  readonly relation: ReadonlyArray<string>
  readonly setting: ReadonlyArray<string>
  readonly measure: ReadonlyArray<string>
  readonly topic: ReadonlyArray<string>
  readonly value: ArrayLike<number>
}

/** The topics of one encoder. */
export interface Encoder {
  readonly model: string
  readonly strategy: string
  readonly seed: number
  readonly topics: Topics
}

/** What is compared: rows of results that differ in strategy and seed alone. */
export interface Subject {
  readonly model: Results.Model
  readonly relation: Results.Relation
  readonly setting: Results.Setting
  readonly measure: string
  readonly rows: ReadonlyArray<Results.Row>
}

/** The macro averages that strategies are compared by, models smallest first. */
export const subjects = (results: ReadonlyArray<Results.Row>): ReadonlyArray<Subject> => {
  const macros = Results.select(results, { queryLang: Results.every, docLang: Results.every }).filter(isCompared)
  return Results.models(macros).flatMap((model) => {
    const ofModel = Map.groupBy(
      Results.select(macros, { model: model.name }),
      ({ measure, relation, setting }) => `${relation} ${setting} ${measure}`
    )
    return Array.from(ofModel.values(), (rows) => {
      const [{ measure, relation, setting }] = rows
      return { model, relation, setting, measure, rows }
    })
  })
}

/** Not what no encoder changes, the corpus' languages, nor translations as what is looked for: that is no main result. */
const isCompared = ({ measure, relation, setting }: Results.Row): boolean => {
  const { relation: wanted } = Results.ofMeasure(measure, setting)
  return measure !== Results.sameLanguage && (wanted === undefined || [wanted].flat().includes(relation))
}

/** The strategies that the proposed one is compared with: all others, trained ones first; none where it is absent. */
export const baselines = ({ rows }: Subject): ReadonlyArray<string> => {
  const present = Results.strategies(rows)
  if (!present.includes(Results.proposed)) return []
  const others = present.filter((strategy) => strategy !== Results.proposed)
  const isUntrained = (strategy: string): boolean => strategy === Results.untrained
  return [...others.filter((strategy) => !isUntrained(strategy)), ...others.filter(isUntrained)]
}

/** The proposed strategy's value minus the baseline's under every seed that both have. */
export const bySeed = (
  rows: ReadonlyArray<Results.Row>,
  baseline: string,
  strategy: string = Results.proposed
): ReadonlyMap<number, number> => {
  const theirs = new Map(Results.select(rows, { strategy: baseline }).map(({ seed, value }) => [seed, value]))
  return new Map(
    Results.select(rows, { strategy }).flatMap(({ seed, value }) => {
      const other = theirs.get(seed)
      return other === undefined ? [] : [[seed, value - other]]
    })
  )
}

/** The topics of every encoder, found by what they are of. */
export type TopicIndex = ReadonlyMap<string, ReadonlyMap<string, number>>

interface Of {
  readonly relation: string
  readonly setting: string
  readonly measure: string
  readonly model: string
  readonly strategy: string
  readonly seed: number
}

const nameOf = ({ measure, model, relation, seed, setting, strategy }: Of): string =>
  JSON.stringify([model, strategy, seed, relation, setting, measure])

export const index = (encoders: ReadonlyArray<Encoder>): TopicIndex => {
  const found = new Map<string, Map<string, number>>()
  for (const { topics, ...encoder } of encoders) {
    for (const [row, topic] of topics.topic.entries()) {
      const [relation, setting, measure] = [topics.relation[row], topics.setting[row], topics.measure[row]]
      const name = nameOf({ ...encoder, relation, setting, measure })
      const values = found.get(name) ?? new Map<string, number>()
      found.set(name, values.set(topic, topics.value[row]))
    }
  }
  return found
}

/** The difference of each topic that both have under all of these seeds, in the topics' order: the mean over seeds. */
export const byTopic = (
  topics: TopicIndex,
  { measure, model, relation, setting }: Subject,
  baseline: string,
  seeds: ReadonlyArray<number>
): ReadonlyArray<number> => {
  const of = (strategy: string, seed: number) =>
    topics.get(nameOf({ model: model.name, strategy, seed, relation, setting, measure })) ?? new Map<string, number>()
  const pairs = seeds.map((seed) => [of(Results.proposed, seed), of(baseline, seed)] as const)
  return Array.from(pairs[0]?.[0].keys() ?? []).flatMap((topic) => {
    let sum = 0
    for (const [ours, theirs] of pairs) {
      const [our, their] = [ours.get(topic), theirs.get(topic)]
      if (our === undefined || their === undefined) return []
      sum += our - their
    }
    return [sum / seeds.length]
  })
}
