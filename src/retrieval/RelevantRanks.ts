/**
 * The exact ranks of the documents that are judged relevant to one query. First their scores are collected, then every
 * document of the corpus is counted between those it ranks between: running sums of these counts are the ranks.
 */
import * as Ranking from "./Ranking.ts"

/** A judged document as it is found in the corpus. */
export interface Found {
  readonly id: string
  readonly lang: string
  readonly score: number
}

/** One list for the corpus of all languages, and one for each language that has judged documents. */
export interface Counts {
  readonly pooled: List
  readonly languages: ReadonlyMap<string, List>
  /** The language of each document of `pooled`. */
  readonly langs: ReadonlyArray<string>
}

interface List extends Ranking.Order {
  /** [documents + 1]: how many documents of the corpus rank above document i but not above i - 1, i itself included. */
  readonly arrived: Int32Array
}

export const begin = (found: ReadonlyArray<Found>): Counts => {
  const sorted = found.toSorted((a, b) => b.score - a.score || Ranking.compareIds(b.id, a.id))
  return {
    pooled: list(sorted),
    languages: new Map(Array.from(Map.groupBy(sorted, ({ lang }) => lang), ([lang, of]) => [lang, list(of)])),
    langs: sorted.map(({ lang }) => lang)
  }
}

const list = (sorted: ReadonlyArray<Found>): List => ({
  scores: Float32Array.from(sorted, ({ score }) => score),
  ids: sorted.map(({ id }) => id),
  arrived: new Int32Array(sorted.length + 1)
})

interface Block extends Ranking.Order {
  readonly langs: ReadonlyArray<string>
}

/** Counts all documents of a block but `excluded`, an index in it. */
export const count = ({ languages, pooled }: Counts, { ids, langs, scores }: Block, excluded = -1): void => {
  if (pooled.ids.length === 0) return
  const lowest = pooled.scores[pooled.scores.length - 1]
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document]
    if (score < lowest || document === excluded) continue
    pooled.arrived[Ranking.position(pooled, score, ids[document])]++
    const language = languages.get(langs[document])
    if (language !== undefined) language.arrived[Ranking.position(language, score, ids[document])]++
  }
}

export interface Ranked {
  readonly docId: string
  readonly docLang: string
  /** From 1. */
  readonly rankInLanguage: number
  readonly rankPooled: number
}

/** The judged documents, best first, once the whole corpus is counted. */
export const ranks = ({ langs, languages, pooled }: Counts): ReadonlyArray<Ranked> => {
  const inLanguage = new Map(Array.from(languages, ([lang, list]) => [lang, sums(list).values()]))
  const all = sums(pooled)
  return pooled.ids.map((docId, i) => ({
    docId,
    docLang: langs[i],
    // The documents of a language come in the same order in its list.
    rankInLanguage: inLanguage.get(langs[i])?.next().value ?? 0,
    rankPooled: all[i]
  }))
}

const sums = ({ arrived }: List): Int32Array => {
  let sum = 0
  return arrived.map((count) => (sum += count))
}
