/** Evaluates a run that is at hand as ranked lists against qrels, as trec_eval does. */
import type { Hits, Measure } from "./Measures.ts"
import * as Ranking from "./Ranking.ts"
import type { Entry, Qrels, Run } from "./Trec.ts"

export interface QueryValue {
  readonly queryId: string
  readonly measure: string
  readonly value: number
}

/**
 * The values of each query that is in both run and qrels, in the order of the qrels; a query with nothing relevant has
 * value 0. With `complete`, queries of the qrels that the run lacks count too, as if it had answered nothing
 * (trec_eval -c).
 */
export const evaluate = (
  run: Run,
  qrels: Qrels,
  measures: ReadonlyArray<Measure>,
  { complete = false } = {}
): ReadonlyArray<QueryValue> =>
  [...qrels].filter(([queryId]) => complete || run.has(queryId)).flatMap(([queryId, levels]) => {
    const hits = hitsOf(run.get(queryId) ?? [], levels)
    return measures.map(({ name, value }) => ({ queryId, measure: name, value: value(hits) }))
  })

/** What a ranked list did with the documents judged relevant, those of level 1 and above; the level is the gain. */
export const hitsOf = (entries: ReadonlyArray<Entry>, levels: ReadonlyMap<string, number>): Hits => {
  const order = {
    scores: Float64Array.from(entries, ({ score }) => score),
    ids: entries.map(({ docId }) => docId)
  }
  const ranked = [...Ranking.sort(order, Int32Array.from(entries.keys()))].map((i) => levels.get(entries[i].docId) ?? 0)
  const ranks = [...ranked.keys()].filter((place) => ranked[place] >= 1)
  return {
    ranks: ranks.map((place) => place + 1),
    gains: ranks.map((place) => ranked[place]),
    ideal: [...levels.values()].filter((level) => level >= 1).sort((a, b) => b - a)
  }
}
