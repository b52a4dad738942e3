/** Families of measures, with trec_eval's arithmetic, and the parameters that tell the measures of a family apart. */
import { log } from "../numerics/NaturalLogarithm.ts"
import { found, type Hits, perfect } from "./Hits.ts"

/** What has a value for every measure of a family. */
export interface Settings {
  /** The last rank that counts; Infinity for the whole ranking. */
  readonly cutoff: number
  /** What a sum over relevant documents is divided by. */
  readonly divisor: Divisor
}

/**
 * The number of relevant documents, as trec_eval's map_cut; or, where that is less, the cutoff, so that a perfect
 * ranking has value 1, as LAReQA (google-research/xtreme, utils_lareqa.py) and sentence-transformers.
 */
export type Divisor = "relevant" | "min"

export interface Family {
  readonly name: string
  readonly cutoff: "never" | "optional" | "always"
  /** Names of `parameters`. */
  readonly parameters: ReadonlyArray<string>
  readonly about: string
  /** Of hits that are restricted to the least level that counts. */
  readonly value: (hits: Hits, settings: Settings) => number
}

/** A parameter, written as in ir_measures: `AP(rel=2)@100`. */
export interface Parameter {
  readonly name: string
  /** Left out of a name. */
  readonly default: string
  readonly values: RegExp
  readonly expected: string
}

export const parameters: ReadonlyArray<Parameter> = [
  /** The least level that counts as relevant (trec_eval -l). */
  { name: "rel", default: "1", values: /^[1-9]\d{0,8}$/, expected: "a whole number from 1" },
  { name: "divisor", default: "relevant", values: /^(?:relevant|min)$/, expected: "relevant or min" }
]

/** Every family. To add a measure, add an entry. */
export const all: ReadonlyArray<Family> = [
  {
    name: "AP",
    cutoff: "optional",
    parameters: ["rel", "divisor"],
    about: "average precision: precision at the rank of each relevant document, summed, over the number of relevant",
    value: (hits, { cutoff, divisor }) => {
      const relevant = hits.ideal.length
      const whole = divisor === "min" ? Math.min(relevant, cutoff) : relevant
      return ratio(sumOver(hits, cutoff, (rank, i) => (i + 1) / rank), whole)
    }
  },
  {
    name: "nDCG",
    cutoff: "optional",
    // Levels are its gains.
    parameters: [],
    about: "discounted cumulative gain, gain / log2(rank + 1), over that of the best ranking cut at the same rank",
    value: (hits, { cutoff }) => ratio(discounted(hits, cutoff), discounted(perfect(hits), cutoff))
  },
  {
    name: "R",
    cutoff: "always",
    parameters: ["rel"],
    about: "recall: relevant documents up to the cutoff over the number of relevant",
    value: (hits, { cutoff }) => ratio(found(hits, cutoff), hits.ideal.length)
  },
  {
    name: "P",
    cutoff: "always",
    parameters: ["rel"],
    about: "precision: relevant documents up to the cutoff over the cutoff",
    value: (hits, { cutoff }) => found(hits, cutoff) / cutoff
  },
  {
    name: "RR",
    cutoff: "optional",
    parameters: ["rel"],
    about: "reciprocal rank of the first relevant document",
    value: (hits, { cutoff }) => (found(hits, cutoff) > 0 ? 1 / hits.ranks[0] : 0)
  },
  {
    name: "Success",
    cutoff: "always",
    parameters: ["rel"],
    about: "1 if a relevant document is ranked up to the cutoff, else 0",
    value: (hits, { cutoff }) => Math.min(1, found(hits, cutoff))
  },
  {
    name: "Rprec",
    cutoff: "never",
    parameters: ["rel"],
    about: "precision at the number of relevant documents",
    value: (hits) => ratio(found(hits, hits.ideal.length), hits.ideal.length)
  }
]

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const sumOver = (hits: Hits, cutoff: number, term: (rank: number, i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < hits.ranks.length && hits.ranks[i] <= cutoff; i++) sum += term(hits.ranks[i], i)
  return sum
}

const discounted = (hits: Hits, cutoff: number): number =>
  sumOver(hits, cutoff, (rank, i) => hits.gains[i] / (log(rank + 1) / Math.LN2))
