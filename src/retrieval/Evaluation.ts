/**
 * Evaluates a run that is at hand as ranked lists against qrels, as trec_eval does; where other tools do otherwise, the
 * difference is an option.
 */
import * as Hits from "./Hits.ts"
import type { Measure } from "./Measures.ts"
import * as Ranking from "./Ranking.ts"
import type { Entry, Qrels, Run } from "./Trec.ts"

export interface Options {
  /**
   * Whether queries of the qrels that the run lacks count too, as if it had answered nothing (trec_eval -c;
   * sentence-transformers). Default: only queries in both.
   */
  readonly complete?: boolean
  /**
   * In which precision scores are compared: trec_eval up to 9.0.8 and pytrec_eval know float32, trec_eval from 10.0 on
   * float64. Documents of equal score go by id. Default: float32.
   */
  readonly scorePrecision?: "float32" | "float64"
  /** Whether a document with the query's own id is taken out of its ranking first, as BEIR does. Default: it stays. */
  readonly ignoreIdenticalIds?: boolean
}

/** What became of one query. */
export interface Evaluated {
  readonly queryId: string
  /** Whether the run answers it. */
  readonly isInRun: boolean
  /** Documents in its ranking. */
  readonly retrieved: number
  /** Documents of level 1 and above, in the qrels and in the ranking. */
  readonly relevant: number
  readonly relevantRetrieved: number
  /** That of each measure, in the order asked; 0 for a query with nothing relevant. */
  readonly values: ReadonlyArray<number>
}

/** The queries in trec_eval's order: by id, ascending in byte order. */
export const evaluate = (
  run: Run,
  qrels: Qrels,
  measures: ReadonlyArray<Measure>,
  options: Options = {}
): ReadonlyArray<Evaluated> =>
  [...qrels.keys()]
    .filter((queryId) => options.complete || run.has(queryId))
    .sort(Ranking.compareIds)
    .map((queryId) => {
      const entries = rankedBy(run.get(queryId) ?? [], queryId, options)
      const hits = hitsOf(entries, qrels.get(queryId) ?? new Map())
      return {
        queryId,
        isInRun: run.has(queryId),
        retrieved: entries.length,
        relevant: hits.ideal.length,
        relevantRetrieved: hits.ranks.length,
        values: measures.map(({ value }) => value(hits))
      }
    })

/** The mean of each measure over queries, of which there are some; summed in their order. */
export const means = (evaluated: ReadonlyArray<Evaluated>): ReadonlyArray<number> =>
  evaluated[0].values.map((_, m) => evaluated.reduce((sum, { values }) => sum + values[m], 0) / evaluated.length)

/** Best first. */
const rankedBy = (
  entries: ReadonlyArray<Entry>,
  queryId: string,
  { ignoreIdenticalIds = false, scorePrecision = "float32" }: Options
): ReadonlyArray<Entry> => {
  const kept = ignoreIdenticalIds ? entries.filter(({ docId }) => docId !== queryId) : entries
  const scores = kept.map(({ score }) => score)
  const order = {
    scores: scorePrecision === "float32" ? Float32Array.from(scores) : Float64Array.from(scores),
    ids: kept.map(({ docId }) => docId)
  }
  return Array.from(Ranking.sort(order, Int32Array.from(kept.keys())), (i) => kept[i])
}

/** What a ranked list did with the documents judged relevant, those of level 1 and above; the level is the gain. */
const hitsOf = (ranked: ReadonlyArray<Entry>, levels: ReadonlyMap<string, number>): Hits.Hits => {
  const gains = ranked.map(({ docId }) => levels.get(docId) ?? 0)
  const places = [...gains.keys()].filter((place) => gains[place] >= 1)
  return {
    ranks: places.map((place) => place + 1),
    gains: places.map((place) => gains[place]),
    ideal: [...levels.values()].filter((level) => level >= 1).sort((a, b) => b - a)
  }
}
