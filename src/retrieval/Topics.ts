/**
 * What each topic adds to a macro average. A topic is one information need: a query in all its languages (TREC and CLEF
 * call it so). Translations of a query are no independent queries, so tests and intervals draw topics, not queries.
 */
import type { Evaluation, Value } from "./Means.ts"

export interface TopicValue {
  readonly measure: string
  readonly topic: string
  readonly value: number
}

/**
 * For each measure and topic a value such that the mean over topics is the macro average: the topic's values, each
 * weighted by one over the number of its cell's queries and of cells, times the number of topics. Where all cells have
 * the same topics, that is the plain mean of the topic's values. `topics` has the topic of each query by its place in
 * the list of queries; the order is that of measures, then of a topic's first value.
 */
export const values = ({ values }: Evaluation, topics: ReadonlyArray<string>): ReadonlyArray<TopicValue> =>
  [...Map.groupBy(values, ({ measure }) => measure)].flatMap(([measure, ofMeasure]) => {
    const cells = Map.groupBy(ofMeasure, cellOf)
    const sums = new Map<string, number>()
    for (const value of ofMeasure) {
      const topic = topics[value.query]
      const queries = cells.get(cellOf(value))?.length ?? 0
      sums.set(topic, (sums.get(topic) ?? 0) + value.value / (queries * cells.size))
    }
    return Array.from(sums, ([topic, sum]) => ({ measure, topic, value: sum * sums.size }))
  })

const cellOf = ({ docLang, queryLang }: Value): string => `${queryLang} ${docLang}`
