/**
 * Measures of one query's ranking, with trec_eval's arithmetic. A measure needs the ranks and gains of the relevant
 * documents alone, so a full ranking need not be at hand. A mean over queries is the caller's.
 */
import * as Result from "effect/Result"
import { nearest } from "../errors/Message.ts"
import { log } from "../numerics/NaturalLogarithm.ts"
import { MeasureUnknown } from "./Errors.ts"

/** What a ranking did with the relevant documents of one query. A document is relevant from gain 1 on. */
export interface Hits {
  /** Ranks, from 1, of the relevant documents that were ranked, ascending. */
  readonly ranks: ArrayLike<number>
  /** The gain of each of them. */
  readonly gains: ArrayLike<number>
  /** The gains of all relevant documents, ranked or not, descending; its length is the number of relevant documents. */
  readonly ideal: ArrayLike<number>
}

export interface Measure {
  /** As it parses: `nDCG@10`. */
  readonly name: string
  /** Between 0 and 1; 0 for a query without relevant documents. */
  readonly value: (hits: Hits) => number
}

/** A family of measures: one for each cutoff, or one alone. */
export interface Family {
  readonly name: string
  readonly cutoff: "never" | "optional" | "always"
  readonly about: string
  /** `cutoff` is Infinity for the whole ranking. */
  readonly value: (hits: Hits, cutoff: number) => number
}

/** Every family. To add a measure, add an entry. */
export const all: ReadonlyArray<Family> = [
  {
    name: "AP",
    cutoff: "optional",
    about: "average precision: precision at the rank of each relevant document, summed, over the number of relevant",
    value: (hits, cutoff) => ratio(sumOver(hits, cutoff, (rank, i) => (i + 1) / rank), hits.ideal.length)
  },
  {
    name: "nDCG",
    cutoff: "optional",
    about: "discounted cumulative gain, gain / log2(rank + 1), over that of the best ranking cut at the same rank",
    value: (hits, cutoff) => ratio(discounted(hits, cutoff), discounted(perfect(hits), cutoff))
  },
  {
    name: "R",
    cutoff: "always",
    about: "recall: relevant documents up to the cutoff over the number of relevant",
    value: (hits, cutoff) => ratio(found(hits, cutoff), hits.ideal.length)
  },
  {
    name: "P",
    cutoff: "always",
    about: "precision: relevant documents up to the cutoff over the cutoff",
    value: (hits, cutoff) => found(hits, cutoff) / cutoff
  },
  {
    name: "RR",
    cutoff: "optional",
    about: "reciprocal rank of the first relevant document",
    value: (hits, cutoff) => (found(hits, cutoff) > 0 ? 1 / hits.ranks[0] : 0)
  },
  {
    name: "Success",
    cutoff: "always",
    about: "1 if a relevant document is ranked up to the cutoff, else 0",
    value: (hits, cutoff) => Math.min(1, found(hits, cutoff))
  },
  {
    name: "Rprec",
    cutoff: "never",
    about: "precision at the number of relevant documents",
    value: (hits) => ratio(found(hits, hits.ideal.length), hits.ideal.length)
  }
]

/** The measure of a name such as `AP`, `nDCG@10` or `Success@5`. */
export const parse = (name: string): Result.Result<Measure, MeasureUnknown> => {
  const [, familyName, cutoff] = /^([A-Za-z]+)(?:@([1-9]\d*))?$/.exec(name) ?? []
  const family = all.find((family) => family.name === familyName)
  if (family === undefined || family.cutoff === (cutoff === undefined ? "always" : "never")) {
    return Result.fail(unknown(name))
  }
  return Result.succeed({ name, value: (hits) => family.value(hits, cutoff === undefined ? Infinity : Number(cutoff)) })
}

/** The hits of a ranking that holds every relevant document, from their ranks in any order. Gains default to 1. */
export const hits = (ranks: ArrayLike<number>, gains?: ArrayLike<number>): Hits => {
  const gain = (i: number): number => (gains === undefined ? 1 : gains[i])
  const order = Array.from(ranks, (_, i) => i).filter((i) => gain(i) >= 1).sort((a, b) => ranks[a] - ranks[b])
  const ordered = order.map(gain)
  return { ranks: order.map((i) => ranks[i]), gains: ordered, ideal: ordered.toSorted((a, b) => b - a) }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const found = ({ ranks }: Hits, cutoff: number): number => {
  let count = 0
  while (count < ranks.length && ranks[count] <= cutoff) count++
  return count
}

const sumOver = (hits: Hits, cutoff: number, term: (rank: number, i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < hits.ranks.length && hits.ranks[i] <= cutoff; i++) sum += term(hits.ranks[i], i)
  return sum
}

const discounted = (hits: Hits, cutoff: number): number =>
  sumOver(hits, cutoff, (rank, i) => hits.gains[i] / (log(rank + 1) / Math.LN2))

/** All relevant documents at the top, the greatest gains first. */
const perfect = ({ ideal }: Hits): Hits => ({ ranks: Array.from(ideal, (_, i) => i + 1), gains: ideal, ideal })

const unknown = (name: string): MeasureUnknown => {
  const cutoff = /@[1-9]\d*$/.exec(name)?.[0]
  const spelled = all.flatMap((family) => [
    ...(family.cutoff === "always" ? [] : [family.name]),
    ...(family.cutoff === "never" ? [] : [family.name + (cutoff ?? "@k")])
  ])
  const known = all.flatMap((family) => [
    ...(family.cutoff === "always" ? [] : [family.name]),
    ...(family.cutoff === "never" ? [] : [`${family.name}@k`])
  ])
  return new MeasureUnknown({ name, nearest: nearest(name, spelled), known })
}
